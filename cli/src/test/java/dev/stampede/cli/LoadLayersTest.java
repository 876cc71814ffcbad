package dev.stampede.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who decides the load: flags, environment, file, profile, shape. As {@code config} tells it. */
@DisplayName("The load")
class LoadLayersTest {

  private static final String PROFILES =
      """
      profiles:
        small: {users: 10, spawn-rate: 2, run-time: 5m}
        steps: {stages: [{duration: 1m, users: 10}, {duration: 4m, users: 40}]}
      """;

  private static final String USER =
      """
      import dev.stampede.load.*;
      import dev.stampede.scenario.*;

      class Crowd extends User {
        @Task void waits() {
          measure("nothing", () -> {});
        }
      }
      """;

  @TempDir private Path folder;

  private Program config(String file, Map<String, String> environment, String... arguments)
      throws IOException {
    Path yaml = Files.writeString(folder.resolve("own.yaml"), PROFILES + file);
    List<String> all = new ArrayList<>(List.of("config", "--config", yaml.toString()));
    all.addAll(List.of(arguments));
    return Program.run(environment, all.toArray(String[]::new));
  }

  /** Shape names as a scenario's, each of which asks for three users for a second. */
  private Path scenario(String... shapes) throws IOException {
    StringBuilder text = new StringBuilder(USER);
    for (String shape : shapes) {
      text.append(
          """
          class %s implements Shape {
            @Override
            public Demand at(long elapsed) {
              return elapsed < 1_000_000_000L ? Demand.users(3, 1_000_000_000L) : Demand.over();
            }
          }
          """
              .formatted(shape));
    }
    return Files.writeString(folder.resolve("Crowd.java"), text);
  }

