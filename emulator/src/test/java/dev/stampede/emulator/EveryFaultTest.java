package dev.stampede.emulator;

import static dev.stampede.emulator.RawClient.SUPERVISOR;
import static dev.stampede.emulator.RawClient.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.emulator.RawClient.End;
import dev.stampede.emulator.RawClient.Response;
import dev.stampede.emulator.fault.Fault;
import dev.stampede.emulator.fault.FaultForm;
import dev.stampede.emulator.fault.FaultTarget;
import dev.stampede.emulator.functions.Curve;
import dev.stampede.emulator.functions.FunctionSettings;
import dev.stampede.emulator.functions.FunctionsSettings;
import dev.stampede.emulator.truth.TrueCall;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of fault on everything it can befall, over a real socket. A streamed answer has 11
 * events here: the choice, 8 chunks, usage, FINISH.
 */
@DisplayName("On the wire")
class EveryFaultTest {
  private static final String ASKED = body("Hello!", true, true);
  private static final String NAME = "scheduling-agent-bulk-ops-dev";
  private static final String FUNCTION = "/2015-03-31/functions/" + NAME + "/invocations";
  private static final String PAYLOAD =
      "{\"operation\":\"optimize_route\",\"project_ids\":[1,2,3],\"date\":\"2025-10-20\"}";
  private static final int EVENTS = 11;
  private static final FaultTarget AGENT = FaultTarget.AGENT;
  private static final FaultTarget LAMBDA = FaultTarget.FUNCTION;

  /** What comes of a fault: the status (0: none), how the answer ends, and what else is seen. */
  record Row(
      FaultTarget target,
      String fault,
      int status,
      End end,
      String outcome,
      Consumer<Response> seen) {

    String label() {
      return fault.split("[=@]", 2)[0];
    }

    @Override
    public String toString() {
      return target.label() + ": " + fault;
    }
  }

  private static Row row(
      FaultTarget target,
      String fault,
      int status,
      End end,
      String outcome,
      Consumer<Response> seen) {
    return new Row(target, fault, status, end, outcome, seen);
  }

  static Stream<Row> rows() {
    return Stream.concat(agents(), functions());
  }

  private static Stream<Row> agents() {
    return Stream.of(
        row(
            AGENT,
            "status=429/ThrottlingException",
            429,
            End.COMPLETE,
            "status_429",
            error("ThrottlingException:", "Your request rate is too high")),
        row(
            AGENT,
            "status=503",
            503,
            End.COMPLETE,
            "status_503",
            error("ServiceUnavailableException:", "unavailable")),
        row(AGENT, "status=418/!New", 418, End.COMPLETE, "status_418", error("New:", "message")),
        row(AGENT, "status=599", 599, End.COMPLETE, "status_599", EveryFaultTest::nameless),
        row(
            AGENT,
            "exception=throttlingException@3",
            200,
            End.COMPLETE,
            "exception_throttlingException",
            frames(4, "throttlingException")),
        row(
            AGENT,
            "exception=dependencyFailedException",
            200,
            End.COMPLETE,
            "exception_dependencyFailedException",
            frames(6, "dependencyFailedException")),
        row(
            AGENT,
            "exception=!newException@0",
            200,
            End.COMPLETE,
            "exception_newException",
            frames(1, "newException")),
        row(
            AGENT,
            "error=InternalFailure@2",
            200,
            End.COMPLETE,
            "error_InternalFailure",
            response -> {
              assertThat(response.messages()).hasSize(3);
              assertThat(RawClient.header(response.messages().getLast(), ":error-code"))
                  .isEqualTo("InternalFailure");
            }),
        row(AGENT, "reset@0", 0, End.RST, "reset", frames(0, "")),
        row(AGENT, "reset@3", 200, End.RST, "reset", frames(3, "chunk")),
        row(AGENT, "reset", 200, End.RST, "reset", frames(5, "chunk")),
        row(AGENT, "truncate@0", 200, End.FIN, "truncated", frames(0, "")),
        row(AGENT, "truncate@99", 200, End.FIN, "truncated", frames(10, "trace")),
        row(AGENT, "partial-frame@2", 200, End.FIN, "partial_frame", frames(2, "chunk")),
        row(
            AGENT,
            "bad-crc@4",
            200,
            End.COMPLETE,
            "bad_crc",
            response -> assertThatThrownBy(response::messages).hasMessageContaining("checksum")),
        row(AGENT, "silence@0", 200, End.STILL_OPEN, "silence", frames(0, "")),
        row(AGENT, "silence@3", 200, End.STILL_OPEN, "silence", frames(3, "chunk")),
        row(AGENT, "drip=500/0@1", 200, End.COMPLETE, "dripped", frames(EVENTS, "trace")),
        row(AGENT, "empty", 200, End.COMPLETE, "empty", frames(0, "")),
        row(AGENT, "close", 0, End.FIN, "closed", frames(0, "")));
  }

