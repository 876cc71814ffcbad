package dev.stampede.cli;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stampede.cli.CsvRows.Row;
import dev.stampede.cli.Processes.Ended;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What our reports say of functions is what truly happened: calls joined by id with the emulator's
 * own log, and the tables of functions and throttles with its sums. With real processes, in another
 * region than the usual one, every signature checked.
 */
class JoinedFunctionsIT {

  /** What our sample may say of a call, by what truly became of it. */
  private static final Map<String, Set<String>> AGREEMENT =
      Map.ofEntries(
          Map.entry("answered", Set.of("success")),
          Map.entry("function_error", Set.of("function error")),
          Map.entry("business_error", Set.of("function error")),
          Map.entry("status_402", Set.of("throttled")),
          Map.entry("status_403", Set.of("client error")),
          Map.entry("status_409", Set.of("service error")),
          Map.entry("status_429", Set.of("throttled")),
          Map.entry("status_500", Set.of("service error")),
          Map.entry("status_502", Set.of("throttled")),
          Map.entry("reset", Set.of("connection")),
          Map.entry("closed", Set.of("connection")),
          Map.entry("truncated", Set.of("truncated")),
          Map.entry("silence", Set.of("timeout")),
          // We hang up on silence.
          Map.entry("client_closed", Set.of("timeout")));

  private static final List<String> WHOLE_FAULTS =
      List.of(
          "status=403/AccessDeniedException",
          "status=402/ServiceQuotaExceededException",
          "status=409/CodeArtifactUserPendingException",
          "status=500/ServiceException",
          "status=502/EC2ThrottledException",
          "throttle",
          "throttle=CallerRateLimitExceeded",
          "function-error",
          "function-error=Sandbox.Timedout",
          "function-error=Runtime.ExitError",
          "function-error=Runtime.OutOfMemory",
          "business-error",
          "business-error=400",
          "business-error=500",
          "slow=3x");

  private static final List<String> FAULTS_OF_CONNECTIONS =
      List.of("reset", "reset@0", "truncate", "silence", "close");

  private static final Path SCENARIO =
      Path.of("..", "scenarios", "LambdaFunctions.java").toAbsolutePath().normalize();

  private static final Map<String, String> FUNCTIONS =
      Map.of(
          "lambda:bulk_ops:", "scheduling-agent-bulk-ops-dev",
          "lambda:scheduling:", "scheduling-actions-dev");

  @TempDir private Path folder;
  private Processes processes;

  @BeforeEach
  void start() throws IOException {
    processes = new Processes(folder);
    Files.writeString(folder.resolve("stampede.yaml"), "region: eu-central-1\n");
    Files.writeString(
        folder.resolve("Hasty.java"),
        Files.readString(SCENARIO)
            .replace("waitBetween(seconds(1), seconds(3))", "waitBetween(millis(5), millis(50))")
            .replace("waitBetween(seconds(2), seconds(5))", "waitBetween(millis(5), millis(50))"));
  }

  @AfterEach
  void stop() {
    processes.close();
  }

  /**
   * Functions that are quick and fail in these ways: one of SnapStart that logs JSON, one plain.
   */
  private URI emulator(List<String> faults) throws Exception {
    StringBuilder list = new StringBuilder();
    for (String fault : faults) {
      list.append("        - {kind: ").append(fault).append(", share: 3%}\n");
    }
    Files.writeString(
        folder.resolve("abroad.yaml"),
        """
        region: eu-central-1
        signatures: enforce
        functions:
          deployed:
            scheduling-agent-bulk-ops-dev:
              times:
                optimize_route: {median: 30ms, p95: 60ms}
                bulk_assign_teams: {median: 20ms, p95: 40ms}
                validate_projects: {median: 10ms, p95: 20ms}
                detect_conflicts: {median: 5ms, p95: 10ms}
              timeout: 1s
              snap-start: {median: 40ms, p95: 80ms}
              log-format: json
              faults:
        %1$s
            scheduling-actions-dev:
              times:
                default: {median: 20ms, p95: 40ms}
                /list-projects: {median: 20ms, p95: 40ms}
                /get-available-dates: {median: 20ms, p95: 40ms}
              timeout: 1s
              init: {median: 60ms, p95: 120ms}
              reserved-concurrency: 3
              faults:
        %1$s
        """
            .formatted(list));
    return processes.emulator("--behaviour", "abroad.yaml");
  }