  private static String load(Program program) {
    assertThat(program.exit()).as(program.err()).isZero();
    return program
        .out()
        .lines()
        .filter(line -> line.matches("  (users|spawn-rate|run-time|load-profile|shape): .*"))
        .map(line -> line.strip().replaceAll(" +# ", " (").replaceAll("[^ (]*own.yaml", "file"))
        .map(line -> line + ")")
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest(name = "file {0}, environment {1}, flags {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -                                       | -                       | -                           | users: 1 (default), spawn-rate: 1 (default)
          users: 5                                | -                       | -                           | users: 5 (file:4), spawn-rate: 1 (default)
          users: 5                                | USERS=6                 | -                           | users: 6 (STAMPEDE_USERS), spawn-rate: 1 (default)
          users: 5                                | USERS=6                 | -u 7 -r 3                   | users: 7 (--users), spawn-rate: 3 (--spawn-rate)
          users: 50, spawn-rate: 5, run-time: 9m  | -                       | --load-profile small        | users: 10 (profile small), spawn-rate: 2 (profile small), run-time: 300s (profile small), load-profile: small (--load-profile)
          -                                       | USERS=50 RUN_TIME=9m    | --load-profile small        | users: 10 (profile small), spawn-rate: 2 (profile small), run-time: 300s (profile small), load-profile: small (--load-profile)
          users: 50                               | LOAD_PROFILE=small      | -                           | users: 10 (profile small), spawn-rate: 2 (profile small), run-time: 300s (profile small), load-profile: small (STAMPEDE_LOAD_PROFILE)
          load-profile: small, users: 7           | -                       | -                           | users: 7 (file:4), spawn-rate: 2 (profile small), run-time: 300s (profile small), load-profile: small (file:4)
          load-profile: small                     | USERS=7                 | -t 1m                       | users: 7 (STAMPEDE_USERS), spawn-rate: 2 (profile small), run-time: 60s (--run-time), load-profile: small (file:4)
          users: 50                               | -                       | --load-profile small -u 7   | users: 7 (--users), spawn-rate: 2 (profile small), run-time: 300s (profile small), load-profile: small (--load-profile)
          load-profile: small                     | LOAD_PROFILE=steps      | -                           | users: 40 (profile steps), run-time: 300s (profile steps), load-profile: steps (STAMPEDE_LOAD_PROFILE)
          load-profile: small, users: 5           | -                       | --shape Waves               | shape: Waves (--shape)
          shape: Waves                            | -                       | --load-profile small        | users: 10 (profile small), spawn-rate: 2 (profile small), run-time: 300s (profile small), load-profile: small (--load-profile)
          users: 5, run-time: 9m                  | SHAPE=Waves             | -t 1m                       | run-time: 60s (--run-time), shape: Waves (STAMPEDE_SHAPE)
          """)
  void isDecidedByTheProfileOrShapeUnlessItsNumbersAreOfTheSameLayerOrAStronger(
      String file, String environment, String flags, String load) throws IOException {
    Map<String, String> variables = new HashMap<>();
    for (String variable : environment == null ? new String[0] : environment.split(" ")) {
      int equals = variable.indexOf('=');
      variables.put("STAMPEDE_" + variable.substring(0, equals), variable.substring(equals + 1));
    }
    List<String> arguments = new ArrayList<>();
    if ((file + environment + flags).matches("(?i).*shape.*")) {
      arguments.addAll(List.of("-f", scenario("Waves", "Tides").toString()));
    }
    arguments.addAll(flags == null ? List.of() : List.of(flags.split(" ")));

    Program program =
        config(
            file == null ? "" : "run: {" + file + "}", variables, arguments.toArray(String[]::new));

    assertThat(load(program)).isEqualTo(load);
  }

  @Test
  void hasOneDeciderInALayer() throws IOException {
    Program program = config("", Map.of(), "--load-profile", "small", "--shape", "Waves");

    assertThat(program.exit()).isEqualTo(ExitCode.USAGE.code());
    assertThat(program.err())
        .startsWith("stampede: --load-profile and --shape both decide the load");
  }

  @Test
  void isThatOfTheOnlyShapeWhereNobodySaysOtherwise() throws IOException {
    String scenario = scenario("Waves").toString();

    assertThat(load(config("", Map.of(), "-f", scenario)))
        .isEqualTo("shape: Waves (the scenario's only shape)");
  }

  @Test
  void isCountedWhereOnlyTheShapeKnewIt() throws IOException {
    Path summary = folder.resolve("summary.json");

    Program program =
        Program.run(
            "-f", scenario("Waves").toString(), "--headless", "--summary", summary.toString());

    assertThat(program.err()).contains("Starting the scenario's own shape Waves");
    assertThat(Files.readString(summary)).containsPattern("\"users\" ?: ?3\\b");
  }

  @Test
  void saysThatNumbersOverruleTheOnlyShape() throws IOException {
    Program program =
        Program.run("-f", scenario("Waves").toString(), "--headless", "-u", "1", "-t", "1s");

    assertThat(program.err())
        .contains("the scenario's shape Waves does not count", "say --shape Waves")
        .contains("Starting 1 user at 1 per second");
  }

  @Test
  void saysThatNoneOfSeveralShapesWasChosen() throws IOException {
    Program program =
        Program.run("-f", scenario("Waves", "Tides").toString(), "--headless", "-t", "1s");

    assertThat(program.err())
        .containsPattern("several shapes \\((Waves, Tides|Tides, Waves)\\) and none was chosen");
  }

  @Test
  void isThatOfTheStagesWhateverNumbersAreBesideThem() throws IOException {
    Path yaml =
        Files.writeString(
            folder.resolve("own.yaml"),
            "profiles: {steps: {stages: [{duration: 1s, users: 2}, {duration: 1s, users: 1}]}}\n");
    Path summary = folder.resolve("summary.json");

    Program program =
        Program.run(
            "-f",
            scenario().toString(),
            "--headless",
            "--config",
            yaml.toString(),
            "--load-profile",
            "steps",
            "-u",
            "50",
            "--summary",
            summary.toString());

    assertThat(program.err())
        .contains("Starting stages with up to 2 users (Crowd) for 2s against")
        .contains("profile steps has stages")
        .doesNotContain("50 users");
    assertThat(Files.readString(summary)).containsPattern("\"users\" ?: ?2\\b");
  }
}
