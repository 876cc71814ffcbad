package dev.stampede.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.input.Share;
import dev.stampede.input.TimeSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code stampede config} tells what a run would be, and refuses what a run refuses. */
class ConfigCommandTest {

  /**
   * Told in words (random, for ever, stderr), set by the tests' own environment (runs), or another
   * one for each target (budget).
   */
  private static final List<String> NOT_A_VALUE =
      List.of(
          "seed",
          "run-time",
          "exit-code-on-error",
          "locustfile",
          "logfile",
          "config",
          "runs",
          "budget");

  @TempDir private Path folder;

  @Test
  void everyUsualValueThatTheHelpPageTellsIsListed() {
    String listed = Program.run("config").out();
    Map<String, String> usual = usualValues();

    assertThat(usual).containsKeys("users", "call-timeout", "max-connections", "latency");
    usual.forEach((flag, value) -> {
      Matcher line =
          Pattern.compile("(?m)^  " + flag + ": \"?([^ \"]+)\"? +# default$").matcher(listed);
      assertThat(line.find()).as("%s in%n%s", flag, listed).isTrue();
      assertThat(plain(line.group(1))).as(flag).isEqualTo(plain(value));
    });
  }

  /** Of flags whose description ends with one. */
  private static Map<String, String> usualValues() {
    Map<String, String> usual = new LinkedHashMap<>();
    for (OptionSpec option : CommandSpec.forAnnotatedObject(new RunFlags()).options()) {
      Matcher told =
          Pattern.compile("\\(default: ([^ ,)]+)[^)]*\\)$")
              .matcher(String.join(" ", option.description()).replace("%%", "%"));
      String name = option.longestName().substring(2);
      if (told.find() && !NOT_A_VALUE.contains(name)) {
        usual.put(name, told.group(1));
      }
    }
    return usual;
  }

  private static String plain(String value) {
    if (value.equals("0") || value.matches("\\d+[smh]")) {
      return TimeSpan.parse(value).toString();
    }
    return value.endsWith("%") ? Share.show(Share.parse(value)) : value;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          targets: ['lambda: p95 < 3']            | 2 | own.yaml:1: targets:
          run: {load-profile: smok}               | 2 | own.yaml:1: --load-profile: there is no profile 'smok'; did you mean smoke?
          run: {latency: slow}                    | 2 | own.yaml:1: --latency:
          run: {misroutes: lots}                  | 2 | own.yaml:1: --misroutes:
          agents: {notes: {agent-id: '!'}}        | 2 | own.yaml:1: agent notes:
          run: {shape: Waves}                     | 4 | there is no shape 'Waves' in the scenario
          run: {locustfile: Nowhere.java}         | 4 | there is no scenario file Nowhere.java
          """)
  void refusesWhatARunRefusesInTheSameWords(String yaml, int code, String words)
      throws IOException {
    Path file = Files.writeString(folder.resolve("own.yaml"), yaml + "\n");
    Program told = Program.run("config", "--config", file.toString());
    Program played =
        Program.run("--config", file.toString(), "--headless", "-t", "1s", "--no-journal");

    assertThat(told.exit()).as(told.err()).isEqualTo(code);
    assertThat(told.err()).contains(words);
    assertThat(told.out()).isEmpty();
    assertThat(played.exit()).isEqualTo(code);
    assertThat(complaint(played)).isNotEmpty().isEqualTo(complaint(told));
  }

  /** The first of our own lines: warnings of the machine may stand before it. */
  private static Optional<String> complaint(Program program) {
    return program.err().lines().filter(line -> line.startsWith("stampede: ")).findFirst();
  }

  @Test
  void isNotTheUsualLatencyWhereAFileTellsOfIt() throws IOException {
    Path behaviour = Files.writeString(folder.resolve("behaviour.yaml"), "latency: none\n");
    Program told = Program.run("config", "--behaviour", behaviour.toString());

    assertThat(told.exit()).as(told.err()).isZero();
    assertThat(told.out()).contains("  behaviour: ").doesNotContain("  latency:", "  misroutes:");
  }

  @Test
  void namesASystemAndNotWhatItStandsFor() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("own.yaml"), "systems: {bench: {target: 'http://127.0.0.1:9100'}}\n");
    Program told = Program.run("config", "--config", file.toString(), "--target", "bench");

    assertThat(told.out()).containsPattern("  target: bench +# --target");
  }
}
