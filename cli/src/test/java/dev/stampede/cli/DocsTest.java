package dev.stampede.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.compile.ScenarioFile;
import dev.stampede.insight.Measures;
import dev.stampede.judge.TargetRule;
import dev.stampede.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the guides tell to type, works: every command, every snippet. */
class DocsTest {

  private static final Pattern CLASS =
      Pattern.compile("^class (\\w+) extends User", Pattern.MULTILINE);

  private static final String FRAGMENT =
      """
      import static dev.stampede.aws.Aws.*;
      import static dev.stampede.http.Http.*;

      import dev.stampede.aws.*;
      import dev.stampede.feed.*;
      import dev.stampede.http.*;
      import dev.stampede.measure.Outcome;
      import dev.stampede.scenario.*;
      import java.util.*;

      class Fragment extends User {
        final Agent supervisor = agent("supervisor");
        final LambdaFunction bulkOps = function("bulk_ops");

        %s

        @Task
        void statements() {
          %s
        }
      }
      """;

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> everyCommandAndSnippetOfAPageWorks() throws IOException {
    return Guide.all().stream()
        .filter(guide -> !guide.blocks("sh", "bash", "java", "yaml").isEmpty())
        .map(guide -> DynamicTest.dynamicTest(guide.name(), () -> follow(guide)));
  }

  private void follow(Guide guide) throws IOException {
    Path here = Files.createDirectory(folder.resolve(guide.name().replace('/', '-')));
    try (GuideShell shell = new GuideShell(here)) {
      for (Guide.Block data : guide.blocks("csv")) {
        Files.writeString(here.resolve("customers.csv"), data.text());
      }
      List<String> files = new ArrayList<>();
      for (Guide.Block java : guide.blocks("java")) {
        Optional<String> file = scenario(here, java.text());
        if (file.isPresent()) {
          files.add(file.get());
        } else {
          compiles(guide, java);
        }
      }
      for (String file : files) {
        shell.run(Words.of("./stampede --headless -f " + file + " --host http://127.0.0.1:8080"));
      }
      for (Guide.Block commands : guide.blocks("sh", "bash")) {
        Words.script(commands.text()).forEach(shell::run);
      }
      for (String inline : guide.inlineCommands()) {
        Words words = Words.of(inline);
        shell.parse(words.words().subList(1, words.words().size()), words.environment());
      }
    }
  }

  /** A whole scenario is written down under its class's name; empty for a part of one. */
  private static Optional<String> scenario(Path here, String java) throws IOException {
    Matcher named = CLASS.matcher(java);
    if (!named.find()) {
      return Optional.empty();
    }
    String file = named.group(1) + ".java";
    Files.writeString(here.resolve(file), java);
    return Optional.of(file);
  }

  /** Members of a user, or statements of a task. */
  private void compiles(Guide guide, Guide.Block java) throws IOException {
    Path file = folder.resolve("Fragment.java");
    String members = FRAGMENT.formatted(java.text(), "");
    String statements = FRAGMENT.formatted("", java.text());
    Files.writeString(file, java.text().contains("@Task") ? members : statements);
    try {
      assertThat(ScenarioFile.load(file).userClasses()).hasSize(1);
    } catch (ScenarioException e) {
      throw new AssertionError(guide.name() + ":" + java.line() + ": " + e.getMessage(), e);
    }
  }

  @Test
  void everyConfigurationThatIsShownIsOne() throws IOException {
    for (Guide page : Guide.all()) {
      for (Guide.Block yaml : page.blocks("yaml")) {
        if (yaml.text().contains("runs-on:")) {
          continue; // A workflow of a build server's.
        }
        Path file = Files.writeString(folder.resolve("stampede.yaml"), yaml.text());
        Program config = Program.run("config", "--config", file.toString());
        assertThat(config.exit()).as(page.name() + ":" + yaml.line() + " " + config.err()).isZero();
      }
    }
  }

  @Test
  void everyBlockSaysWhatItHolds() throws IOException {
    for (Guide page : Guide.all()) {
      assertThat(page.languages())
          .as("%s: a block that names no language is read by no test", page.name())
          .isSubsetOf("sh", "bash", "java", "yaml", "csv", "python", "text");
    }
  }

  @Test
  void everyTargetThatIsShownIsOne() throws IOException {
    Measures measures = Measures.of(Playhouse.INSIGHTS);
    List<String> rules =
        Guide.of("docs/targets.md").block("text", "[rows:] measure").lines().toList();
    assertThat(rules).hasSizeGreaterThan(5);
    assertThat(rules).allSatisfy(rule -> assertThat(TargetRule.parse(rule, measures)).isNotNull());
  }

  @Test
  void everyFlagThatIsPromisedToLocustsUsersIsThere() throws IOException {
    String text = Guide.of("docs/coming-from-locust.md").text();
    String ours = text.substring(text.indexOf("## Flags"), text.indexOf("<!-- refused -->"));
    String refused =
        text.substring(text.indexOf("<!-- refused -->"), text.indexOf("## A locustfile"));
    List<String> known =
        new Stampede(Terminal.ofThisProcess(), Map.of())
            .line().getCommandSpec().options().stream()
                .flatMap(option -> Arrays.stream(option.names()))
                .toList();
    assertThat(flags(ours)).hasSizeGreaterThan(25).allSatisfy(f -> assertThat(known).contains(f));
    assertThat(flags(refused))
        .isNotEmpty()
        .allSatisfy(flag ->
            assertThat(known.contains(flag) || LocustFlag.reason(flag).isPresent())
                .as(flag)
                .isTrue());
    assertThat(flags(refused)).containsAll(LocustFlag.flags());
  }

  /** The flags in the first column of a table. */
  private static List<String> flags(String table) {
    return table
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("\\|", -1)[1])
        .flatMap(cell -> Pattern.compile("`(--?[\\w-]+)`").matcher(cell).results())
        .map(match -> match.group(1))
        .toList();
  }
}
