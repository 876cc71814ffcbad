package dev.stampede.aws.lambda;

import static dev.stampede.aws.Aws.function;
import static dev.stampede.aws.scripted.Http.answer;
import static dev.stampede.aws.scripted.Http.bytes;
import static dev.stampede.aws.scripted.Http.error;
import static dev.stampede.aws.scripted.Http.first;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.stampede.aws.Invocation;
import dev.stampede.aws.scripted.ScriptedServer;
import dev.stampede.aws.scripted.ScriptedServer.Script;
import dev.stampede.aws.scripted.Stage;
import dev.stampede.measure.Observation;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What becomes of a call of a function, on a real socket")
class InvokeOutcomesTest {

  private static final String UNHANDLED = "X-Amz-Function-Error: Unhandled\r\n";
  private static final String ID = "8f507cfc-1111-4697-b07a-ac58fc914c95";

  /** Answers that end by themselves: what they are called, the bytes, the outcome, the error. */
  static Stream<Arguments> answers() {
    return Stream.of(
        // The answer is good.
        row("a payload", ok("{\"route\":[1]}"), Outcome.SUCCESS, ""),
        row("no payload", ok(""), Outcome.SUCCESS, ""),
        row("null", ok("null"), Outcome.SUCCESS, ""),
        row("a payload that is no JSON", ok("{\"statusCode\": nonsense"), Outcome.SUCCESS, ""),
        row("a status of success", ok("{\"statusCode\":201}"), Outcome.SUCCESS, ""),
        row("a status elsewhere", ok("{\"x\":{\"statusCode\":500}}"), Outcome.SUCCESS, ""),
        row("a status that is none", ok("{\"statusCode\":\"fine\"}"), Outcome.SUCCESS, ""),
        row("a status of nothing", ok("{\"statusCode\":null}"), Outcome.SUCCESS, ""),
        row(
            "an action group's answer",
            ok("{\"response\":{\"httpStatusCode\":200,\"actionGroup\":\"x\"}}"),
            Outcome.SUCCESS,
            ""),
        // The function failed.
        row(
            "an exception",
            answer(
                200,
                UNHANDLED,
                "{\"errorMessage\":\"list index out of range\",\"errorType\":\"IndexError\",\"stackTrace\":[\"a\"]}"),
            Outcome.FUNCTION_ERROR,
            "IndexError: list index out of range (function error, Unhandled)"),
        row(
            "a timeout, without its time and id",
            answer(
                200,
                UNHANDLED,
                "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"2026-11-24T03:00:00.123Z "
                    + ID
                    + " Task timed out after 3.00 seconds\"}"),
            Outcome.FUNCTION_ERROR,
            "Sandbox.Timedout: Task timed out after 3.00 seconds (function error, Unhandled)"),
        row(
            "a crash, without its id",
            answer(
                200,
                UNHANDLED,
                "{\"errorMessage\":\"RequestId: "
                    + ID
                    + " Error: Runtime exited with error: signal: killed\",\"errorType\":\"Runtime.ExitError\"}"),
            Outcome.FUNCTION_ERROR,
            "Runtime.ExitError: Error: Runtime exited with error: signal: killed (function error,"
                + " Unhandled)"),
        row(
            "a handled error that says nothing",
            answer(200, "X-Amz-Function-Error: Handled\r\n", "null"),
            Outcome.FUNCTION_ERROR,
            "(function error, Handled)"),
        row(
            "a function error whose payload breaks off",
            first(
                150,
                answer(
                    200, UNHANDLED, "{\"errorType\":\"E\",\"errorMessage\":\"" + "x".repeat(99))),
            Outcome.FUNCTION_ERROR,
            "E (function error, Unhandled)"),
        // The function answers no.
        row(
            "a business error, its body a text of JSON",
            ok(
                "{\"statusCode\":422,\"body\":\"{\\\"error\\\":\\\"2 to 50 projects\\\",\\\"code\\\":\\\"INVALID_COUNT\\\",\\\"details\\\":{\\\"message\\\":\\\"no\\\"}}\"}"),
            Outcome.FUNCTION_ERROR,
            "INVALID_COUNT: 2 to 50 projects (business error, statusCode 422)"),
        row(
            "a business error, its status last, its body an object",
            ok("{\"body\":{\"code\":\"X\",\"error\":\"bad\"},\"statusCode\":400}"),
            Outcome.FUNCTION_ERROR,
            "X: bad (business error, statusCode 400)"),
        row(
            "a business error with a status in quotes and a plain body",
            ok("{\"statusCode\":\"500\",\"body\":\"it broke\"}"),
            Outcome.FUNCTION_ERROR,
            "it broke (business error, statusCode 500)"),
        row(
            "a business error without a word",
            ok("{\"statusCode\":503}"),
            Outcome.FUNCTION_ERROR,
            "(business error, statusCode 503)"),
        row(
            "an action group's error",
            ok(
                "{\"messageVersion\":\"1.0\",\"response\":{\"httpStatusCode\":404,\"responseBody\":{\"application/json\":{\"body\":\"{\\\"message\\\":\\\"no such project\\\"}\"}}}}"),
            Outcome.FUNCTION_ERROR,
            "no such project (business error, statusCode 404)"),
        // Lambda says no.
        row(
            "throttled, by concurrency",
            throttled("ConcurrentInvocationLimitExceeded"),
            Outcome.THROTTLED,
            "TooManyRequestsException: Rate Exceeded. (HTTP 429, ConcurrentInvocationLimitExceeded)"),
        row("throttled without words", error(429, "", ""), Outcome.THROTTLED, "(HTTP 429)"),
        row(
            "Lambda throttled by EC2",
            error(502, "EC2ThrottledException", "Slow"),
            Outcome.THROTTLED,
            "EC2ThrottledException: Slow (HTTP 502)"),
        row(
            "no such function",
            answer(
                404,
                "x-amzn-ErrorType: ResourceNotFoundException\r\n",
                "{\"Type\":\"User\",\"Message\":\"Function not found: f\"}"),
            Outcome.CLIENT_ERROR,
            "ResourceNotFoundException: Function not found: f (HTTP 404)"),
        row(
            "too large",
            error(413, "RequestTooLargeException", "6291456"),
            Outcome.CLIENT_ERROR,
            "RequestTooLargeException: 6291456 (HTTP 413)"),
        row(
            "not allowed",
            error(403, "AccessDeniedException", "No"),
            Outcome.CLIENT_ERROR,
            "AccessDeniedException: No (HTTP 403)"),
        row(
            "bad JSON",
            error(400, "InvalidRequestContentException", "Could not parse"),
            Outcome.CLIENT_ERROR,
            "InvalidRequestContentException: Could not parse (HTTP 400)"),
        row(
            "a snapshot that is not ready",
            error(409, "SnapStartNotReadyException", "Soon"),
            Outcome.SERVICE_ERROR,
            "SnapStartNotReadyException: Soon (HTTP 409)"),
        row(
            "a service that failed",
            error(500, "ServiceException", "Oops"),
            Outcome.SERVICE_ERROR,
            "ServiceException: Oops (HTTP 500)"),
        row(
            "no room in the network",
            error(502, "ENILimitReachedException", "Full"),
            Outcome.SERVICE_ERROR,
            "ENILimitReachedException: Full (HTTP 502)"),
        row("taken, not answered", answer(202, "", ""), Outcome.CLIENT_ERROR, "(HTTP 202)"),
        // It is no answer at all.
        row(
            "a page instead",
            bytes("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\n<p/>"),
            Outcome.TRUNCATED,
            "the answer is a page, no payload"),
        row("no bytes", new byte[0], Outcome.CONNECTION, "connection closed before an answer"),
        row(
            "a payload that breaks off",
            first(90, ok("x".repeat(900))),
            Outcome.TRUNCATED,
            "connection closed within the answer"),
        row("no HTTP", bytes("SSH-2.0\r\n\r\n"), Outcome.TRUNCATED, "unreadable answer: not HTTP"));
  }

