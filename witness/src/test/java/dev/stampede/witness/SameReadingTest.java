package dev.stampede.witness;

import static dev.stampede.aws.scripted.Frames.chunk;
import static dev.stampede.aws.scripted.Frames.delegation;
import static dev.stampede.aws.scripted.Frames.error;
import static dev.stampede.aws.scripted.Frames.event;
import static dev.stampede.aws.scripted.Frames.exception;
import static dev.stampede.aws.scripted.Frames.finish;
import static dev.stampede.aws.scripted.Frames.trace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.aws.scripted.Frames;
import dev.stampede.aws.trace.TraceFixtures;
import dev.stampede.measure.Outcome;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.eventstream.HeaderValue;

@DisplayName("Both clients, on the same bytes")
@TestInstance(Lifecycle.PER_CLASS)
class SameReadingTest {

  private final BothClients both = BothClients.open();

  @AfterAll
  void close() throws Exception {
    both.close();
  }

  /** Streams, by what they are. */
  static Map<String, List<byte[]>> fixtures() {
    byte[] umlauts = "Grüße, 😀!".getBytes(StandardCharsets.UTF_8);
    Map<String, List<byte[]>> all = new LinkedHashMap<>();
    all.put("a supervisor's turn", turn(TraceFixtures.SUPERVISOR_TURN, chunk("Booked.")));
    all.put("a router's turn", turn(TraceFixtures.ROUTER_TURN, chunk("Your notes: none.")));
    all.put("a router that falls back", turn(fallback(), chunk("Booked.")));
    all.put("traces of all kinds", turn(TracesOfAllKinds.EVENTS, chunk("Done.")));
    all.put("an answer without traces", List.of(chunk("Just this.")));
    all.put("an answer in pieces", List.of(chunk("Just "), chunk("this"), chunk("."), finish()));
    all.put(
        "a character split between chunks",
        List.of(
            chunk(Arrays.copyOf(umlauts, 3)),
            chunk(Arrays.copyOfRange(umlauts, 3, umlauts.length)),
            finish()));
    all.put("a large answer", List.of(chunk("x".repeat(300_000)), finish()));
    all.put("an empty chunk", List.of(chunk(""), chunk("Hi"), finish()));
    all.put(
        "a chunk with citations",
        List.of(
            event(
                "chunk",
                """
                {"attribution":{"citations":[{"generatedResponsePart":{"textResponsePart":{"span":\
                {"end":1,"start":0},"text":"Hi"}},"retrievedReferences":[]}]},"bytes":"SGk="}\
                """),
            finish()));
    all.put(
        "control returned",
        List.of(
            delegation("scheduling"),
            event(
                "returnControl",
                """
                {"invocationId":"i-1","invocationInputs":[{"functionInvocationInput":{"actionGroup":\
                "scheduling-actions","function":"get_time_slots","parameters":[]}}]}\
                """)));
    all.put(
        "files",
        List.of(
            event(
                "files",
                "{\"files\":[{\"bytes\":\"SGk=\",\"name\":\"a.txt\",\"type\":\"text/plain\"}]}"),
            chunk("See the file."),
            finish()));
    all.put("an event nobody knows", List.of(event("novelty", "{\"x\":1}"), chunk("Hi"), finish()));
    all.put(
        "members nobody knows",
        List.of(
            trace(
                "{\"novelty\":{\"a\":[1,{\"b\":null}]},\"callerChain\":[],\"trace\":"
                    + "{\"orchestrationTrace\":{\"rationale\":{\"mood\":\"good\",\"text\":\"t\"}}}}"),
            event("chunk", "{\"novelty\":[{}],\"bytes\":\"SGk=\"}"),
            finish()));
    all.put("headers nobody knows", List.of(manyHeaders(), finish()));
    return all;
  }

  private static List<String> fallback() {
    List<String> events = new ArrayList<>(List.of(TraceFixtures.routerOutput(300, 10)));
    events.addAll(TraceFixtures.SUPERVISOR_TURN);
    return events;
  }

  private static List<byte[]> turn(List<String> traces, byte[] last) {
    return Stream.concat(traces.stream().map(Frames::trace), Stream.of(last)).toList();
  }

