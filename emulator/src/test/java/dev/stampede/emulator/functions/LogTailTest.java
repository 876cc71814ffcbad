package dev.stampede.emulator.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stampede.emulator.chance.Draws;
import dev.stampede.emulator.fault.Fault;
import dev.stampede.emulator.fault.FaultKind;
import dev.stampede.emulator.functions.Functions.Running;
import dev.stampede.emulator.latency.Spread;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A call's log")
class LogTailTest {
  private static final UUID ID = UUID.fromString("7f3a0f0e-1234-4567-89ab-cdef01234567");
  private static final long EPOCH =
      Instant.parse("2025-11-25T11:45:08.120Z").getEpochSecond() * 1_000_000_000L + 120_000_000L;
  private static final String PAYLOAD =
      "{\"operation\":\"optimize_route\",\"project_ids\":[1,2,3],\"date\":\"2025-10-20\"}";
  private static final Spread INIT = new Spread(Duration.ofNanos(237_104_000), ns(237_104_000));
  private static final FunctionSettings FUNCTION =
      FunctionSettings.of("bulk", Program.BULK_OPS)
          .withTimes(Map.of("default", Curve.fixed(Duration.ofNanos(12_345_678))))
          .withInit(INIT);

  private final Functions functions = new Functions();

  private static Duration ns(long nanos) {
    return Duration.ofNanos(nanos);
  }

  private Execution run(FunctionSettings function, String payload, String fault) throws Exception {
    Optional<FaultKind> kind =
        fault.isEmpty()
            ? Optional.empty()
            : Optional.of(Fault.parseForFunctions("100%:" + fault).kind());
    FunctionsSettings account = FunctionsSettings.REALISTIC.withFunctions(List.of(function));
    var call =
        new Call(account, function, "$LATEST", payload.getBytes(UTF_8), kind, new Draws(1, 2), ID);
    return ((Running) functions.start(call, 0)).execution();
  }

  private static String log(Execution run) {
    return new String(LogTail.of(run, EPOCH), UTF_8);
  }

  @Test
  void tellsAColdStartByItsInitDurationWhichIsBilled() throws Exception {
    Execution cold = run(FUNCTION, PAYLOAD, "");
    assertThat(log(cold))
        .startsWith("START RequestId: " + ID + " Version: $LATEST\n")
        .contains("[INFO]\t2025-11-25T11:45:08.357Z\t" + ID + "\toptimize_route: 3 of 3")
        .matches(
            "(?s).*END RequestId: "
                + ID
                + "\nREPORT RequestId: "
                + ID
                + "\tDuration: 12\\.34 ms\tBilled Duration: 250 ms\tMemory Size: 512 MB"
                + "\tMax Memory Used: \\d+ MB\tInit Duration: 237\\.10 ms\t\n$");
    functions.end(cold, 0);
    Execution warm = run(FUNCTION, PAYLOAD, "");
    assertThat(log(warm)).contains("\tBilled Duration: 13 ms\t").doesNotContain("Init Duration");
    assertThat(cold.billedMillis()).isEqualTo(250);
    assertThat(warm.billedMillis()).isEqualTo(13);
  }

  @Test
  void tellsARestoreBySnapStartInPlaceOfAnInit() throws Exception {
    Execution restored = run(FUNCTION.withSnapStart(INIT), PAYLOAD, "");
    assertThat(log(restored))
        .contains("\tBilled Duration: 13 ms\t")
        .endsWith("\tRestore Duration: 237.10 ms\tBilled Restore Duration: 238 ms\t\n")
        .doesNotContain("Init Duration");
    assertThat(restored.billedMillis()).isEqualTo(13 + 238);
    assertThat(restored.start()).isEqualTo(Start.RESTORED);
  }