  private static Arguments row(String name, byte[] answer, Outcome outcome, String error) {
    return arguments(name, answer, outcome, error);
  }

  private static byte[] ok(String payload) {
    return answer(200, "x-amzn-RequestId: r\r\n", payload);
  }

  private static byte[] throttled(String reason) {
    return answer(
        429,
        "x-amzn-ErrorType: TooManyRequestsException\r\nRetry-After: 2\r\n",
        "{\"Reason\":\"%s\",\"Type\":\"User\",\"message\":\"Rate Exceeded.\"}".formatted(reason));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("answers")
  @DisplayName("with an answer that ends")
  void answered(String name, byte[] answer, Outcome outcome, String error) throws Exception {
    Call call = only(once(answer));
    assertThat(call.sample().error()).isEqualTo(error);
    assertThat(call.sample().outcome()).isEqualTo(outcome);
    assertThat(call.sample().observations())
        .as("counted as the function's")
        .filteredOn(o -> o.instrument().startsWith("errors."))
        .hasSize(outcome == Outcome.FUNCTION_ERROR ? 1 : 0);
  }

  private record Call(Invocation invocation, Sample sample) {}

  private static Script once(byte[] answer) {
    return peer -> {
      assertThat(peer.readRequest()).isTrue();
      peer.send(answer);
      peer.endOutput();
      peer.awaitClose();
    };
  }

  private static Call only(Script script) throws Exception {
    List<Invocation> calls = new ArrayList<>();
    try (ScriptedServer server = ScriptedServer.playing(script);
        Stage stage =
            Stage.calling(
                server, s -> s.withWire(s.wire().withSilenceTimeout(Duration.ofSeconds(9))))) {
      stage.user().run(() -> calls.add(function("notes").call("t").invoke("{}")));
      server.peer(0).awaitPlayed();
      return new Call(calls.getFirst(), stage.onlySample());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ConcurrentInvocationLimitExceeded",
    "FunctionInvocationRateLimitExceeded",
    "ReservedFunctionConcurrentInvocationLimitExceeded",
    "ReservedFunctionInvocationRateLimitExceeded",
    "CallerRateLimitExceeded",
    "ConcurrentSnapshotCreateLimitExceeded"
  })
  @DisplayName("that is throttled is counted by the service's reason, and tells when to come again")
  void reasons(String reason) throws Exception {
    Call call = only(once(throttled(reason)));
    assertThat(call.invocation().throttleReason()).isEqualTo(reason);
    assertThat(call.invocation().retryAfter()).contains(Duration.ofSeconds(2));
    assertThat(call.sample().observations())
        .containsExactly(new Observation.Cell("throttles", "TooManyRequestsException", reason));
  }

  @Test
  @DisplayName("that failed tells the function's own type and words, and the status of its no")
  void faults() throws Exception {
    Invocation failed =
        only(once(answer(200, UNHANDLED, "{\"errorMessage\":\"m\",\"errorType\":\"T\"}")))
            .invocation();
    assertThat(failed.functionErrorType()).isEqualTo("T");
    assertThat(failed.functionErrorMessage()).isEqualTo("m");
    assertThat(failed.statusCode()).isEmpty();
    Invocation no = only(once(ok("{\"statusCode\":422}"))).invocation();
    assertThat(no.statusCode()).hasValue(422);
    for (String none : List.of("null", "true", "\"\"", "\"fine\"", "[422]")) {
      String payload = "{\"statusCode\":%s,\"response\":{\"httpStatusCode\":404}}".formatted(none);
      assertThat(only(once(ok(payload))).invocation().statusCode()).as(payload).hasValue(404);
      assertThat(only(once(ok("{\"statusCode\":%s}".formatted(none)))).invocation().statusCode())
          .as(none)
          .isEmpty();
    }
    assertThat(no.outcome()).isEqualTo(Outcome.FUNCTION_ERROR);
  }

  @Test
  @DisplayName("whose log holds no report of it is counted as such, and known to nobody as cold")
  void unreported() throws Exception {
    Call call = only(once(answer(200, "X-Amz-Log-Result: bm90aGluZw==\r\n", "{}")));
    assertThat(call.invocation().succeeded()).isTrue();
    assertThat(call.invocation().coldStart()).isFalse();
    assertThat(call.invocation().report()).isEmpty();
    assertThat(call.sample().observations())
        .containsExactly(new Observation.Amount("calls.unreported", 1));
  }

  @Test
  @DisplayName("that is reset is a connection failure, that falls silent a timeout")
  void broken() throws Exception {
    Call reset =
        only(peer -> {
          peer.readRequest();
          peer.send(first(60, ok("{}")));
          peer.reset();
        });
    assertThat(reset.sample().outcome()).isEqualTo(Outcome.CONNECTION);
    List<Sample> samples = new ArrayList<>();
    try (ScriptedServer server =
            ScriptedServer.playing(peer -> {
              peer.readRequest();
              peer.send(first(60, ok("{}")));
              peer.awaitClose();
            });
        Stage stage =
            Stage.calling(
                server, s -> s.withWire(s.wire().withSilenceTimeout(Duration.ofMillis(60))))) {
      stage.user().run(() -> function("notes").call("t").invoke("{}"));
      samples.addAll(stage.samples());
    }
    assertThat(samples.getFirst().outcome()).isEqualTo(Outcome.TIMEOUT);
    assertThat(samples.getFirst().error()).isEqualTo("silence timeout after 60 ms");
  }

  @Test
  @DisplayName("may be silent while the function works, for as long as a call may take")
  void silentWhileItWorks() throws Exception {
    long work = Duration.ofMillis(300).toNanos();
    Script slow =
        peer -> {
          peer.readRequest();
          long end = System.nanoTime() + work;
          while (System.nanoTime() < end) {
            LockSupport.parkNanos(work);
          }
          peer.send(ok("{}"));
          peer.awaitClose();
        };
    try (ScriptedServer server = ScriptedServer.playing(slow);
        Stage stage =
            Stage.calling(
                server, s -> s.withWire(s.wire().withSilenceTimeout(Duration.ofMillis(60))))) {
      stage.user().run(() -> function("notes").call("t").invoke("{}"));
      assertThat(stage.onlySample().error()).isEmpty();
      assertThat(stage.onlySample().outcome()).isEqualTo(Outcome.SUCCESS);
    }
    try (ScriptedServer server = ScriptedServer.playing(peer -> peer.awaitClose());
        Stage stage =
            Stage.calling(
                server, s -> s.withWire(s.wire().withCallTimeout(Duration.ofMillis(60))))) {
      stage.user().run(() -> function("notes").call("t").invoke("{}"));
      assertThat(stage.onlySample().error()).isEqualTo("call timeout after 60 ms");
    }
  }

  @Test
  @DisplayName("may carry six megabytes either way")
  void large() throws Exception {
    String payload = "{\"x\":\"" + "y".repeat(6_000_000) + "\",\"statusCode\":400}";
    Call call = only(once(ok(payload)));
    assertThat(call.invocation().payload()).isEqualTo(payload);
    assertThat(call.sample().bytes()).isEqualTo(payload.length());
    assertThat(call.sample().outcome()).isEqualTo(Outcome.FUNCTION_ERROR);
  }
}