  private Ended run(String target, String... more) throws Exception {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of("-f", "Hasty.java", "--headless", "--only-summary", "-u", "20", "-r", "20"));
    arguments.addAll(List.of("-t", "6s", "--stop-timeout", "50s", "--target", target));
    arguments.addAll(List.of("--samples", "samples.csv", "--csv", "result"));
    arguments.addAll(List.of("--silence-timeout", "1s"));
    arguments.addAll(List.of(more));
    return processes.run(arguments.toArray(String[]::new));
  }

  private List<Row> csv(String file) throws IOException {
    return CsvRows.of(Files.readString(folder.resolve(file)));
  }

  private void outcomesAgree(List<Row> truth, Ended ended) throws IOException {
    Map<String, Row> samples =
        csv("samples.csv").stream().collect(toMap(row -> row.get("id"), Function.identity()));
    assertThat(samples).as(ended.err()).hasSizeGreaterThan(100);
    for (Row call : truth) {
      assertThat(call.get("signature")).isEqualTo("valid");
      assertThat(samples).as("%s", call).containsKey(call.get("invocation_id"));
      Row sample = samples.get(call.get("invocation_id"));
      assertThat(AGREEMENT.getOrDefault(call.get("outcome"), Set.of()))
          .as("truth %s, sample %s", call, sample)
          .contains(sample == null ? "" : sample.get("outcome"));
    }
    assertThat(truth).as("every sample is a true call").hasSameSizeAs(samples.keySet());
  }

  @Test
  void callByCallWithEveryFaultMixedIn() throws Exception {
    List<String> faults = new java.util.ArrayList<>(WHOLE_FAULTS);
    faults.addAll(FAULTS_OF_CONNECTIONS);
    URI emulator = emulator(faults);

    Ended ended = run(emulator.toString());

    List<Row> truth = CsvRows.of(Processes.get(emulator.resolve("/_emulator/truth.csv")));
    outcomesAgree(truth, ended);
    assertThat(truth)
        .extracting(row -> row.get("outcome"))
        .containsAll(AGREEMENT.keySet().stream().filter(o -> !o.equals("client_closed")).toList());
  }

  @Test
  void sumBySumWhereEveryAnswerArrives() throws Exception {
    URI emulator = emulator(WHOLE_FAULTS);

    Ended ended = run(emulator.toString());

    List<Row> truth = CsvRows.of(Processes.get(emulator.resolve("/_emulator/truth.csv")));
    outcomesAgree(truth, ended);
    JsonNode sums =
        new ObjectMapper().readTree(Processes.get(emulator.resolve("/_emulator/truth")));
    List<Row> table = csv("result_functions.csv");
    FUNCTIONS.forEach((prefix, function) -> {
      List<Row> rows = table.stream().filter(row -> row.get("Name").startsWith(prefix)).toList();
      JsonNode sum = sums.path("functions").path(function);
      long started = sum.path("cold_starts").asLong() + sum.path("restores").asLong();
      assertThat(started).as("of %s", function).isPositive();
      assertThat(sum(rows, "Calls")).isEqualTo(sum.path("calls").asLong());
      assertThat(sum(rows, "Cold starts")).as("starts of %s", function).isEqualTo(started);
      // Each row of the table is rounded to a whole millisecond.
      assertThat(sum(rows, "Billed sum"))
          .as("billed of %s", function)
          .isBetween(
              sum.path("billed_millis").asLong() - rows.size(),
              sum.path("billed_millis").asLong() + rows.size());
      assertThat(sum(rows, "Function errors"))
          .isEqualTo(sum.path("outcomes").path("function_error").asLong());
      assertThat(sum(rows, "Business errors"))
          .isEqualTo(sum.path("outcomes").path("business_error").asLong());
      assertThat(sum(rows, "Unreported")).isZero();
    });
    assertThat(sums.at("/functions/scheduling-agent-bulk-ops-dev/restores").asLong()).isPositive();
    assertThat(sums.at("/functions/scheduling-actions-dev/cold_starts").asLong()).isPositive();
    Map<String, Long> reasons =
        truth.stream()
            .filter(row -> row.get("outcome").equals("status_429"))
            .collect(groupingBy(row -> row.get("reason"), counting()));
    assertThat(reasons)
        .containsKeys("CallerRateLimitExceeded", "ConcurrentInvocationLimitExceeded");
    assertThat(
            csv("result_throttles.csv").stream()
                .filter(row -> row.get("Name").equals("Aggregated"))
                .filter(row -> row.get("Error").equals("TooManyRequestsException"))
                .collect(toMap(row -> row.get("Reason"), row -> row.number("Throttled"))))
        .isEqualTo(reasons);
  }

  private static long sum(List<Row> rows, String column) {
    return rows.stream().mapToLong(row -> row.get(column).isEmpty() ? 0 : row.number(column)).sum();
  }

  @Test
  void theEmbeddedEmulatorsRegionIsSignedFor() throws Exception {
    Files.delete(folder.resolve("stampede.yaml"));
    Files.writeString(
        folder.resolve("abroad.yaml"),
        "region: ap-south-1\nsignatures: enforce\nfunctions: none\n");

    Ended ended = run("emulator", "--behaviour", "abroad.yaml");

    assertThat(csv("result_stats.csv").getLast().number("Request Count")).isPositive();
    assertThat(csv("result_stats.csv").getLast().get("Failure Count"))
        .as(ended.out() + ended.err())
        .isEqualTo("0");
  }
}