  private static Stream<Row> functions() {
    return Stream.of(
        row(
            LAMBDA,
            "status=500",
            500,
            End.COMPLETE,
            "status_500",
            error("ServiceException", "\"Type\":\"Service\"")),
        row(
            LAMBDA,
            "status=502/ENILimitReachedException",
            502,
            End.COMPLETE,
            "status_502",
            error("ENILimitReachedException", "\"Message\":")),
        row(
            LAMBDA,
            "status=429",
            429,
            End.COMPLETE,
            "status_429",
            throttled("ConcurrentInvocationLimitExceeded")),
        row(
            LAMBDA,
            "status=403/ExpiredTokenException",
            403,
            End.COMPLETE,
            "status_403",
            error("ExpiredTokenException", "security token included in the request is expired")),
        row(LAMBDA, "status=418/!New", 418, End.COMPLETE, "status_418", error("New", "message")),
        row(LAMBDA, "status=599", 599, End.COMPLETE, "status_599", EveryFaultTest::nameless),
        row(
            LAMBDA,
            "throttle",
            429,
            End.COMPLETE,
            "status_429",
            throttled("ConcurrentInvocationLimitExceeded")),
        row(
            LAMBDA,
            "throttle=CallerRateLimitExceeded",
            429,
            End.COMPLETE,
            "status_429",
            throttled("CallerRateLimitExceeded")),
        row(
            LAMBDA,
            "function-error",
            200,
            End.COMPLETE,
            "function_error",
            failed("RuntimeError", "failed on purpose")),
        row(
            LAMBDA,
            "function-error=KeyError",
            200,
            End.COMPLETE,
            "function_error",
            failed("KeyError", "failed on purpose")),
        row(
            LAMBDA,
            "function-error=Sandbox.Timedout",
            200,
            End.COMPLETE,
            "function_error",
            failed("Sandbox.Timedout", "Task timed out after 0.05 seconds")),
        row(
            LAMBDA,
            "function-error=Runtime.ExitError",
            200,
            End.COMPLETE,
            "function_error",
            failed("Runtime.ExitError", "exit status 1")),
        row(
            LAMBDA,
            "function-error=Runtime.OutOfMemory",
            200,
            End.COMPLETE,
            "function_error",
            failed("Runtime.ExitError", "signal: killed")),
        row(LAMBDA, "business-error=400", 200, End.COMPLETE, "business_error", says(400)),
        row(LAMBDA, "business-error", 200, End.COMPLETE, "business_error", says(422)),
        row(LAMBDA, "business-error=500", 200, End.COMPLETE, "business_error", says(500)),
        row(LAMBDA, "slow=2x", 200, End.COMPLETE, "answered", says(200)),
        row(
            LAMBDA,
            "slow=9x",
            200,
            End.COMPLETE,
            "function_error",
            failed("Sandbox.Timedout", "Task timed out")),
        row(LAMBDA, "reset@0", 0, End.RST, "reset", bytes(0)),
        row(LAMBDA, "reset@10", 200, End.RST, "reset", bytes(10)),
        row(LAMBDA, "truncate@0", 200, End.FIN, "truncated", bytes(0)),
        row(LAMBDA, "truncate@10", 200, End.FIN, "truncated", bytes(10)),
        row(LAMBDA, "silence@10", 200, End.STILL_OPEN, "silence", bytes(10)),
        row(LAMBDA, "close", 0, End.FIN, "closed", bytes(0)));
  }