  private static byte[] manyHeaders() {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    headers.put(":novelty", HeaderValue.fromString("new"));
    headers.put("y", HeaderValue.fromString("z".repeat(5_000)));
    headers.put(":event-type", HeaderValue.fromString("chunk"));
    headers.put(":content-type", HeaderValue.fromString("application/json"));
    headers.put(":message-type", HeaderValue.fromString("event"));
    return Frames.frame(headers, "{\"bytes\":\"SGk=\"}".getBytes(StandardCharsets.UTF_8));
  }

  static Stream<String> names() {
    return fixtures().keySet().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  @DisplayName("read the same, however it is cut on its way:")
  void readTheSame(String name) throws Exception {
    List<byte[]> frames = fixtures().getOrDefault(name, List.of());
    for (Delivery delivery : Delivery.values()) {
      var read = both.read(delivery.of(joined(frames)), false);
      assertThat(read.theirs().succeeded()).as("%s: theirs", delivery).isTrue();
      assertThat(read.ours().error()).as("%s: ours", delivery).isEmpty();
      assertThat(Told.by(read.ours())).as("%s", delivery).isEqualTo(read.theirs().told());
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "accessDeniedException",
        "badGatewayException",
        "conflictException",
        "dependencyFailedException",
        "internalServerException",
        "modelNotReadyException",
        "resourceNotFoundException",
        "serviceQuotaExceededException",
        "throttlingException",
        "validationException",
        "surpriseException"
      })
  @DisplayName("tell the same code and message of an exception, and all that came before it:")
  void exceptions(String code) throws Exception {
    byte[] last = exception(code, "The reason.");
    for (var before : List.of(List.<byte[]>of(), List.of(delegation("notes"), chunk("Hal")))) {
      List<byte[]> frames = Stream.concat(before.stream(), Stream.of(last)).toList();
      sameError(frames, code + ": The reason.");
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"InternalFailure", "surprise"})
  @DisplayName("tell the same code and message of an error frame:")
  void errors(String code) throws Exception {
    sameError(List.of(chunk("Hal"), error(code, "The reason.")), code + ": The reason.");
  }

  private void sameError(List<byte[]> frames, String error) throws Exception {
    for (Delivery delivery : Delivery.values()) {
      var read = both.read(delivery.of(joined(frames)), true);
      assertThat(read.theirs().error()).as("%s: theirs", delivery).isEqualTo(error);
      assertThat(read.ours().error()).isEqualTo(error + " (in the stream)");
      assertThat(Told.by(read.ours())).as("%s", delivery).isEqualTo(read.theirs().told());
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("refuse a frame whose checksum is wrong, and keep what came before it:")
  void badChecksum(Delivery delivery) throws Exception {
    byte[] stream = joined(List.of(chunk("Hal"), Frames.damaged(chunk("lo")), finish()));
    var read = both.read(delivery.of(stream), true);
    assertThat(read.theirs().thrown()).hasMessageContaining("Message checksum failure");
    assertThat(read.ours().error()).isEqualTo("broken frame: message CRC mismatch");
    assertThat(read.ours().outcome()).isEqualTo(Outcome.TRUNCATED);
    assertThat(read.ours().answer()).isEqualTo("Hal");
  }

  /** How the bytes of a stream come: the chunks of HTTP. */
  enum Delivery {
    AT_ONCE {
      @Override
      List<byte[]> of(byte[] stream) {
        return List.of(stream);
      }
    },
    IN_PIECES_OF_1000 {
      @Override
      List<byte[]> of(byte[] stream) {
        return pieces(stream, 1_000);
      }
    },
    IN_PIECES_OF_11 {
      @Override
      List<byte[]> of(byte[] stream) {
        // Of a long stream only the end, or the test would be about HTTP.
        int small = Math.min(stream.length, 600);
        List<byte[]> all = new ArrayList<>();
        if (small < stream.length) {
          all.add(Arrays.copyOf(stream, stream.length - small));
        }
        all.addAll(pieces(Arrays.copyOfRange(stream, stream.length - small, stream.length), 11));
        return all;
      }
    };

    abstract List<byte[]> of(byte[] stream);

    private static List<byte[]> pieces(byte[] stream, int size) {
      List<byte[]> pieces = new ArrayList<>();
      for (int at = 0; at < stream.length; at += size) {
        pieces.add(Arrays.copyOfRange(stream, at, Math.min(stream.length, at + size)));
      }
      return pieces;
    }
  }

  private static byte[] joined(List<byte[]> frames) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    frames.forEach(all::writeBytes);
    return all.toByteArray();
  }
}
