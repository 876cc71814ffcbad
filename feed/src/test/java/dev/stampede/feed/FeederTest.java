package dev.stampede.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.compile.ScenarioFile;
import dev.stampede.measure.Recorder;
import dev.stampede.scenario.Play;
import dev.stampede.scenario.RunHandle;
import dev.stampede.scenario.ScenarioException;
import dev.stampede.scenario.Services;
import dev.stampede.scenario.TaskMethod;
import dev.stampede.scenario.User;
import dev.stampede.scenario.UserClass;
import dev.stampede.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FeederTest {

  @TempDir private Path folder;

  private RunHandle run = new RunHandle(() -> {});

  private Play play(String userClass, int number) {
    return new Play(
        "run",
        userClass,
        number,
        new SplittableRandom(number),
        Clock.system(),
        Recorder.create(Clock.system()),
        Services.none(),
        run);
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String letters() throws IOException {
    return write("letters.csv", "letter\na\nb\nc\n");
  }

  @Test
  void users_of_a_class_share_a_file_and_begin_again_after_the_last_record() throws IOException {
    String file = letters();
    List<String> seen = new ArrayList<>();
    for (int user = 1; user <= 4; user++) {
      play("Customer", user).run(() -> seen.add(Feeder.csv(file).next().get("letter")));
    }
    play("Other", 5).run(() -> seen.add(Feeder.csv(file).next().get("letter")));
    assertThat(seen).containsExactly("a", "b", "c", "a", "a");
  }

  @Test
  void another_run_begins_at_the_first() throws IOException {
    String file = letters();
    List<String> seen = new ArrayList<>();
    play("Customer", 1).run(() -> seen.add(Feeder.csv(file).next().get("letter")));
    run = new RunHandle(() -> {});
    play("Customer", 1).run(() -> seen.add(Feeder.csv(file).next().get("letter")));
    assertThat(seen).containsExactly("a", "a");
  }

  @Test
  void a_queue_hands_out_each_record_once_to_however_many_threads() throws Exception {
    StringBuilder csv = new StringBuilder("n\n");
    for (int i = 0; i < 1_000; i++) {
      csv.append(i).append('\n');
    }
    String file = write("numbers.csv", csv.toString());
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    List<Thread> users = new ArrayList<>();
    for (int user = 1; user <= 8; user++) {
      Play play = play("Customer", user);
      users.add(
          Thread.ofVirtual()
              .start(() ->
                  play.run(() -> {
                    Feeder numbers = Feeder.csv(file).queue();
                    for (var next = numbers.poll(); next.isPresent(); next = numbers.poll()) {
                      seen.add(next.orElseThrow().get("n"));
                    }
                  })));
    }
    for (Thread user : users) {
      user.join();
    }
    assertThat(seen).hasSize(1_000).doesNotHaveDuplicates();
    play("Customer", 9)
        .run(() ->
            assertThatThrownBy(() -> Feeder.csv(file).queue().next())
                .isInstanceOf(ScenarioException.class)
                .hasMessage(
                    file
                        + ": all 1000 records are used up; give it more, or let it begin again:"
                        + " leave out queue()"));
  }

  @Test
  void random_records_are_the_users_own_draws() throws IOException {
    String file = letters();
    List<List<String>> drawn = new ArrayList<>();
    for (int user : new int[] {3, 3, 4}) {
      play("Customer", user)
          .run(() -> {
            Feeder feeder = Feeder.csv(file).random();
            drawn.add(Stream.generate(() -> feeder.next().get("letter")).limit(40).toList());
          });
    }
    assertThat(drawn.get(0)).isEqualTo(drawn.get(1)).isNotEqualTo(drawn.get(2)).contains("a", "c");
  }

  @Test
  void csv_may_quote_break_lines_and_use_any_line_end() throws IOException {
    String file =
        write("q.csv", "name,words\r\n\"O'Hara, Jo\",\"say \"\"hi\"\"\nnow\"\r\n\r\nÄ,\n");
    play("Customer", 1)
        .run(() -> {
          Feeder feeder = Feeder.csv(file);
          FeedRecord first = feeder.next();
          assertThat(first.get("name")).isEqualTo("O'Hara, Jo");
          assertThat(first.get("words")).isEqualTo("say \"hi\"\nnow");
          FeedRecord second = feeder.next();
          assertThat(second.get("name")).isEqualTo("Ä");
          assertThat(second.get("words")).isEmpty();
        });
  }

  @Test
  void json_gives_scalars_as_text_and_the_rest_as_json() throws IOException {
    String file =
        write("a.json", "[{\"id\": 7, \"on\": true, \"in\": {\"a\": [1]}},\n {\"id\": 8.5}]");
    play("Customer", 1)
        .run(() -> {
          Feeder feeder = Feeder.json(file);
          FeedRecord first = feeder.next();
          assertThat(first.number("id")).isEqualTo(7);
          assertThat(first.get("on")).isEqualTo("true");
          assertThat(first.get("in")).isEqualTo("{\"a\":[1]}");
          FeedRecord second = feeder.next();
          assertThat(second.number("id")).isEqualTo(8.5);
          assertThat(second.place()).isEqualTo(file + ":2");
        });
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of("a.csv", "n,m\n1,2\n1,2,3\n", ":3: Too many entries"),
        Arguments.of("b.csv", "n,m\n1,2\n1\n", ":3: Not enough column values"),
        Arguments.of("c.csv", "n\n", " holds no record"),
        Arguments.of("d.json", "[]", " holds no record"),
        Arguments.of("e.json", "{\"a\": 1}", ":1: an array is wanted here"),
        Arguments.of("f.json", "[\n1]", ":2: an object is wanted here"),
        Arguments.of("g.json", "[{\"a\": 1},\n{\"a\" 2}]", ":2: "));
  }

  @ParameterizedTest(name = "{0}{2}")
  @MethodSource("bad")
  void a_bad_file_is_refused_with_its_line(String name, String text, String message)
      throws IOException {
    String file = write(name, text);
    play("Customer", 1)
        .run(() ->
            assertThatThrownBy(
                    () -> (name.endsWith("csv") ? Feeder.csv(file) : Feeder.json(file)).next())
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith(file + message));
  }

  @Test
  void a_file_that_is_not_there_and_a_wrong_field_are_named() throws IOException {
    String file = letters();
    play("Customer", 1)
        .run(() -> {
          assertThatThrownBy(() -> Feeder.csv(file + "x"))
              .isInstanceOf(ScenarioException.class)
              .hasMessage(
                  "there is no data file "
                      + file
                      + "x; its path is relative to the scenario's file");
          FeedRecord first = Feeder.csv(file).next();
          assertThatThrownBy(() -> first.get("leter"))
              .hasMessage(
                  file + ":2: there is no field 'leter'; did you mean letter?; there are letter");
          assertThatThrownBy(() -> first.number("letter"))
              .hasMessage(file + ":2: the field 'letter' is no number: 'a'");
        });
  }

  @Test
  void a_path_is_relative_to_the_scenarios_own_file() throws Throwable {
    letters();
    Path scenario =
        Files.writeString(
            folder.resolve("Users.java"),
            """
            import dev.stampede.feed.*;
            import dev.stampede.scenario.*;

            class Customer extends User {
              final Feeder letters = Feeder.csv("letters.csv");

              @Task
              void acts() {
                if (!letters.next().get("letter").equals("a")) {
                  throw new AssertionError();
                }
              }
            }
            """);
    UserClass type = ScenarioFile.load(scenario).userClasses().getFirst();
    List<Throwable> thrown = new ArrayList<>();
    play("Customer", 1)
        .run(() -> {
          try {
            User user = type.create();
            ((TaskMethod) type.tasks().nodes().getFirst()).run(user);
          } catch (Throwable t) {
            thrown.add(t);
          }
        });
    assertThat(thrown).isEmpty();
  }
}
