package dev.stampede.emulator;

import static dev.stampede.emulator.Emulators.onlyCall;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stampede.emulator.RawClient.Response;
import dev.stampede.emulator.fault.Fault;
import dev.stampede.emulator.functions.Curve;
import dev.stampede.emulator.functions.FunctionSettings;
import dev.stampede.emulator.functions.FunctionsSettings;
import dev.stampede.emulator.functions.Start;
import dev.stampede.emulator.truth.TrueCall;
import dev.stampede.emulator.truth.TruthSummary;
import dev.stampede.emulator.wire.SignatureCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Lambda Invoke")
class InvokeTest {
  private static final String NAME = "scheduling-agent-bulk-ops-dev";
  private static final String PATH = "/2015-03-31/functions/" + NAME + "/invocations";
  private static final String PAYLOAD =
      "{\"body\":{\"operation\":\"optimize_route\",\"project_ids\":[12345,12346,12347],"
          + "\"date\":\"2025-10-20\"}}";
  private static final String TAIL = "X-Amz-Log-Type: Tail";

  private final Emulator emulator = Emulator.start(Emulators.quick());

  @AfterEach
  void close() {
    emulator.close();
  }

  private static Emulator with(UnaryOperator<FunctionSettings> change) {
    return Emulator.start(
        Emulators.quick(b -> b.withFunctions(FunctionsSettings.NONE.withEach(change))));
  }

  private static Emulator failing(String fault) {
    return with(f -> f.withFaults(List.of(Fault.parseForFunctions("100%:" + fault))));
  }

  private static Map<String, Curve> lasting(Duration time) {
    return Map.of(FunctionSettings.DEFAULT, Curve.fixed(time));
  }

  private static Response invoke(Emulator emulator, String payload, String... headers) {
    try (var client = new RawClient(emulator.uri())) {
      return client.post(PATH, payload, headers).response();
    }
  }

  private static JsonNode json(Response response) throws Exception {
    return new ObjectMapper().readTree(response.text());
  }

  private static String log(Response response) {
    String tail = Objects.requireNonNull(response.headers().get("x-amz-log-result"));
    return new String(Base64.getDecoder().decode(tail), UTF_8);
  }

  @Test
  void answersWithTheHeadersOfTheService() throws Exception {
    Response response = invoke(emulator, PAYLOAD, TAIL, "amz-sdk-invocation-id: my-id");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers())
        .containsEntry("content-type", "application/json")
        .containsEntry("x-amz-executed-version", "$LATEST")
        .containsEntry("x-amzn-remapped-content-length", "0")
        .containsKeys("x-amzn-requestid", "date", "x-amz-log-result")
        .doesNotContainKey("x-amz-function-error");
    assertThat(response.headers().get("x-amzn-trace-id"))
        .matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0");
    assertThat(json(response).get("statusCode").asInt()).isEqualTo(200);
    String body = json(response).get("body").asText();
    assertThat(new ObjectMapper().readTree(body).get("total_projects").asInt()).isEqualTo(3);
    assertThat(log(response)).contains("REPORT RequestId: " + id(response));

