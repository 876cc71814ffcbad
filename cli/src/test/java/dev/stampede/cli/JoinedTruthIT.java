package dev.stampede.cli;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stampede.cli.CsvRows.Row;
import dev.stampede.cli.Processes.Ended;
import dev.stampede.cli.Processes.Running;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing is lost and nothing invented: with real processes, every call that we tell of is in the
 * emulator's own log of the truth, every call of that log is one of our samples, and the two agree
 * on how it ended, by {@link #AGREEMENT}.
 */
class JoinedTruthIT {

  /** What our sample may say of a call, by what truly became of it. */
  private static final Map<String, Set<String>> AGREEMENT =
      Map.ofEntries(
          Map.entry("answered", Set.of("success")),
          Map.entry("status_429", Set.of("throttled")),
          Map.entry("status_500", Set.of("service error")),
          Map.entry("status_403", Set.of("client error")),
          Map.entry("exception_throttlingException", Set.of("throttled in stream")),
          Map.entry("exception_internalServerException", Set.of("service error")),
          Map.entry("exception_validationException", Set.of("client error")),
          Map.entry("reset", Set.of("connection")),
          Map.entry("closed", Set.of("connection")),
          Map.entry("truncated", Set.of("truncated")),
          Map.entry("partial_frame", Set.of("truncated")),
          Map.entry("bad_crc", Set.of("truncated")),
          Map.entry("empty", Set.of("truncated")),
          Map.entry("silence", Set.of("timeout")),
          // We hang up on silence, and on bytes whose checksum is wrong.
          Map.entry("client_closed", Set.of("timeout", "truncated")));

  /** Whatever became of a call there, the end of the test may have cut it off here. */
  private static final String CUT = "interrupted";

  private static final String[] EVERY_FAULT = {
    "--fault", "3%:status=429/ThrottlingException",
    "--fault", "3%:status=500/InternalServerException",
    "--fault", "3%:status=403/AccessDeniedException",
    "--fault", "3%:exception=throttlingException@3",
    "--fault", "3%:exception=internalServerException@2",
    "--fault", "3%:exception=validationException@0",
    "--fault", "3%:reset",
    "--fault", "3%:reset@0",
    "--fault", "3%:close",
    "--fault", "3%:truncate",
    "--fault", "3%:partial-frame",
    "--fault", "3%:bad-crc@999",
    "--fault", "3%:empty",
    "--fault", "3%:silence"
  };

  private static final Path SCENARIO =
      Path.of("..", "scenarios", "BedrockAgents.java").toAbsolutePath().normalize();

  @TempDir private Path folder;
  private Processes processes;

  @BeforeEach
  void start() throws IOException {
    processes = new Processes(folder);
    Files.writeString(
        folder.resolve("quick.yaml"), "latency: {turn: {default: {median: 300ms, p95: 900ms}}}\n");
    // The packed-in user waits for seconds; one who does not makes more calls in the same time.
    Files.writeString(
        folder.resolve("Hasty.java"),
        Files.readString(SCENARIO)
            .replace("waitBetween(seconds(1), seconds(5))", "waitBetween(millis(5), millis(50))"));
  }

  @AfterEach
  void stop() {
    processes.close();
  }

  private String[] run(URI emulator, String time) {
    return new String[] {
      "-f",
      "Hasty.java",
      "--headless",
      "--only-summary",
      "-u",
      "40",
      "-r",
      "40",
      "-t",
      time,
      "--target",
      emulator.toString(),
      "--samples",
      "samples.csv",
      "--csv",
      "result",
      "--silence-timeout",
      "1s",
      "BedrockAgentUser"
    };
  }

  @Test
  void withEveryFaultMixedInUpToTheStop() throws Exception {
    URI emulator = processes.emulator(with("--behaviour", "quick.yaml", EVERY_FAULT));

    Ended ended = processes.run(run(emulator, "8s"));

    Join join = join(emulator);
    join.agrees();
    assertThat(ended.exit()).describedAs(ended.err()).isEqualTo(ExitCode.TARGETS.code());
    assertThat(join.truth.values())
        .extracting(row -> row.get("outcome"))
        .containsAll(AGREEMENT.keySet().stream().filter(o -> !o.equals("client_closed")).toList());
    assertThat(join.samples.values()).extracting(row -> row.get("outcome")).contains(CUT);
    join.countsAgree(folder.resolve("result_stats.csv"));
  }

  @Test
  void whenCtrlCEndsTheRun() throws Exception {
    URI emulator = processes.emulator(with("--behaviour", "quick.yaml", EVERY_FAULT));

    Running running = processes.start(run(emulator, "1h"));
    Processes.await(running, folder.resolve("samples.csv"), "timeout");
    running.signal("INT");
    Ended ended = running.await();

    assertThat(ended.exit()).describedAs(ended.err()).isEqualTo(ExitCode.TARGETS.code());
    assertThat(ended.lastLine()).startsWith("Routing Accuracy: ");
    Join join = join(emulator);
    join.agrees();
    join.countsAgree(folder.resolve("result_stats.csv"));
  }

  @Test
  void whenHalfOfAllConnectionsAreReset() throws Exception {
    URI emulator = processes.emulator("--behaviour", "quick.yaml", "--fault", "50%:reset");

    processes.run(run(emulator, "6s"));

    Join join = join(emulator);
    join.agrees();
    long reset = join.count("connection");
    assertThat(reset).isBetween(join.samples.size() / 3L, join.samples.size() * 2L / 3);
  }

  private static String[] with(String flag, String value, String... more) {
    String[] all = Arrays.copyOf(new String[] {flag, value}, more.length + 2);
    System.arraycopy(more, 0, all, 2, more.length);
    return all;
  }

  private Join join(URI emulator) throws Exception {
    return new Join(
        byId(Files.readString(folder.resolve("samples.csv")), "id"),
        byId(Processes.get(emulator.resolve("/_emulator/truth.csv")), "invocation_id"));
  }

  private static Map<String, Row> byId(String csv, String column) {
    // toMap refuses an id that comes twice, on either side.
    return CsvRows.of(csv).stream().collect(toMap(row -> row.get(column), Function.identity()));
  }

  /** Both sides' rows by the id that we sent. */
  private record Join(Map<String, Row> samples, Map<String, Row> truth) {

    void agrees() {
      assertThat(samples).hasSizeGreaterThan(100);
      assertThat(truth.keySet())
          .as("every true call is one of our samples")
          .isSubsetOf(samples.keySet());
      samples.forEach((id, sample) -> {
        String ours = sample.get("outcome");
        Row call = truth.get(id);
        if (call == null) {
          assertThat(ours).as("never arrived: %s", sample).isIn("connection", CUT);
        } else if (!ours.equals(CUT)) {
          assertThat(AGREEMENT.getOrDefault(call.get("outcome"), Set.of()))
              .as("truth %s, sample %s", call, sample)
              .contains(ours);
        }
      });
    }

    long count(String outcome) {
      return samples.values().stream().filter(row -> row.get("outcome").equals(outcome)).count();
    }

    /** Counts in Locust's CSV are the samples'. */
    void countsAgree(Path statsCsv) throws IOException {
      Row aggregated = aggregated(statsCsv);
      long requests = samples.size() - count(CUT);
      assertThat(aggregated.get("Request Count")).isEqualTo("" + requests);
      assertThat(aggregated.get("Failure Count")).isEqualTo("" + (requests - count("success")));
    }
  }

  /**
   * Percentiles of the CSV are the truth's, within 10 ms + 5 %. A machine that is busy with other
   * things makes the generator late; then the run says so itself, and another one is made.
   */
  @Test
  void percentilesAreTheTruthsWhereTheRunIsValid() throws Exception {
    boolean valid = false;
    for (int attempt = 1; attempt <= 3 && !valid; attempt++) {
      URI emulator = processes.emulator("--behaviour", "quick.yaml");
      // Few users, one after the other: while it is new, a JVM is late by itself.
      String[] gently = run(emulator, "14s");
      gently[Arrays.asList(gently).indexOf("-u") + 1] = "10";
      gently[Arrays.asList(gently).indexOf("-r") + 1] = "2";
      Ended ended = processes.run(gently);
      valid = ended.out().lines().anyMatch(line -> line.equals("Validity: valid"));
      if (valid) {
        percentilesAgree(
            aggregated(folder.resolve("result_stats.csv")),
            Processes.get(emulator.resolve("/_emulator/truth")));
      }
    }
    assumeTrue(valid, "this machine is too busy to be measured on: no run of three was valid");
  }

  private static void percentilesAgree(Row ours, String truth) {
    for (String percent : List.of("50", "95", "99")) {
      Matcher figure =
          Pattern.compile("\"took_millis\"\\s*:\\s*\\{[^}]*\"p" + percent + "\"\\s*:\\s*([0-9.]+)")
              .matcher(truth);
      assertThat(figure.find()).as("p%s in %s", percent, truth).isTrue();
      double theirs = Double.parseDouble(figure.group(1));
      assertThat(Double.parseDouble(ours.get(percent + "%")))
          .as("p%s", percent)
          .isBetween(theirs * 0.95 - 10, theirs * 1.05 + 10);
    }
  }

  private static Row aggregated(Path statsCsv) throws IOException {
    return CsvRows.of(Files.readString(statsCsv)).stream()
        .filter(row -> row.get("Name").equals("Aggregated"))
        .findFirst()
        .orElseThrow();
  }
}