  @Test
  void isMadeOfJsonObjectsIfTheFunctionIsSetSo() throws Exception {
    Execution cold = run(FUNCTION.withLogFormat(LogFormat.JSON), PAYLOAD, "");
    List<String> lines = log(cold).lines().toList();
    assertThat(lines).hasSize(5);
    JsonNode start = new ObjectMapper().readTree(lines.getFirst());
    assertThat(start.at("/type").asText()).isEqualTo("platform.start");
    JsonNode report = new ObjectMapper().readTree(lines.getLast());
    assertThat(report.at("/type").asText()).isEqualTo("platform.report");
    assertThat(report.at("/record/requestId").asText()).isEqualTo(ID.toString());
    assertThat(report.at("/record/status").asText()).isEqualTo("success");
    JsonNode metrics = report.at("/record/metrics");
    assertThat(metrics.get("durationMs").asDouble()).isEqualTo(12.34);
    assertThat(metrics.get("billedDurationMs").asInt()).isEqualTo(250);
    assertThat(metrics.get("memorySizeMB").asInt()).isEqualTo(512);
    assertThat(metrics.get("maxMemoryUsedMB").asInt()).isBetween(70, 120);
    assertThat(metrics.get("initDurationMs").asDouble()).isEqualTo(237.1);
    FunctionSettings snap = FUNCTION.withLogFormat(LogFormat.JSON).withSnapStart(INIT);
    metrics =
        new ObjectMapper()
            .readTree(log(run(snap, PAYLOAD, "")).lines().toList().getLast())
            .at("/record/metrics");
    assertThat(metrics.has("initDurationMs")).isFalse();
    assertThat(metrics.get("restoreDurationMs").asDouble()).isEqualTo(237.1);
    assertThat(metrics.get("billedRestoreDurationMs").asInt()).isEqualTo(238);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Sandbox.Timedout | Task timed out after 60.00 seconds | \\tStatus: timeout\\t\\n | false",
        "Runtime.ExitError | exited with error: exit status 1 | \\tStatus: error\\tError Type: Runtime.ExitError\\t\\n | false",
        "Runtime.OutOfMemory | signal: killed | \\tStatus: error\\tError Type: Runtime.OutOfMemory\\t\\n | false",
        "KeyError | [ERROR] KeyError: The function failed on purpose | ms\\t\\n | true",
      })
  void tellsHowTheFunctionFailed(String type, String message, String end, boolean stack)
      throws Exception {
    Execution failed = run(FUNCTION, PAYLOAD, "function-error=" + type);
    assertThat(log(failed)).contains(message).contains("\nEND RequestId: ");
    if (!stack) {
      assertThat(log(failed)).endsWith(end.replace("\\t", "\t").replace("\\n", "\n"));
    }
    JsonNode payload = new ObjectMapper().readTree(failed.payload(EPOCH));
    assertThat(payload.get("errorType").asText()).isEqualTo(told(type));
    assertThat(payload.get("errorMessage").asText()).isNotBlank();
    assertThat(payload.has("stackTrace")).isEqualTo(stack);
    if (stack) {
      assertThat(payload.get("stackTrace")).hasSize(2);
    } else {
      assertThat(payload.get("errorMessage").asText()).contains(message);
    }
    functions.end(failed, 0);
    assertThat(run(FUNCTION, PAYLOAD, "").start()).isEqualTo(stack ? Start.WARM : Start.COLD);
  }

  // Callers see that the runtime exited; that memory was the cause stands in the report alone.
  private static String told(String type) {
    return type.equals("Runtime.OutOfMemory") ? "Runtime.ExitError" : type;
  }

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @CsvSource({
    "Sandbox.Timedout, timeout, ''",
    "Runtime.ExitError, error, Runtime.ExitError",
    "Runtime.OutOfMemory, error, Runtime.OutOfMemory",
    "KeyError, error, ''",
  })
  void ofJsonTellsHowTheFunctionFailed(String type, String status, String reported)
      throws Exception {
    FunctionSettings json = FUNCTION.withLogFormat(LogFormat.JSON);
    List<String> lines = log(run(json, PAYLOAD, "function-error=" + type)).lines().toList();
    JsonNode error = new ObjectMapper().readTree(lines.get(lines.size() - 2));
    assertThat(error.get("level").asText()).isEqualTo("ERROR");
    assertThat(error.get("errorType").asText()).isEqualTo(told(type));
    JsonNode record = new ObjectMapper().readTree(lines.getLast()).get("record");
    assertThat(record.get("status").asText()).isEqualTo(status);
    assertThat(record.path("errorType").asText()).isEqualTo(reported);
  }

  @Test
  void ofTextNamesAnExitAsItsCallersAreToldIt() throws Exception {
    for (String type : List.of("Runtime.ExitError", "Runtime.OutOfMemory")) {
      assertThat(log(run(FUNCTION, PAYLOAD, "function-error=" + type)))
          .contains("\nRuntime.ExitError\nEND RequestId: ");
    }
  }

  @Test
  void ofACallThatTakesTooLongEndsAtTheTimeout() throws Exception {
    FunctionSettings slow =
        FUNCTION
            .withTimeout(Duration.ofMillis(1500))
            .withTimes(Map.of("default", Curve.fixed(Duration.ofSeconds(1))));
    assertThat(run(slow, PAYLOAD, "").failed()).isFalse();
    Execution late = run(slow, PAYLOAD, "slow=2x");
    assertThat(late.errorType()).isEqualTo("Sandbox.Timedout");
    assertThat(late.workNanos()).isEqualTo(1_500_000_000L);
    assertThat(new String(late.payload(EPOCH), UTF_8))
        .contains("2025-11-25T11:45:09.857Z " + ID + " Task timed out after 1.50 seconds");
  }

  @Test
  void isCutToItsLastFourKilobytesSoThatTheReportIsThere() throws Exception {
    String many =
        "{\"operation\":\"validate_projects\",\"project_ids\":"
            + IntStream.range(0, 100)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "[", "]"))
            + "}";
    Execution large = run(FUNCTION, many, "");
    assertThat(LogTail.of(large, EPOCH)).hasSize(4096);
    assertThat(log(large)).doesNotContain("START").contains("\nREPORT RequestId: " + ID);
  }
}