    TrueCall call = onlyCall(emulator);
    assertThat(call.outcome()).isEqualTo("answered");
    assertThat(call.invocationId()).isEqualTo("my-id");
    assertThat(call.agent()).isEmpty();
    assertThat(call.invocation().function()).isEqualTo(NAME);
    assertThat(call.invocation().requestId().orElseThrow()).hasToString(id(response));
    assertThat(call.invocation().start()).contains(Start.COLD);
    assertThat(call.invocation().concurrency()).isEqualTo(1);
    assertThat(call.firstByteNanos()).isGreaterThan(call.arrivalNanos());
  }

  private static String id(Response response) {
    return Objects.requireNonNull(response.headers().get("x-amzn-requestid"));
  }

  @Test
  void isSilentAboutTheLogUnlessAsked() {
    assertThat(invoke(emulator, PAYLOAD).headers()).doesNotContainKey("x-amz-log-result");
    assertThat(invoke(emulator, PAYLOAD, "X-Amz-Log-Type: None").headers())
        .doesNotContainKey("x-amz-log-result");
  }

  @Test
  void keepsTheRootOfATraceThatIsAlreadyThere() {
    String header = "X-Amzn-Trace-Id: Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1";
    assertThat(invoke(emulator, PAYLOAD, header).headers().get("x-amzn-trace-id"))
        .startsWith("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=");
  }

  @ParameterizedTest(name = "{0}: version {1}")
  @CsvSource({
    "notes-actions-dev/invocations, $LATEST",
    "notes-actions-dev/invocations?Qualifier=live, 1",
    "notes-actions-dev%3A1/invocations, 1",
    "arn%3Aaws%3Alambda%3Aus-east-1%3A123456789012%3Afunction%3Anotes-actions-dev%3Alive/invocations, 1",
  })
  void runsTheVersionThatIsNamed(String path, String version) {
    try (var client = new RawClient(emulator.uri())) {
      Response response = client.post("/2015-03-31/functions/" + path, "{}").response();
      assertThat(response.headers()).containsEntry("x-amz-executed-version", version);
    }
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3} {4}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "POST | no-such/invocations | {} | 404 | ResourceNotFoundException | Message | Function not found: arn:aws:lambda:us-east-1:123456789012:function:no-such",
        "POST | notes-actions-dev/invocations?Qualifier=beta | {} | 404 | ResourceNotFoundException | Message | function:notes-actions-dev:beta",
        "POST | notes-actions-dev:1/invocations?Qualifier=2 | {} | 400 | InvalidParameterValueException | message | does not match the specified qualifier",
        "POST | a%20b/invocations | {} | 400 | ValidationException | message | functionName",
        "POST | notes-actions-dev/invocations | {oops | 400 | InvalidRequestContentException | message | Could not parse request body into json",
        "GET  | notes-actions-dev/invocations | {} | 405 | UnknownOperationException | message | POST",
      })
  void refusesWhatTheServiceRefuses(
      String method,
      String path,
      String payload,
      int status,
      String type,
      String member,
      String message)
      throws Exception {
    try (var client = new RawClient(emulator.uri())) {
      String uri = "/2015-03-31/functions/" + path;
      client.send(
          method
              + " "
              + uri
              + " HTTP/1.1\r\nHost: x\r\nContent-Length: "
              + payload.length()
              + "\r\n\r\n"
              + payload);
      Response response = client.response();
      assertThat(response.status()).isEqualTo(status);
      assertThat(response.headers()).containsEntry("x-amzn-errortype", type);
      assertThat(json(response).get(member).asText()).contains(message);
      assertThat(onlyCall(emulator).outcome()).isEqualTo("status_" + status);
      Response next = client.post(PATH, PAYLOAD).response();
      assertThat(next.status()).as("the connection lives on").isEqualTo(200);
    }
  }

  @ParameterizedTest(name = "{0} of {1} bytes: {2}")
  @CsvSource({
    "RequestResponse, 6291456, 200",
    "RequestResponse, 6291457, 413",
    "Event, 1048576, 202",
    "Event, 1048577, 413",
  })
  void takesPayloadsUpToTheLimit(String type, int size, int status) {
    String payload = "{\"a\":\"" + "x".repeat(size - 8) + "\"}";
    Response response = invoke(emulator, payload, "X-Amz-Invocation-Type: " + type);
    assertThat(response.status()).isEqualTo(status);
    if (status == 413) {
      assertThat(response.headers()).containsEntry("x-amzn-errortype", "RequestTooLargeException");
      assertThat(response.text()).contains("Request must be smaller than " + (size - 1));
      assertThat(onlyCall(emulator).invocation().reason()).isEqualTo("RequestTooLargeException");
    }
  }

  @Test
  void ofTheTypeEventIsAcceptedAndRunsWithoutACaller() throws Exception {
    try (var slow = with(f -> f.withTimes(lasting(Duration.ofMinutes(1))))) {
      Response response = invoke(slow, PAYLOAD, "X-Amz-Invocation-Type: Event");
      assertThat(response.status()).isEqualTo(202);
      assertThat(response.text()).isEmpty();
      assertThat(response.headers()).containsKey("x-amzn-requestid");
      assertThat(onlyCall(slow).outcome()).isEqualTo("answered");
      try (var client = new RawClient(slow.uri())) {
        client.post(PATH, PAYLOAD);
        List<TrueCall> calls = Emulators.calls(slow, 2, c -> !c.invocation().function().isEmpty());
        assertThat(calls.getLast().invocation().concurrency())
            .as("the environment of the event is busy")
            .isEqualTo(2);
      }
    }
  }

  @Test
  void ofTheTypeDryRunRunsNothing() {
    try (var client = new RawClient(emulator.uri())) {
      client.post(PATH, PAYLOAD, "X-Amz-Invocation-Type: DryRun");
      Response dry = client.response();
      assertThat(dry.status()).isEqualTo(204);
      assertThat(dry.headers()).containsKey("connection").doesNotContainKey("content-length");
      assertThat(onlyCall(emulator).invocation().start()).isEmpty();
      Response next = client.post(PATH, PAYLOAD).response();
      assertThat(next.status()).as("the next answer begins where this one ended").isEqualTo(200);
    }
    Response odd = invoke(emulator, PAYLOAD, "X-Amz-Invocation-Type: Later");
    assertThat(odd.status()).isEqualTo(400);
    assertThat(odd.text()).contains("[Event, RequestResponse, DryRun]");
  }

  @Test
  void findsAWarmEnvironmentAfterTheFirstCall() {
    try (var client = new RawClient(emulator.uri())) {
      List<String> starts = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        starts.add(log(client.post(PATH, PAYLOAD, TAIL).response()));
      }
      assertThat(starts.getFirst()).contains("Init Duration");
      assertThat(starts.subList(1, 3)).allMatch(log -> !log.contains("Init Duration"));
    }
    Emulators.endedCalls(emulator, 3);
    TruthSummary summary = emulator.truth().summary();
    var function = Objects.requireNonNull(summary.functions().get(NAME));
    assertThat(function.calls()).isEqualTo(3);
    assertThat(function.coldStarts()).isEqualTo(1);
    assertThat(function.maxConcurrency()).isEqualTo(1);
    assertThat(function.outcomes()).containsExactly(Map.entry("answered", 3L));
  }

  @Test
  void isThrottledBeyondTheConcurrencyAndSaysWhy() throws Exception {
    var settings =
        FunctionsSettings.NONE.withEach(
            f -> f.withTimes(lasting(Duration.ofMinutes(1))).withReservedConcurrency(2));
    try (var small = Emulator.start(Emulators.quick(b -> b.withFunctions(settings)));
        var one = new RawClient(small.uri());
        var two = new RawClient(small.uri())) {
      one.post(PATH, PAYLOAD);
      two.post(PATH, PAYLOAD);
      Emulators.calls(small, 2, call -> call.invocation().start().isPresent());
      Response response = invoke(small, PAYLOAD);
      assertThat(response.status()).isEqualTo(429);
      assertThat(response.headers())
          .containsEntry("x-amzn-errortype", "TooManyRequestsException")
          .containsEntry("retry-after", "1");
      assertThat(json(response).get("Reason").asText())
          .isEqualTo("ReservedFunctionConcurrentInvocationLimitExceeded");
      assertThat(json(response).get("Type").asText()).isEqualTo("User");
      assertThat(json(response).get("message").asText()).isEqualTo("Rate Exceeded.");
      TrueCall last = Emulators.calls(small, 3, call -> true).getLast();
      assertThat(last.invocation().reason()).startsWith("ReservedFunctionConcurrent");
      assertThat(last.invocation().concurrency()).isEqualTo(2);

      FunctionsSettings more = settings.withEach(f -> f.withReservedConcurrency(3));
      small.behave(small.behaviour().withFunctions(more));
      three(small);
    }
  }

  private static void three(Emulator small) {
    try (var client = new RawClient(small.uri())) {
      client.post(PATH, PAYLOAD);
      List<TrueCall> calls =
          Emulators.calls(small, 4, call -> !call.invocation().function().isEmpty());
      assertThat(calls.getLast().invocation().start())
          .as("new settings hold from the next call on")
          .contains(Start.COLD);
    }
  }

  @Test
  void keepsItsEnvironmentBusyWhenTheCallerLeaves() {
    try (var slow = with(f -> f.withTimes(lasting(Duration.ofMinutes(1))))) {
      try (var client = new RawClient(slow.uri())) {
        client.post(PATH, PAYLOAD);
        onlyCall(slow, call -> call.invocation().start().isPresent());
      }
      assertThat(onlyCall(slow).outcome()).isEqualTo("client_closed");
      slow.behave(slow.behaviour().withFunctions(FunctionsSettings.NONE));
      assertThat(invoke(slow, PAYLOAD).status()).isEqualTo(200);
      assertThat(Emulators.endedCalls(slow, 2).getLast().invocation().concurrency()).isEqualTo(2);
    }
  }

  @Test
  void failsWithHttp200AndAFunctionError() throws Exception {
    try (var failing = failing("function-error=KeyError")) {
      Response response = invoke(failing, PAYLOAD, TAIL);
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.headers()).containsEntry("x-amz-function-error", "Unhandled");
      assertThat(json(response).get("errorType").asText()).isEqualTo("KeyError");
      assertThat(log(response)).contains("Traceback");
      TrueCall call = onlyCall(failing);
      assertThat(call.outcome()).isEqualTo("function_error");
      assertThat(call.invocation().reason()).isEqualTo("KeyError");
    }
  }

  @Test
  void timesOut() throws Exception {
    try (var late =
        with(f -> f.withTimes(lasting(Duration.ofSeconds(9))).withTimeout(Duration.ofMillis(50)))) {
      Response response = invoke(late, PAYLOAD);
      assertThat(response.headers()).containsEntry("x-amz-function-error", "Unhandled");
      assertThat(json(response).get("errorMessage").asText())
          .endsWith(" Task timed out after 0.05 seconds");
      TrueCall call = onlyCall(late);
      assertThat(call.tookMillis()).isGreaterThanOrEqualTo(50);
      assertThat(call.invocation().billedMillis()).isEqualTo(50);
    }
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource({
    "business-error=400, 400, INVALID_REQUEST",
    "business-error, 422, VALIDATION_FAILED",
    "business-error=500, 500, INTERNAL_ERROR",
  })
  void saysNoInItsPayload(String fault, int status, String code) throws Exception {
    try (var failing = failing(fault)) {
      Response response = invoke(failing, PAYLOAD);
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.headers()).doesNotContainKey("x-amz-function-error");
      assertThat(json(response).get("statusCode").asInt()).isEqualTo(status);
      assertThat(onlyCall(failing).outcome()).isEqualTo("business_error");
      assertThat(onlyCall(failing).invocation().reason()).isEqualTo(code);
    }
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource({
    "throttle, 429, TooManyRequestsException, ConcurrentInvocationLimitExceeded",
    "throttle=CallerRateLimitExceeded, 429, TooManyRequestsException, CallerRateLimitExceeded",
    "status=429, 429, TooManyRequestsException, Rate Exceeded.",
    "status=500, 500, ServiceException, Service",
    "status=502/ENILimitReachedException, 502, ENILimitReachedException, Message",
    "status=403, 403, AccessDeniedException, not authorized",
    "status=409/SnapStartNotReadyException, 409, SnapStartNotReadyException, Message",
  })
  void isRefusedByFault(String fault, int status, String type, String text) {
    try (var failing = failing(fault)) {
      Response response = invoke(failing, PAYLOAD);
      assertThat(response.status()).isEqualTo(status);
      assertThat(response.headers()).containsEntry("x-amzn-errortype", type);
      assertThat(response.text()).contains(text);
      assertThat(response.headers().containsKey("retry-after")).isEqualTo(status == 429);
      assertThat(onlyCall(failing).outcome()).isEqualTo("status_" + status);
      assertThat(onlyCall(failing).invocation().start()).as("nothing ran").isEmpty();
    }
  }

  @Test
  void drawsTheSameForTheSameSeed() {
    assertThat(outcomes(42)).isEqualTo(outcomes(42)).isNotEqualTo(outcomes(43));
  }

  private static List<String> outcomes(long seed) {
    var settings =
        FunctionsSettings.NONE.withEach(f ->
            f.withFaults(
                List.of(
                    Fault.parseForFunctions("20%:throttle"),
                    Fault.parseForFunctions("20%:business-error"))));
    try (var emulator =
        Emulator.start(Emulators.quick(b -> b.withFunctions(settings)).withSeed(seed))) {
      for (int i = 0; i < 40; i++) {
        invoke(emulator, PAYLOAD);
      }
      return Emulators.endedCalls(emulator, 40).stream().map(TrueCall::outcome).toList();
    }
  }

  @Test
  void mustBeSignedWhereSignaturesAreEnforced() {
    try (var strict =
        Emulator.start(Emulators.quick(b -> b.withSignatures(SignatureCheck.ENFORCE)))) {
      Response response = invoke(strict, PAYLOAD);
      assertThat(response.status()).isEqualTo(403);
      assertThat(response.headers())
          .containsEntry("x-amzn-errortype", "MissingAuthenticationTokenException");
    }
  }

  @Test
  void isInTheCsvAndTheSummaryOfTheTruth() throws Exception {
    Response answer = invoke(emulator, PAYLOAD);
    onlyCall(emulator);
    try (var client = new RawClient(emulator.uri())) {
      List<String> lines = client.get("/_emulator/truth.csv").response().text().lines().toList();
      assertThat(lines.getFirst())
          .endsWith(
              ",connection,function,request_id,start,start_ms,billed_ms,concurrency,reason,"
                  + "marks,model_calls,delegations,actions,quota");
      assertThat(lines.get(1))
          .endsWith(",missing,1," + NAME + "," + id(answer) + ",cold,0.0,0,1,,,0,0,0,");
      JsonNode truth = json(client.get("/_emulator/truth").response());
      JsonNode function = truth.at("/functions/" + NAME);
      assertThat(function.get("calls").asInt()).isEqualTo(1);
      assertThat(function.get("cold_starts").asInt()).isEqualTo(1);
      assertThat(function.get("max_concurrency").asInt()).isEqualTo(1);
      assertThat(function.at("/took_millis/p99").asDouble()).isPositive();
    }
  }
}