  private static Consumer<Response> error(String type, String text) {
    return response -> {
      assertThat(response.headers().get("x-amzn-errortype")).startsWith(type);
      assertThat(response.headers())
          .containsEntry("content-type", "application/json")
          .containsKey("x-amzn-requestid")
          .doesNotContainKey("retry-after");
      assertThat(response.text()).contains(text);
    };
  }

  private static Consumer<Response> throttled(String reason) {
    return response -> {
      assertThat(response.headers())
          .containsEntry("x-amzn-errortype", "TooManyRequestsException")
          .containsEntry("retry-after", "1");
      assertThat(response.text())
          .isEqualTo(
              "{\"Reason\":\"" + reason + "\",\"Type\":\"User\",\"message\":\"Rate Exceeded.\"}");
    };
  }

  private static Consumer<Response> failed(String type, String message) {
    return response -> {
      assertThat(response.headers()).containsEntry("x-amz-function-error", "Unhandled");
      assertThat(response.text()).contains("\"errorType\":\"" + type + "\"").contains(message);
    };
  }

  private static Consumer<Response> says(int status) {
    return response -> {
      assertThat(response.headers()).doesNotContainKey("x-amz-function-error");
      assertThat(response.text()).startsWith("{\"statusCode\":" + status + ",");
    };
  }

  private static void nameless(Response response) {
    assertThat(response.headers()).doesNotContainKey("x-amzn-errortype");
    assertThat(response.text()).isEmpty();
  }

  private static Consumer<Response> frames(int count, String last) {
    return response -> {
      assertThat(response.messages()).hasSize(count);
      if (count > 0) {
        assertThat(response.eventTypes()).last().isEqualTo(last);
      }
    };
  }

