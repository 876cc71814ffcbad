package dev.stampede.aws.agents;

import static dev.stampede.aws.Aws.agent;
import static dev.stampede.aws.scripted.Frames.chunk;
import static dev.stampede.aws.scripted.Frames.delegation;
import static dev.stampede.aws.scripted.Frames.event;
import static dev.stampede.aws.scripted.Frames.exception;
import static dev.stampede.aws.scripted.Frames.finish;
import static dev.stampede.aws.scripted.Frames.trace;
import static dev.stampede.aws.scripted.Http.all;
import static dev.stampede.aws.scripted.Http.answer;
import static dev.stampede.aws.scripted.Http.bytes;
import static dev.stampede.aws.scripted.Http.chunks;
import static dev.stampede.aws.scripted.Http.error;
import static dev.stampede.aws.scripted.Http.first;
import static dev.stampede.aws.scripted.Http.stream;
import static dev.stampede.aws.scripted.Http.streamHead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.stampede.aws.scripted.Eventually;
import dev.stampede.aws.scripted.Frames;
import dev.stampede.aws.scripted.Http;
import dev.stampede.aws.scripted.Peer;
import dev.stampede.aws.scripted.ScriptedServer;
import dev.stampede.aws.scripted.ScriptedServer.Script;
import dev.stampede.aws.scripted.Stage;
import dev.stampede.aws.target.Client;
import dev.stampede.aws.target.Target;
import dev.stampede.aws.wire.WireSettings;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Sample;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What becomes of a turn, on a real socket")
class OutcomesOnTheWireTest {

  private static final String GUARDED =
      "{\"trace\":{\"guardrailTrace\":{\"action\":\"INTERVENED\"}}}";
  private static final String FAILED =
      "{\"trace\":{\"failureTrace\":{\"failureReason\":\"Max iterations exceeded\"}}}";
  private static final byte[] WHOLE = stream(delegation("notes"), chunk("Noted."), finish());

