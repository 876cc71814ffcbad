package dev.stampede.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.load.Demand;
import dev.stampede.scenario.ScenarioException;
import dev.stampede.scenario.TaskMethod;
import dev.stampede.scenario.TaskNode;
import dev.stampede.scenario.TaskSetClass;
import dev.stampede.scenario.User;
import dev.stampede.scenario.UserClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioFileTest {

  private static final String IMPORTS = "import dev.stampede.scenario.*;\n";

  @TempDir Path folder;

  @Test
  void a_file_gives_its_user_class_with_its_tasks() throws Throwable {
    UserClass type =
        loadOne(
            """
            import dev.stampede.scenario.*;
            import java.util.List;

            @Weight(4)
            class Customer extends User {
              record Line(String words, int n) {}

              private final List<Line> lines = List.of(new Line("Hello!", 1));

              Customer() { waitBetween(seconds(1), seconds(5)); }

              @Task(weight = 3)
              void chats() { lines.forEach(l -> l.words().length()); }

              @Task
              void leaves() {}
            }
            """);
    assertThat(type.name()).isEqualTo("Customer");
    assertThat(type.weight()).isEqualTo(4);
    assertThat(type.tasks().nodes())
        .extracting(t -> t.name() + t.weight())
        .containsExactly("chats3", "leaves1");
    run(type, type.create());
  }

  @Test
  void user_classes_come_in_the_order_in_which_they_are_written() throws IOException {
    assertThat(
            names(
                load(
                    """
                    import dev.stampede.scenario.*;

                    class Zoe extends Person {}

                    class Crowd {
                      static class Yves extends Person {
                        interface Mood {}
                        static class Xenia extends Person {}
                        record Bag(int n) {}
                        Runnable r = new Runnable() { public void run() {} };
                      }
                      static class Willy extends Yves {}
                    }

                    class Adam extends Crowd.Willy {}

                    abstract class Person extends User {
                      @Task void acts() {}
                    }

                    class Bea extends Person {}
                    """)))
        .containsExactly("Zoe", "Yves", "Xenia", "Willy", "Adam", "Bea");
  }

  @Test
  void an_abstract_base_takes_no_part() throws IOException {
    assertThat(
            names(
                load(
                    IMPORTS
                        + """
                        abstract class Base extends User { @Task void acts() {} }
                        class Second extends Base {}
                        class First extends Base {}
                        """)))
        .containsExactly("Second", "First");
  }

  @Test
  void a_neighbour_that_is_named_is_compiled_too_and_its_users_stay_out() throws Throwable {
    write(
        "Helper.java",
        IMPORTS
            + """
            class Helper extends User {
              static String greeting() { return "Hello!"; }
              @Task void acts() {}
            }
            """);
    write("Broken.java", "nobody names this: it need not compile");
    UserClass type =
        loadOne(
            IMPORTS + "class Customer extends User { @Task void acts() { Helper.greeting(); } }\n");
    assertThat(type.name()).isEqualTo("Customer");
    run(type, type.create());
  }

  @Test
  void a_file_may_have_a_package_and_neighbours_in_it() throws Throwable {
    write("org/example/data/Words.java", "package org.example.data;\npublic class Words {}\n");
    write("org/example/Helper.java", "package org.example;\nclass Helper {}\n");
    Path file =
        write(
            "org/example/Users.java",
            "package org.example;\n"
                + IMPORTS
                + """
                class Customer extends User {
                  @Task void acts() { new Helper(); new org.example.data.Words(); }
                }
                """);
    UserClass type = ScenarioFile.load(file).userClasses().getFirst();
    run(type, type.create());
  }

  @Test
  void a_package_without_folders_of_its_name_is_fine() throws IOException {
    assertThat(
            names(
                load(
                    "package org.example;\n"
                        + IMPORTS
                        + "class Customer extends User { @Task void acts() {} }\n")))
        .containsExactly("Customer");
  }

  @Test
  void a_type_error_is_shown_with_its_line_and_place() {
    assertRefused(
        """
        import dev.stampede.scenario.*;

        class Customer extends User {
          @Task
          void acts() {
            int n = "a";
          }
        }
        """,
        """
        error: incompatible types: String cannot be converted to int
          --> Users.java:6:13
            6 |     int n = "a";
              |             ^^^

        1 error: the scenario does not compile\
        """);
  }

  @Test
  void a_tab_is_one_column() {
    assertRefused(
        "import dev.stampede.scenario.*;\nclass Customer extends User {\n"
            + "\t@Task void acts() {\n\t\tint n =\t\"a\";\n\t}\n}\n",
        """
        error: incompatible types: String cannot be converted to int
          --> Users.java:4:11
            4 |   int n = "a";
              |           ^^^

        1 error: the scenario does not compile\
        """);
  }

  @Test
  void a_syntax_error_is_shown_alone() {
    assertRefused(
        """
        import dev.stampede.scenario.*;

        class Customer extends User {
          @Task
          void acts() {
            int n = 1
            Strin m;
          }
        }
        """,
        """
        error: ';' expected
          --> Users.java:6:14
            6 |     int n = 1
              |              ^

        1 error: the scenario does not compile\
        """);
  }

  @Test
  void a_name_that_does_not_exist_is_shown_with_where_it_was_looked_for() {
    assertRefused(
        """
        import dev.stampede.scenario.*;

        class Customer extends User {
          @Task void acts() { oneOff(); }
        }
        """,
        """
        error: cannot find symbol
          --> Users.java:4:23
            4 |   @Task void acts() { oneOff(); }
              |                       ^^^^^^
            = symbol:   method oneOff()
            = location: class Customer
            = help:     did you mean oneOf?

        1 error: the scenario does not compile\
        """);
  }

  @Test
  void windows_line_ends_leave_no_trace() {
    assertRefused(
        "import dev.stampede.scenario.*;\r\nclass Customer extends User {\r\n  int n = \"a\";\r\n}\r\n",
        """
        error: incompatible types: String cannot be converted to int
          --> Users.java:3:11
            3 |   int n = "a";
              |           ^^^

        1 error: the scenario does not compile\
        """);
  }

  @Test
  void a_file_that_stops_in_the_middle_is_shown_where_it_stops() {
    assertRefused(
        "class Customer {\n",
        """
        error: reached end of file while parsing
          --> Users.java:1:17
            1 | class Customer {
              |                 ^

        1 error: the scenario does not compile\
        """);
  }

  @Test
  void of_very_many_errors_ten_are_shown() {
    StringBuilder source = new StringBuilder("class A {\n");
    for (int i = 0; i < 13; i++) {
      source.append("  int n").append(i).append(" = \"a\";\n");
    }
    assertThatThrownBy(() -> load(source.append("}\n").toString()))
        .hasMessageEndingWith("13 errors: the scenario does not compile (3 more not shown)")
        .satisfies(
            e -> assertThat(String.valueOf(e.getMessage()).split("error: ", -1)).hasSize(11));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "class Customer {}\n", "interface Walker {}\n"})
  void a_file_without_a_user_class_is_refused(String source) {
    assertRefused(
        source,
        folder.resolve("Users.java")
            + " holds no user class; write one that extends dev.stampede.scenario.User");
  }

  @Test
  void a_bad_user_class_is_refused_as_such() {
    assertRefused(
        IMPORTS + "class Customer extends User {}\n",
        "class Customer has nothing to do; mark at least one method with @Task");
  }

  @Test
  void a_file_that_is_not_there_is_refused() {
    Path file = folder.resolve("Nowhere.java");
    assertThatThrownBy(() -> ScenarioFile.load(file))
        .isInstanceOf(ScenarioException.class)
        .hasMessage(
            "there is no scenario file "
                + file
                + "; give one with -f, such as -f scenarios/BedrockAgents.java");
  }

  @Test
  void a_file_of_another_language_is_refused() throws IOException {
    Path file = write("locustfile.py", "import locust\n");
    assertThatThrownBy(() -> ScenarioFile.load(file))
        .isInstanceOf(ScenarioException.class)
        .hasMessage("a scenario is a .java file, and " + file + " is none");
  }

  @Test
  void several_files_and_folders_are_compiled_together_in_their_order() throws IOException {
    Path last = write("z/Last.java", IMPORTS + "class Last extends Base {}\n");
    write("more/b/B.java", IMPORTS + "class B extends Base {}\n");
    write("more/A.java", IMPORTS + "class A extends Base {}\n");
    write("more/.hidden/Broken.java", "this is no Java\n");
    write("more/notes.txt", "nor is this\n");
    Path base =
        write("Base.java", IMPORTS + "abstract class Base extends User { @Task void acts() {} }\n");
    ScenarioSources sources =
        ScenarioSources.find(
            List.of(last.toString(), folder.resolve("more").toString(), base.toString()), Map.of());
    assertThat(names(ScenarioFile.load(sources, List.of()).userClasses()))
        .containsExactly("Last", "A", "B");
  }

  @Test
  void a_packed_scenario_is_played_by_its_name_and_its_errors_have_lines() {
    Map<String, PackedScenario> packed =
        Map.of(
            "agents",
            new PackedScenario(
                "Agents.java", () -> IMPORTS + "class Bot extends User { @Task void acts() {} }"),
            "broken",
            new PackedScenario("Broken.java", () -> IMPORTS + "class Bot extends Usr {}"));
    assertThat(
            names(
                ScenarioFile.load(ScenarioSources.find(List.of("agents"), packed), List.of())
                    .userClasses()))
        .containsExactly("Bot");
    assertThatThrownBy(
            () -> ScenarioFile.load(ScenarioSources.find(List.of("broken"), packed), List.of()))
        .hasMessageContaining("--> Broken.java:2:19");
    assertThatThrownBy(() -> ScenarioSources.find(List.of("agnets"), packed))
        .isInstanceOf(ScenarioException.class)
        .hasMessage(
            "there is no scenario 'agnets'; did you mean agents?; give a .java file, a folder of"
                + " them, or one of agents, broken");
  }

  @Test
  void a_missing_import_is_named() {
    assertRefused(
        """
        import dev.stampede.scenario.User;

        class Customer extends User {
          java.util.List<String> all = new ArrayList<String>();
        }
        """,
        """
        error: cannot find symbol
          --> Users.java:4:36
            4 |   java.util.List<String> all = new ArrayList<String>();
              |                                    ^^^^^^^^^
            = symbol:   class ArrayList
            = location: class Customer
            = help:     add: import java.util.ArrayList;

        1 error: the scenario does not compile\
        """);
  }

  @Test
  void classes_of_the_class_path_are_there_when_it_compiles_and_when_it_runs() throws Throwable {
    Path classes = folder.resolve("classes");
    Files.createDirectories(classes);
    Path library =
        write("lib/Greeting.java", "package lib;\npublic class Greeting { public int n = 1; }\n");
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), library.toString()))
        .isZero();
    Path file =
        write(
            "own/Users.java",
            IMPORTS
                + "class Customer extends User { @Task void acts() { new lib.Greeting().n++; } }\n");
    UserClass type =
        ScenarioFile.load(ScenarioSources.of(file), List.of(classes)).userClasses().getFirst();
    run(type, type.create());
    Path nowhere = folder.resolve("nowhere.jar");
    assertThatThrownBy(() -> ScenarioFile.load(ScenarioSources.of(file), List.of(nowhere)))
        .isInstanceOf(ScenarioException.class)
        .hasMessage("--classpath: there is no " + nowhere);
  }

  @Test
  void shapes_are_found_beside_the_users() throws IOException {
    Path file =
        write(
            "Users.java",
            IMPORTS
                + """
                import dev.stampede.load.*;
                class Wave implements Shape {
                  public Demand at(long elapsed) { return Demand.users(3, elapsed + 1); }
                }
                record Part(int n) implements Shape {
                  public Demand at(long elapsed) { return Demand.over(); }
                }
                class Broken implements Shape {
                  Broken() { throw new IllegalStateException("no sea"); }
                  public Demand at(long elapsed) { return Demand.over(); }
                }
                class Customer extends User { @Task void acts() {} }
                """);
    Scenario scenario = ScenarioFile.load(file);
    assertThat(scenario.shapes()).extracting(ShapeClass::name).containsExactly("Wave", "Broken");
    assertThat(scenario.shape("Wave").create().at(5)).isEqualTo(Demand.users(3, 6));
    assertThatThrownBy(() -> scenario.shape("Broken").create())
        .isInstanceOf(ScenarioException.class)
        .hasMessage("the shape Broken cannot be made: no sea");
    assertThatThrownBy(() -> scenario.shape("Wav"))
        .isInstanceOf(ScenarioException.class)
        .hasMessage("there is no shape 'Wav' in the scenario; did you mean Wave?");
  }

  @Test
  void a_sequence_keeps_the_order_of_its_source() throws IOException {
    List<UserClass> types =
        load(
            IMPORTS
                + """
                class Customer extends User {
                  @Task @Sequential class Visit extends TaskSet {
                    @Task void zooms() {}
                    @Task class Looks extends TaskSet { @Task void acts() { leave(); } }
                    @Task void asks() {}
                    @Task void leaves() { leave(); }
                  }
                }
                """);
    TaskSetClass visit = (TaskSetClass) types.getFirst().tasks().nodes().getFirst();
    assertThat(visit.tasks().nodes())
        .extracting(TaskNode::name)
        .containsExactly("zooms", "Looks", "asks", "leaves");
  }

  private void assertRefused(String source, String message) {
    assertThatThrownBy(() -> load(source))
        .isInstanceOf(ScenarioException.class)
        .hasMessage(message);
  }

  private UserClass loadOne(String source) throws IOException {
    List<UserClass> found = load(source);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private List<UserClass> load(String source) throws IOException {
    return ScenarioFile.load(write("Users.java", source)).userClasses();
  }

  private Path write(String name, String source) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, source);
  }

  private static void run(UserClass type, User user) throws Throwable {
    ((TaskMethod) type.tasks().nodes().getFirst()).run(user);
  }

  private static List<String> names(List<UserClass> types) {
    return types.stream().map(UserClass::name).toList();
  }
}
