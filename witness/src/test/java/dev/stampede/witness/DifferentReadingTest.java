package dev.stampede.witness;

import static dev.stampede.aws.scripted.Frames.chunk;
import static dev.stampede.aws.scripted.Frames.event;
import static dev.stampede.aws.scripted.Frames.finish;
import static dev.stampede.aws.scripted.Frames.trace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.aws.scripted.Frames;
import dev.stampede.aws.scripted.Http;
import dev.stampede.aws.trace.TraceFixtures;
import dev.stampede.measure.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.eventstream.HeaderValue;

/**
 * Where the two clients differ, and why ours is another: the SDK takes an answer that breaks off
 * for a success, and fails of what does not matter. If an SDK of later days does better, these
 * tests fail, and {@code docs/outcomes.md} has a reason less.
 */
@DisplayName("Where both clients differ, an answer that breaks off")
@TestInstance(Lifecycle.PER_CLASS)
class DifferentReadingTest {

  private static final List<byte[]> TURN =
      Stream.concat(
              Stream.of(chunk("You are booked.")),
              TraceFixtures.SUPERVISOR_TURN.stream().map(Frames::trace))
          .toList();

  private final BothClients both = BothClients.open();

  @AfterAll
  void close() throws Exception {
    both.close();
  }

  static IntStream borders() {
    return IntStream.range(0, TURN.size());
  }

  @ParameterizedTest(name = "{0} frames")
  @MethodSource("borders")
  @DisplayName("between two frames, HTTP in order: a success to the SDK, truncated to us, after")
  void properEnd(int frames) throws Exception {
    var read = both.read(TURN.subList(0, frames), true);
    truncated(read, frames == 0 ? "the stream has no events" : "the trace has no end");
    assertThat(Told.by(read.ours())).isEqualTo(read.theirs().told());
  }

  @ParameterizedTest(name = "{0} frames")
  @MethodSource("borders")
  @DisplayName("between two frames, by the connection's end: the same, after")
  void connectionEnds(int frames) throws Exception {
    var read = both.readRaw(begun(TURN.subList(0, frames)), true);
    truncated(read, "connection closed within the answer");
    assertThat(read.theirs().events()).hasSize(frames);
  }

  @ParameterizedTest(name = "{0} frames")
  @MethodSource("borders")
  @DisplayName("within a frame, by the connection's end: the same, after")
  void withinAFrame(int frames) throws Exception {
    byte[] next = TURN.get(frames);
    byte[] half = Arrays.copyOf(next, next.length / 2);
    var read = both.readRaw(Http.all(begun(TURN.subList(0, frames)), Http.chunks(half)), true);
    truncated(read, "connection closed within the answer");
  }

  @Test
  @DisplayName("within a frame, HTTP in order: the same")
  void halfFrameAndProperEnd() throws Exception {
    byte[] half = Arrays.copyOf(chunk("there"), 40);
    truncated(
        both.read(List.of(chunk("Hi"), finish(), half), true), "the stream ends within a frame");
  }

  @Test
  @DisplayName("before its last byte of HTTP, though all frames came: the same")
  void withoutTheLastChunk() throws Exception {
    truncated(both.readRaw(begun(TURN), true), "connection closed within the answer");
  }

  @Test
  @DisplayName("before any answer, with a trace of the end: the same")
  void noChunk() throws Exception {
    truncated(both.read(List.of(finish()), true), "the stream has no answer");
  }

  @Test
  @DisplayName(
      "in a trace event's JSON: a failure to the SDK, a success to us, who have its answer")
  void unreadableTrace() throws Exception {
    var read = both.read(List.of(trace("{\"trace\":"), chunk("Hi"), finish()), true);
    assertThat(read.theirs().succeeded()).isFalse();
    assertThat(read.ours().outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(read.ours().trace().unreadable()).isEqualTo(1);
  }

  @Test
  @DisplayName("or not at all, but has a header that is no text: a failure to the SDK, fine to us")
  void headersOfOtherTypes() throws Exception {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    headers.put("novelty", HeaderValue.fromBoolean(true));
    headers.put(":event-type", HeaderValue.fromString("chunk"));
    headers.put(":message-type", HeaderValue.fromString("event"));
    byte[] odd = Frames.frame(headers, "{\"bytes\":\"SGk=\"}".getBytes(StandardCharsets.UTF_8));
    var read = both.read(List.of(odd, finish()), true);
    assertThat(read.theirs().succeeded()).isFalse();
    assertThat(read.ours().outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(read.ours().answer()).isEqualTo("Hi");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"{\"bytes\":\"SG", "{\"bytes\":\"SG kh\"}", "{\"bytes\":\"?\"}"})
  @DisplayName("in a chunk's JSON or base64: a failure to both")
  void unreadableChunk(String chunk) throws Exception {
    var read = both.read(List.of(event("chunk", chunk), finish()), true);
    assertThat(read.theirs().succeeded()).isFalse();
    assertThat(read.ours().error()).isEqualTo("a chunk cannot be read");
  }

  private static byte[] begun(List<byte[]> frames) {
    return Http.all(BothClients.STREAM_HEAD, Http.chunks(frames.toArray(byte[][]::new)));
  }

  private static void truncated(BothClients.Read read, String error) {
    assertThat(read.theirs().succeeded()).as("the SDK takes it for a success").isTrue();
    assertThat(read.ours().outcome()).isEqualTo(Outcome.TRUNCATED);
    assertThat(read.ours().error()).isEqualTo(error);
  }
}