  private static Consumer<Response> bytes(int count) {
    return response -> assertThat(response.body().bytes()).hasSize(count);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void aFaultIsSeenAsTheGuideSays(Row row) {
    try (var emulator = Emulator.start(faulty(row.target(), row.fault()));
        var client = new RawClient(emulator.uri())) {
      Response response = play(emulator, client, row.target(), row.end(), 1);
      assertThat(response.status()).isEqualTo(row.status());
      assertThat(response.end()).isEqualTo(row.end());
      row.seen().accept(response);
      if (row.end() == End.COMPLETE) {
        Response next = play(emulator, client, row.target(), row.end(), 2);
        assertThat(next.status()).as("the connection lives on").isEqualTo(row.status());
        assertThat(next.end()).isEqualTo(row.end());
      }
      List<TrueCall> calls = Emulators.endedCalls(emulator, row.end() == End.COMPLETE ? 2 : 1);
      assertThat(calls).extracting(TrueCall::outcome).containsOnly(row.outcome());
      if (row.status() == 0) {
        assertThat(calls.getFirst().firstByteNanos()).as("nothing was sent").isZero();
      }
    }
  }

  // Of silence the truth tells when all is sent that will be; only then is its end looked for.
  private static Response play(
      Emulator emulator, RawClient client, FaultTarget target, End end, int calls) {
    client.post(
        target == AGENT ? SUPERVISOR + "s1/text" : FUNCTION, target == AGENT ? ASKED : PAYLOAD);
    if (end == End.STILL_OPEN) {
      Emulators.endedCalls(emulator, calls);
      client.patience(300);
    }
    return client.response();
  }

  private static EmulatorSettings faulty(FaultTarget target, String fault) {
    if (target == AGENT) {
      return Emulators.with("100%:" + fault);
    }
    Map<String, Curve> times = Map.of(FunctionSettings.DEFAULT, Curve.fixed(Duration.ofMillis(10)));
    FunctionsSettings functions =
        FunctionsSettings.NONE.withEach(f ->
            f.withTimes(times)
                .withTimeout(Duration.ofMillis(50))
                .withFaults(List.of(Fault.parseForFunctions("100%:" + fault))));
    return Emulators.quick(behaviour -> behaviour.withFunctions(functions));
  }

  @ParameterizedTest
  @EnumSource(FaultTarget.class)
  void everyKindOfFaultIsTriedOnAllThatItCanBefall(FaultTarget target) {
    Set<String> tried =
        rows().filter(row -> row.target() == target).map(Row::label).collect(Collectors.toSet());
    assertThat(Arrays.stream(FaultForm.values()).filter(form -> form.strikes(target)))
        .extracting(FaultForm::label)
        .containsExactlyInAnyOrderElementsOf(tried);
  }

  @Test
  void everyOutcomeIsTheOneThatTheGuideSays() {
    Map<String, FaultForm> forms =
        Arrays.stream(FaultForm.values()).collect(Collectors.toMap(FaultForm::label, form -> form));
    rows()
        .filter(row -> !row.fault().equals("slow=9x"))
        .forEach(row -> {
          String said = Objects.requireNonNull(forms.get(row.label())).outcome();
          assertThat(row.outcome())
              .as(row.toString())
              .matches(said.replace("CODE", ".+").replace("NAME", ".+"));
        });
  }

  @ParameterizedTest(name = "{0} {1}: {2}, {3}, {4}")
  @CsvSource({
    "Event,  status=500,          500, COMPLETE,   status_500",
    "Event,  status=418/!New,     418, COMPLETE,   status_418",
    "Event,  throttle,            429, COMPLETE,   status_429",
    "Event,  function-error,      202, COMPLETE,   answered",
    "Event,  business-error,      202, COMPLETE,   answered",
    "Event,  slow=2x,             202, COMPLETE,   answered",
    "Event,  close,               0,   FIN,        closed",
    "Event,  reset@9,             0,   RST,        reset",
    "Event,  truncate@9,          0,   FIN,        truncated",
    "Event,  silence,             0,   STILL_OPEN, silence",
    "DryRun, status=500,          500, COMPLETE,   status_500",
    "DryRun, status=418/!New,     418, COMPLETE,   status_418",
    "DryRun, throttle,            429, COMPLETE,   status_429",
    "DryRun, function-error,      204, COMPLETE,   answered",
    "DryRun, business-error,      204, COMPLETE,   answered",
    "DryRun, slow=2x,             204, COMPLETE,   answered",
    "DryRun, close,               0,   FIN,        closed",
    "DryRun, reset@0,             0,   RST,        reset",
    "DryRun, truncate,            0,   FIN,        truncated",
    "DryRun, silence@9,           0,   STILL_OPEN, silence",
  })
  void anAnswerWithoutAPayloadComesWholeOrNotAtAll(
      String type, String fault, int status, End end, String outcome) {
    try (var emulator = Emulator.start(faulty(LAMBDA, fault));
        var client = new RawClient(emulator.uri())) {
      client.post(FUNCTION, PAYLOAD, "X-Amz-Invocation-Type: " + type);
      Emulators.endedCalls(emulator, 1);
      Response response = (end == End.STILL_OPEN ? client.patience(300) : client).response();
      assertThat(response.status()).isEqualTo(status);
      assertThat(response.end()).isEqualTo(end);
      assertThat(Emulators.onlyCall(emulator).outcome()).isEqualTo(outcome);
    }
  }
}
