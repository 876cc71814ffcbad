package dev.stampede.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.output.console.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole program inside this JVM: arguments in, text and an exit code out. */
class CommandLineTest {

  private static final String SCENARIO = "../scenarios/BedrockAgents.java";

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return run(Map.of(), arguments);
  }

  private int run(Map<String, String> environment, String... arguments) {
    Terminal terminal =
        new Terminal(
            Screen.pipe(new PrintStream(out, true, StandardCharsets.UTF_8), true),
            Screen.pipe(new PrintStream(err, true, StandardCharsets.UTF_8), true));
    Map<String, String> variables = new HashMap<>(environment);
    variables.putIfAbsent("STAMPEDE_RUNS", folder.resolve("runs").toString());
    return new Stampede(terminal, variables).run(arguments);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void versionIsOneLineOnStdout() {
    assertThat(run("--version")).isZero();
    assertThat(out().lines()).hasSize(1).first().asString().startsWith("stampede ");
    assertThat(err()).isEmpty();
  }

  @Test
  void helpTellsAllFlagsOnStdout() {
    assertThat(run("--help")).isZero();
    assertThat(out())
        .contains(
            "-u, --users", "-r, --spawn-rate", "-t, --run-time", "--headless", "--csv", "emulator")
        .contains("Exit codes");
    assertThat(err()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --spwan-rate 5                          | unknown option '--spwan-rate'; did you mean --spawn-rate?
          --frobnicate                            | unknown option '--frobnicate'
          -u many                                 | -u/--users: 'many' is not a whole number
          -u 0 --headless                         | -u/--users must be 1 or more, not 0
          -r 0 --headless                         | -r/--spawn-rate must be above 0, not 0.0
          -r NaN --headless                       | -r/--spawn-rate must be above 0, not NaN
          -t soon                                 | -t/--run-time: 'soon' is not a time; write 300, 300s, 20m, 3h or 1h30m
          -t 0 --headless                         | -t/--run-time must be above 0; leave it out to run until Ctrl-C
          --headless -t 5s -t 6s                  | option '--run-time' (TIME) should be specified only once
          --headless --csv-full-history           | --csv-full-history needs --csv PREFIX
          --headless --loglevel LOUD              | -L/--loglevel: 'LOUD' is not a level; write one of DEBUG, INFO, WARNING, ERROR, CRITICAL
          --headless --exit-code-on-error 256     | --exit-code-on-error must be 0 to 255, not 256
          --headless --host shop.example          | -H/--host: 'shop.example' is no endpoint: it must begin with http:// or https://
          --headless --trace some                 | --trace takes all, none or a share such as 10%: 'some' is not a share; write 0% to 100%, or 0 to 1
          --headless --misroutes lots             | --misroutes: 'lots' is not a share; write 0% to 100%, or 0 to 1
          """)
  void wrongUseIsToldInALineAndExitsTwo(String arguments, String message) {
    assertThat(run(arguments.split(" "))).isEqualTo(ExitCode.USAGE.code());
    assertThat(err().lines().findFirst()).contains("stampede: " + message);
    assertThat(err()).doesNotContain("\tat ");
    assertThat(out()).isEmpty();
  }

  @Test
  void aTargetThatCannotBeFoundIsToldInALineAndExitsFive() {
    assertThat(run("--headless", "-u", "3", "-t", "60s", "--target", "http://no.such.invalid"))
        .isEqualTo(ExitCode.TARGET.code());
    assertThat(err().lines())
        .contains(
            "stampede: cannot find the host of http://no.such.invalid: check the address and the"
                + " network");
    assertThat(err()).doesNotContain("\tat ");
  }

  @Test
  void flagsWinOverTheEnvironmentAndThatOverTheFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("own.yaml"), "run: {users: 3, spawn-rate: 3, latency: none}\n");

    assertThat(
            run(
                Map.of("STAMPEDE_SPAWN_RATE", "4", "STAMPEDE_USERS", "4"),
                "config",
                "--config",
                file.toString(),
                "-u",
                "5"))
        .isZero();

    assertThat(out().lines())
        .anyMatch(line -> line.matches(" +users: 5 +# --users"))
        .anyMatch(line -> line.matches(" +spawn-rate: 4 +# STAMPEDE_SPAWN_RATE"))
        .anyMatch(line -> line.matches(" +latency: none +# .*own.yaml:1"))
        .anyMatch(line -> line.matches(" +trace: all +# default"));
  }

  @Test
  void wrongValuesAreSaidWithThePlaceTheyComeFrom() throws IOException {
    assertThat(run(Map.of("STAMPEDE_USERS", "many"), "--headless")).isEqualTo(2);
    assertThat(err())
        .startsWith("stampede: STAMPEDE_USERS: -u/--users: 'many' is not a whole number");
    err.reset();
    Path file = Files.writeString(folder.resolve("own.yaml"), "\nrun: {user: 3}\n");
    assertThat(run("--config", file.toString(), "--headless")).isEqualTo(2);
    assertThat(err())
        .startsWith("stampede: " + file + ":2: unknown flag 'user'; known are ")
        .contains("did you mean users?");
    err.reset();
    assertThat(run("--config", "nowhere.yaml", "--headless")).isEqualTo(2);
    assertThat(err()).isEqualTo("stampede: nowhere.yaml: there is no such file\n");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run: {users: -3}                          | -u/--users must be 1 or more, not -3
          run: {spawn-rate: 0}                      | -r/--spawn-rate must be above 0, not 0.0
          run: {run-time: 0}                        | -t/--run-time must be above 0; leave it out to run until Ctrl-C
          run: {exit-code-on-error: 300}            | --exit-code-on-error must be 0 to 255, not 300
          run: {load-profile: smok}                 | --load-profile: there is no profile 'smok'; did you mean smoke?
          run: {latency: slow}                      | --latency:
          run: {fault: lots}                        | --fault:
          run: {trace: some}                        | --trace takes all, none or a share
          run: {target: nirvana}                    | --target: 'nirvana' is neither emulator nor aws nor a URL
          run: {target: 'http://me:pw@localhost'}   | --target: 'http://********@localhost' holds a login
          run: {host: shop}                         | -H/--host: 'shop' is no endpoint
          run: {call-timeout: 0}                    | the call timeout must be longer than nothing
          run: {max-connections: 0}                 | at least one connection per event loop is needed
          run: {loglevel: LOUD}                     | -L/--loglevel: 'LOUD' is not a level
          run: {web-port: 70000}                    | -P/--web-port must be 0 to 65535, not 70000
          systems: {emulator: {target: nirvana}}    | systems.emulator: --target: 'nirvana' is neither
          """)
  void anImpossibleValueIsSaidWithFileAndLine(String yaml, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("own.yaml"), "\n" + yaml + "\n");
    assertThat(run("--config", file.toString(), "--headless")).as(err()).isEqualTo(2);
    assertThat(err()).startsWith("stampede: " + file + ":2: " + message);
  }

  @Test
  void anImpossibleValueIsSaidWithItsVariableAndAFlagNeedsNoPlace() {
    assertThat(run(Map.of("STAMPEDE_TRACE", "some"), "--headless")).isEqualTo(2);
    assertThat(err()).startsWith("stampede: STAMPEDE_TRACE: --trace takes all, none or a share");
    err.reset();
    assertThat(run(Map.of("STAMPEDE_USERS", "-3"), "doctor")).isEqualTo(2);
    assertThat(err()).startsWith("stampede: STAMPEDE_USERS: -u/--users must be 1 or more");
    err.reset();
    assertThat(run(Map.of("STAMPEDE_USERS", "-3"), "--headless", "-u", "-4")).isEqualTo(2);
    assertThat(err()).startsWith("stampede: -u/--users must be 1 or more, not -4");
  }

  @Test
  void aWordThatIsNoUserClassMayHaveBeenACommand() {
    assertThat(run("emulatr")).isEqualTo(ExitCode.SCENARIO.code());
    assertThat(err())
        .startsWith("stampede: there is no user class 'emulatr'")
        .contains("did you mean emulator?");
  }

  @Test
  void aTargetThatIsGivenTwiceIsRefused() {
    assertThat(run("--target", "aws", "--target", "emulator")).isEqualTo(ExitCode.USAGE.code());
    assertThat(err()).startsWith("stampede: option '--target'").contains("only once");
  }

  @Test
  void flagsThatOnlyLocustHasAreExplained() {
    assertThat(run("--equal-weights", "--headless")).isEqualTo(2);
    assertThat(err())
        .startsWith("stampede: there is no option '--equal-weights' here: weights stand in");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--headful", "--web-host-display-name", "--build-path"})
  void newerFlagsOfLocustAreExplainedToo(String flag) {
    assertThat(run(flag)).isEqualTo(2);
    assertThat(err()).startsWith("stampede: there is no option '" + flag + "' here: ");
  }

  @Test
  void aScenarioIsNotFetchedFromAUrl() {
    assertThat(run("-f", "http://example.invalid/A.java", "--headless"))
        .isEqualTo(ExitCode.SCENARIO.code());
    assertThat(err())
        .startsWith("stampede: 'http://example.invalid/A.java' is a URL")
        .contains("download it");
  }

  @Test
  void theDoctorAndTheConfigurationTellOfAMissingScenarioAsARunDoes() {
    for (String command : List.of("doctor", "config")) {
      err.reset();
      assertThat(run(command, "-f", "Nowhere.java")).isEqualTo(ExitCode.SCENARIO.code());
      assertThat(err()).startsWith("stampede: there is no scenario file Nowhere.java");
    }
  }

  @Test
  void aMissingScenarioIsNamed() {
    assertThat(run("-f", "Nowhere.java", "--headless")).isEqualTo(ExitCode.SCENARIO.code());
    assertThat(err()).startsWith("stampede: there is no scenario file Nowhere.java");
  }

  @Test
  void aScenarioThatDoesNotCompileIsShownWithTheLine() throws IOException {
    Path file = Files.writeString(folder.resolve("Bad.java"), "class Bad extends User { }\n");
    assertThat(run("-f", file.toString(), "--headless")).isEqualTo(ExitCode.SCENARIO.code());
    assertThat(err()).contains("--> Bad.java:1:19", "^^^^");
  }

  @Test
  void anAgentThatNobodyKnowsEndsTheRunWithTheNearestRightName() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("Typo.java"),
            Files.readString(Path.of(SCENARIO)).replace("\"supervisor\"", "\"supervizor\""));
    assertThat(run("-f", file.toString(), "--headless", "-t", "30s"))
        .isEqualTo(ExitCode.SCENARIO.code());
    assertThat(err()).contains("supervizor", "supervisor").doesNotContain("\tat ");
  }

  @Test
  void aResultThatCannotBeWrittenIsRefusedBeforeTheRun() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(run("-f", SCENARIO, "--headless", "-t", "30s", "--csv", file + "/x"))
        .isEqualTo(ExitCode.OUTPUT.code());
    assertThat(err()).contains("--csv");
  }

  @Test
  void aShortRunExitsZeroWithTheRoutingAccuracyAsItsLastLine() {
    String[] arguments = {
      "-f",
      SCENARIO,
      "--headless",
      "-u",
      "5",
      "-r",
      "5",
      "-t",
      "3s",
      "--latency",
      "none",
      "--misroutes",
      "0%",
      "--seed",
      "1",
      "-s",
      "5"
    };
    assertThat(run(arguments)).as(err()).isZero();
    assertThat(out().lines().toList().getLast())
        .matches("Routing Accuracy: 100\\.0% \\(n=\\d+, 95% interval .*\\)");
    assertThat(out()).contains("Aggregated", "bedrock_agent:scheduling", "Validity: ");
    assertThat(err()).contains("Starting 5 users");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0%   |                         | 0
          100% |                         | 3
          50%  | --exit-code-on-error=7  | 7
          """)
  void targetsDecideTheExitCodeUnlessFailuresAreToCountToo(
      String throttled, String more, int code) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--headless",
                "-u",
                "20",
                "-r",
                "20",
                "-t",
                "3s",
                "--latency",
                "none",
                "--misroutes",
                "0%",
                "--only-summary",
                "--seed",
                "1",
                "--fault",
                throttled + ":status=429/ThrottlingException"));
    if (more != null) {
      arguments.add(more);
    }
    assertThat(run(arguments.toArray(String[]::new))).as(err()).isEqualTo(code);
    assertThat(out()).contains("Targets", "bedrock_agent: error rate < 1%");
  }

  @Test
  void aRunWhereNoTargetIsJudgedExitsOneForAnyFailure() throws IOException {
    Path file = Files.writeString(folder.resolve("own.yaml"), "targets: []\n");
    assertThat(
            run(
                "--config",
                file.toString(),
                "--headless",
                "-t",
                "3s",
                "--latency",
                "none",
                "--only-summary",
                "-u",
                "4",
                "-r",
                "4",
                "--fault",
                "100%:status=429/ThrottlingException"))
        .isEqualTo(ExitCode.FAILURES.code());
  }

  @Test
  void theScenarioCanBeLookedAtWithoutBeingPlayed() {
    assertThat(run("--list")).isZero();
    assertThat(out().lines())
        .containsExactly(
            "Available Users:",
            "    BedrockAgentUser",
            "    MultiTurnConversationUser",
            "    SchedulingFocusedUser");
    out.reset();
    assertThat(run("-f", "lambda", "--show-task-ratio", "BulkOperationsUser")).isZero();
    assertThat(out()).contains("100.0%", "40.0%", "optimizeRoute");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"", "-u 1", "-u 3", "--load-profile smoke"})
  void theTaskRatioOfThreeClassesIsAThirdEachUnlessSoManyUsersSayOtherwise(String load)
      throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("Three.java"),
            """
            import dev.stampede.scenario.*;

            class One extends User { @Task void a() {} }
            class Two extends User { @Task void b() {} }
            class Three extends User { @Task void c() {} }
            """);
    assertThat(run(("-f " + file + " --show-task-ratio " + load).strip().split(" "))).isZero();
    assertThat(out().lines().filter(line -> line.startsWith(" 33.3%"))).as(out()).hasSize(6);
    assertThat(out()).doesNotContain(" 0.0%");
  }

  @Test
  void stdoutHoldsNothingButJsonWhereJsonIsAskedFor() {
    assertThat(
            run(
                "-f",
                "lambda",
                "--headless",
                "-u",
                "3",
                "-r",
                "3",
                "-t",
                "3s",
                "--json",
                "--latency",
                "none"))
        .as(err())
        .isZero();
    assertThat(out()).startsWith("[").contains("\"lambda:bulk_ops:").endsWith("]\n");
    assertThat(err()).contains("Aggregated");
  }

  @Test
  void whatAScenarioPrintsIsNotInTheJson() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("Talks.java"),
            """
            class Talks extends dev.stampede.scenario.User {
              static { System.out.println("the class is there"); }
              @dev.stampede.scenario.Task void talks() {
                System.out.println("a task is played");
                measure("own", "talk", () -> {});
                stopTest();
              }
            }
            """);
    assertThat(run("-f", file.toString(), "--headless", "--json", "--no-journal"))
        .as(err())
        .isZero();
    assertThat(out()).startsWith("[").endsWith("]\n");
    assertThat(err()).contains("the class is there", "a task is played");
  }

  @Test
  void productionIsNotTouchedWithoutAYes() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("own.yaml"),
            "systems: {live: {target: 'http://127.0.0.1:1', production: true}}\n");
    assertThat(run("--config", file.toString(), "--target", "live", "--headless")).isEqualTo(2);
    assertThat(err()).startsWith("stampede: --target live is production").contains("own.yaml:1");
  }

  @Test
  void aFunctionThatIsSwitchedOffLeavesItsTasksOut() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("own.yaml"), "functions: {scheduling: {enabled: false}}\n");
    assertThat(
            run(
                "-f",
                "lambda",
                "--config",
                file.toString(),
                "--headless",
                "-t",
                "2s",
                "--latency",
                "none",
                "--only-summary",
                "MixedLambdaUser"))
        .as(err())
        .isZero();
    assertThat(err())
        .contains(
            "function scheduling is switched off (" + file + ":1): left out MixedLambdaUser.");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"-T fast slow -E never", "-T fast,slow -E never", "-T fast -T slow"})
  void severalTagsMayBeGivenAsLocustTakesThem(String flags) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("Tagged.java"),
            """
            import dev.stampede.scenario.*;

            class Tagged extends User {
              @Tag("fast") @Task void one() {}
              @Tag("slow") @Task void two() {}
              @Tag("other") @Task void three() {}
            }
            """);
    assertThat(run(("-f " + file + " " + flags + " --show-task-ratio").split(" "))).isZero();
    assertThat(out()).contains("one", "two").doesNotContain("three");
  }

  @Test
  void theSpikeProfileTellsWhatBecameOfTheTargets() {
    assertThat(
            run(
                "--headless",
                "--load-profile",
                "spike",
                "-u",
                "20",
                "-t",
                "3s",
                "--latency",
                "none",
                "--only-summary",
                "--fault",
                "100%:status=503"))
        .isEqualTo(ExitCode.TARGETS.code());
    assertThat(out())
        .containsPattern(
            "bedrock_agent: error rate < 1%: first broken at \\d+ s with \\d+ users and .*"
                + " \\(100%\\); did not hold again");
  }

  @Test
  void theDoctorTellsWhetherThisMachineIsFitForTheRun() {
    assertThat(run("doctor", "-u", "10")).as(err()).isZero();
    assertThat(out())
        .containsPattern("ok +Memory +the heap may grow to \\d+ MiB and 10 users take about")
        .contains("Open files", "Local ports");
  }

  @Test
  void aRunThatThisMachineCannotHoldIsRefusedWithTheCure() {
    String[] load = {"-u", "2000000000", "--max-connections", "2000000000"};

    assertThat(run(Stream.concat(Stream.of("doctor"), Stream.of(load)).toArray(String[]::new)))
        .isEqualTo(ExitCode.MACHINE.code());
    assertThat(out())
        .containsPattern("problem +Open files +\\d+ open files are allowed")
        .containsPattern("why: +each call in flight holds a connection")
        .containsPattern("do: +ulimit -n 4000000200");

    assertThat(run(Stream.concat(Stream.of("--headless"), Stream.of(load)).toArray(String[]::new)))
        .isEqualTo(ExitCode.MACHINE.code());
    assertThat(err()).contains("users need 4000000200: ", "stampede: do: ulimit -n 4000000200");
  }
}