  /** Answers that end by themselves: what they are called, the bytes, the outcome, the error. */
  static Stream<Arguments> answers() {
    return Stream.of(
        // The answer is good.
        row("answer and end", WHOLE, Outcome.SUCCESS, ""),
        row(
            "several chunks",
            stream(delegation("a"), chunk("No"), chunk("ted."), finish()),
            Outcome.SUCCESS,
            ""),
        row(
            "interim 100 before it",
            all(bytes("HTTP/1.1 100 Continue\r\n\r\n"), WHOLE),
            Outcome.SUCCESS,
            ""),
        row(
            "unknown event and files beside it",
            stream(event("weather", "{}"), event("files", "{}"), chunk("Hi"), finish()),
            Outcome.SUCCESS,
            ""),
        row(
            "an unreadable trace event, which may have been the end",
            stream(trace("{\"trace\":"), chunk("Hi")),
            Outcome.SUCCESS,
            ""),
        row(
            "a guardrail that answers instead",
            stream(trace(GUARDED), chunk("I cannot say.")),
            Outcome.SUCCESS,
            ""),
        row("control returned", stream(event("returnControl", "{}")), Outcome.SUCCESS, ""),
        row(
            "a failure on the way, and an answer all the same",
            stream(trace(FAILED), chunk("Hi"), finish()),
            Outcome.SUCCESS,
            ""),
        // The service says no, before the stream.
        row(
            "429",
            error(429, "ThrottlingException", "Your request rate is too high."),
            Outcome.THROTTLED,
            "ThrottlingException: Your request rate is too high. (HTTP 429)"),
        row(
            "429 whose code comes in the body",
            answer(429, "", "{\"__type\":\"com.x#ThrottlingException\",\"Message\":\"Slow\"}"),
            Outcome.THROTTLED,
            "ThrottlingException: Slow (HTTP 429)"),
        row(
            "code with an address behind it",
            error(429, "ThrottlingException:http://internal.amazon.com/coral/", "Slow"),
            Outcome.THROTTLED,
            "ThrottlingException: Slow (HTTP 429)"),
        row("429 without words", error(429, "", ""), Outcome.THROTTLED, "(HTTP 429)"),
        row(
            "quota",
            error(400, "ServiceQuotaExceededException", "Quota"),
            Outcome.THROTTLED,
            "ServiceQuotaExceededException: Quota (HTTP 400)"),
        row(
            "500",
            error(500, "InternalServerException", "Oops"),
            Outcome.SERVICE_ERROR,
            "InternalServerException: Oops (HTTP 500)"),
        row(
            "502",
            error(502, "BadGatewayException", "Bad"),
            Outcome.SERVICE_ERROR,
            "BadGatewayException: Bad (HTTP 502)"),
        row(
            "503 from a proxy",
            answer(503, "", "<html>busy</html>"),
            Outcome.SERVICE_ERROR,
            "(HTTP 503)"),
        row(
            "424",
            error(424, "DependencyFailedException", "Lambda"),
            Outcome.SERVICE_ERROR,
            "DependencyFailedException: Lambda (HTTP 424)"),
        row(
            "model not ready",
            error(429, "ModelNotReadyException", "Soon"),
            Outcome.SERVICE_ERROR,
            "ModelNotReadyException: Soon (HTTP 429)"),
        row(
            "400",
            error(400, "ValidationException", "Bad\\nid"),
            Outcome.CLIENT_ERROR,
            "ValidationException: Bad id (HTTP 400)"),
        row(
            "403",
            error(403, "accessdeniedexception", "No"),
            Outcome.CLIENT_ERROR,
            "accessdeniedexception: No (HTTP 403)"),
        row(
            "404",
            error(404, "ResourceNotFoundException", "No agent"),
            Outcome.CLIENT_ERROR,
            "ResourceNotFoundException: No agent (HTTP 404)"),
        row(
            "409",
            error(409, "ConflictException", "Busy"),
            Outcome.CLIENT_ERROR,
            "ConflictException: Busy (HTTP 409)"),
        row(
            "an unknown 4xx",
            error(418, "TeapotException", "Tea"),
            Outcome.CLIENT_ERROR,
            "TeapotException: Tea (HTTP 418)"),
        row(
            "a redirect",
            answer(302, "Location: /login\r\n", ""),
            Outcome.CLIENT_ERROR,
            "(HTTP 302)"),
        row("204", bytes("HTTP/1.1 204 None\r\n\r\n"), Outcome.CLIENT_ERROR, "(HTTP 204)"),
        row(
            "an error whose body breaks off",
            first(130, error(500, "InternalServerException", "A long story")),
            Outcome.SERVICE_ERROR,
            "InternalServerException (HTTP 500)"),
        row(
            "a long message",
            error(400, "ValidationException", "x".repeat(5_000)),
            Outcome.CLIENT_ERROR,
            "ValidationException: " + "x".repeat(167) + "… (HTTP 400)"),
        row(
            "an endless error",
            error(500, "InternalServerException", "x".repeat(300_000)),
            Outcome.SERVICE_ERROR,
            "InternalServerException (HTTP 500)"),
        // The service says no, within the stream.
        row(
            "throttled in stream",
            stream(delegation("a"), exception("throttlingException", "Your rate is too high.")),
            Outcome.THROTTLED_IN_STREAM,
            "throttlingException: Your rate is too high. (in the stream)"),
        row(
            "quota in stream",
            stream(exception("serviceQuotaExceededException", "Quota")),
            Outcome.THROTTLED_IN_STREAM,
            "serviceQuotaExceededException: Quota (in the stream)"),
        row(
            "model not ready in stream",
            stream(exception("modelNotReadyException", "Soon")),
            Outcome.SERVICE_ERROR,
            "modelNotReadyException: Soon (in the stream)"),
        row(
            "validation in stream",
            stream(exception("validationException", "Bad")),
            Outcome.CLIENT_ERROR,
            "validationException: Bad (in the stream)"),
        row(
            "unknown exception in stream",
            stream(exception("surpriseException", "!")),
            Outcome.SERVICE_ERROR,
            "surpriseException: ! (in the stream)"),
        row(
            "error frame",
            stream(Frames.error("InternalFailure", "Oops")),
            Outcome.SERVICE_ERROR,
            "InternalFailure: Oops (in the stream)"),
        row(
            "exception after the answer",
            stream(chunk("Hi"), finish(), exception("internalServerException", "Late")),
            Outcome.SERVICE_ERROR,
            "internalServerException: Late (in the stream)"),
        row(
            "exception, and then the connection ends",
            all(streamHead(), chunks(exception("throttlingException", "Slow"))),
            Outcome.THROTTLED_IN_STREAM,
            "throttlingException: Slow (in the stream)"),
        // 200, and yet no answer.
        row("no events", stream(), Outcome.TRUNCATED, "the stream has no events"),
        row("traces only", stream(finish()), Outcome.TRUNCATED, "the stream has no answer"),
        row(
            "an empty chunk only",
            stream(chunk(""), finish()),
            Outcome.TRUNCATED,
            "the stream has no answer"),
        row(
            "no end",
            stream(delegation("a"), chunk("Hi")),
            Outcome.TRUNCATED,
            "the trace has no end"),
        row("no trace", stream(chunk("Hi")), Outcome.TRUNCATED, "the trace has no end"),
        row(
            "an agent that gave up",
            stream(delegation("a"), trace(FAILED)),
            Outcome.SERVICE_ERROR,
            "the agent failed: Max iterations exceeded"),
        row(
            "bad CRC",
            stream(Frames.damaged(chunk("Hi")), finish()),
            Outcome.TRUNCATED,
            "broken frame: message CRC mismatch"),
        row(
            "a frame cut short by the end",
            stream(finish(), chunk("Hi"), first(40, chunk("there"))),
            Outcome.TRUNCATED,
            "the stream ends within a frame"),
        row(
            "a chunk that is no JSON",
            stream(event("chunk", "[]"), finish()),
            Outcome.TRUNCATED,
            "a chunk cannot be read"),
        row(
            "a chunk that is no base64",
            stream(event("chunk", "{\"bytes\":\"?!\"}"), finish()),
            Outcome.TRUNCATED,
            "a chunk cannot be read"),
        row(
            "a chunk with a blank in its base64",
            stream(event("chunk", "{\"bytes\":\"SG kh\"}"), finish()),
            Outcome.TRUNCATED,
            "a chunk cannot be read"),
        row(
            "a page instead",
            answer(200, "", "<html>log in</html>"),
            Outcome.TRUNCATED,
            "the answer is no event stream"),
        // The connection ends too early, in every place where it can.
        row(
            "no bytes at all",
            new byte[0],
            Outcome.CONNECTION,
            "connection closed before an answer"),
        row(
            "end within the first line",
            bytes("HTTP/1.1 2"),
            Outcome.TRUNCATED,
            "connection closed within the answer"),
        row(
            "end within the headers",
            first(60, streamHead()),
            Outcome.TRUNCATED,
            "connection closed within the answer"),
        row(
            "end after the headers",
            streamHead(),
            Outcome.TRUNCATED,
            "connection closed within the answer"),
        row(
            "end between two frames",
            all(streamHead(), chunks(delegation("a"), chunk("Hi"))),
            Outcome.TRUNCATED,
            "connection closed within the answer"),
        row(
            "end before the last chunk of HTTP, though all frames came",
            all(streamHead(), chunks(chunk("Hi"), finish())),
            Outcome.TRUNCATED,
            "connection closed within the answer"),
        row(
            "end within a frame",
            first(streamHead().length + 30, WHOLE),
            Outcome.TRUNCATED,
            "connection closed within the answer"),
        row(
            "end before the length is reached",
            bytes(
                "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.amazon.eventstream\r\n"
                    + "Content-Length: 5000\r\n\r\nabc"),
            Outcome.TRUNCATED,
            "connection closed within the answer"),
        row(
            "a bad chunk size",
            all(streamHead(), chunks(chunk("Hi")), bytes("zz\r\n")),
            Outcome.TRUNCATED,
            "unreadable answer: not HTTP"),
        row(
            "no HTTP",
            bytes("SSH-2.0-OpenSSH\r\n\r\n"),
            Outcome.TRUNCATED,
            "unreadable answer: not HTTP"),
        row(
            "endless headers",
            bytes("HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000)),
            Outcome.TRUNCATED,
            "unreadable answer: not HTTP"),
        row(
            "whole, its end told by the connection's",
            all(
                bytes(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.amazon.eventstream\r\n\r\n"),
                chunk("Hi"),
                finish()),
            Outcome.SUCCESS,
            ""),
        row(
            "its end told by the connection's, within a frame",
            all(
                bytes(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.amazon.eventstream\r\n\r\n"),
                first(50, chunk("Hi there"))),
            Outcome.TRUNCATED,
            "the stream ends within a frame"));
  }

  private static Arguments row(String name, byte[] answer, Outcome outcome, String error) {
    return arguments(name, answer, outcome, error);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("answers")
  @DisplayName("with an answer that ends")
  void answered(String name, byte[] answer, Outcome outcome, String error) throws Exception {
    Script once =
        peer -> {
          assertThat(peer.readRequest()).isTrue();
          peer.send(answer);
          // Its own end must be seen, not that of bytes which were never read.
          peer.endOutput();
          peer.awaitClose();
        };
    Sample sample = only(ScriptedServer.playing(once), settings -> settings);
    assertThat(sample.outcome()).isEqualTo(outcome);
    assertThat(sample.error()).isEqualTo(error);
  }

  /** Answers that never end, and what a short deadline makes of them. */
  static Stream<Arguments> breaks() {
    byte[] begun = all(streamHead(), chunks(delegation("a"), chunk("Hi")));
    byte[] endless =
        bytes("HTTP/1.1 200 OK\r\nContent-Type: application/vnd.amazon.eventstream\r\n\r\n");
    return Stream.of(
        arguments("before the answer", new byte[0]),
        arguments("after the headers", streamHead()),
        arguments("within the stream", begun),
        arguments("within a body without length", all(endless, chunk("Hi"), finish())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breaks")
  @DisplayName("whose connection is reset is a connection failure")
  void reset(String name, byte[] begun) throws Exception {
    Script script =
        peer -> {
          assertThat(peer.readRequest()).isTrue();
          peer.send(begun);
          peer.reset();
        };
    Sample sample = only(ScriptedServer.playing(script), settings -> settings);
    assertThat(sample.outcome()).isEqualTo(Outcome.CONNECTION);
    assertThat(sample.error()).isEqualTo("connection broken: connection reset");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breaks")
  @DisplayName("that falls silent is a timeout")
  void silence(String name, byte[] begun) throws Exception {
    Sample sample =
        only(
            ScriptedServer.playing(silentAfter(begun)),
            wire -> wire.withSilenceTimeout(Duration.ofMillis(60)));
    assertThat(sample.outcome()).isEqualTo(Outcome.TIMEOUT);
    assertThat(sample.error()).isEqualTo("silence timeout after 60 ms");
    assertThat(sample.serviceTime()).isGreaterThanOrEqualTo(60_000_000);
  }

  @Test
  @DisplayName("that takes too long in all is a timeout of its own")
  void callTimeout() throws Exception {
    Sample sample =
        only(
            ScriptedServer.playing(silentAfter(streamHead())),
            wire -> wire.withCallTimeout(Duration.ofMillis(60)));
    assertThat(sample.outcome()).isEqualTo(Outcome.TIMEOUT);
    assertThat(sample.error()).isEqualTo("call timeout after 60 ms");
  }

  @Test
  @DisplayName("that is throttled within the stream and then silent was throttled")
  void exceptionThenSilence() throws Exception {
    Script script = silentAfter(all(streamHead(), chunks(exception("throttlingException", "x"))));
    Sample sample =
        only(
            ScriptedServer.playing(script), wire -> wire.withSilenceTimeout(Duration.ofSeconds(5)));
    assertThat(sample.outcome()).isEqualTo(Outcome.THROTTLED_IN_STREAM);
  }

  private static Script silentAfter(byte[] begun) {
    return peer -> {
      assertThat(peer.readRequest()).isTrue();
      peer.send(begun);
      peer.awaitClose();
    };
  }

  @Test
  @DisplayName("whose TLS handshake hangs is a connect timeout")
  void connectTimeout() throws Exception {
    try (ScriptedServer server = ScriptedServer.playing(Peer::awaitClose);
        Stage stage =
            Stage.callingByTls(
                server, s -> s.withWire(s.wire().withConnectTimeout(Duration.ofMillis(60))))) {
      stage.user().run(() -> agent("supervisor").turn("t").ask("Hello!"));
      Sample sample = stage.onlySample();
      assertThat(sample.outcome()).isEqualTo(Outcome.TIMEOUT);
      assertThat(sample.error()).isEqualTo("connect timeout after 60 ms");
      server.peer(0).awaitPlayed();
    }
  }

  @Test
  @DisplayName("whose connection is refused is a connection failure")
  void refused() throws Exception {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    Target nobody = Target.url(URI.create("http://127.0.0.1:" + port));
    try (Client client = Client.of(nobody, WireSettings.defaults())) {
      Agents agents = Agents.over(client, AgentsSettings.of(Map.of()));
      Reply reply =
          agents.ask(
              Question.of(agents.settings().directory().find("notes"), "s1", "Hello!", true));
      assertThat(reply.outcome()).isEqualTo(Outcome.CONNECTION);
      assertThat(reply.error()).isEqualTo("no connection: connection refused");
      assertThat(reply.sent()).isLessThanOrEqualTo(reply.finished());
      Eventually.until("nothing is kept of it", () -> client.openConnections() == 0);
    }
  }

  @FunctionalInterface
  private interface Limits {
    WireSettings of(WireSettings usual);
  }

  /** The sample of the one turn that a user asks of this server, which has played its script. */
  private static Sample only(ScriptedServer playing, Limits limits) throws Exception {
    try (ScriptedServer server = playing;
        Stage stage =
            Stage.calling(server, settings -> settings.withWire(limits.of(settings.wire())))) {
      stage.user().run(() -> agent("supervisor").turn("t").ask("Hello!"));
      server.peer(0).awaitPlayed();
      return stage.onlySample();
    }
  }

  @Test
  @DisplayName("is the same however the answer is split on its way")
  void anySplit() throws IOException {
    List<Sample> samples;
    Script split =
        peer -> {
          for (int size = 1; peer.readRequest(); size += 7) {
            for (int at = 0; at < WHOLE.length; at += size) {
              peer.send(java.util.Arrays.copyOfRange(WHOLE, at, Math.min(at + size, WHOLE.length)));
            }
          }
        };
    try (ScriptedServer server = ScriptedServer.playing(split);
        Stage stage = Stage.calling(server)) {
      stage
          .user()
          .run(() -> {
            var supervisor = agent("supervisor");
            for (int i = 0; i < 30; i++) {
              assertThat(supervisor.turn("t").ask("x").answer()).isEqualTo("Noted.");
            }
          });
      samples = stage.samples();
      assertThat(server.connections()).isEqualTo(1);
    }
    assertThat(samples).extracting(Sample::outcome).containsOnly(Outcome.SUCCESS);
    assertThat(samples).extracting(Sample::bytes).containsOnly(samples.getFirst().bytes());
    assertThat(samples.getFirst().bytes())
        .isPositive()
        .isLessThan(Http.stream().length + WHOLE.length);
  }
}
