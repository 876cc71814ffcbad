package dev.stampede.witness;

import static dev.stampede.aws.scripted.Frames.chunk;
import static dev.stampede.aws.scripted.Frames.delegation;
import static dev.stampede.aws.scripted.Frames.error;
import static dev.stampede.aws.scripted.Frames.event;
import static dev.stampede.aws.scripted.Frames.exception;
import static dev.stampede.aws.scripted.Frames.finish;
import static dev.stampede.aws.scripted.Frames.trace;

import dev.stampede.aws.scripted.Frames;
import dev.stampede.aws.trace.TraceFixtures;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import software.amazon.eventstream.HeaderValue;

/** Sound streams, each a list of frames: what the fuzzer starts from. */
public final class Streams {

  private static final byte[] UMLAUTS = "Grüße, 😀!".getBytes(StandardCharsets.UTF_8);

  private static final List<List<byte[]>> SHORT =
      List.of(
          List.of(delegation("scheduling"), chunk("You are "), chunk("booked."), finish()),
          List.of(
              chunk(Arrays.copyOf(UMLAUTS, 3)),
              chunk(Arrays.copyOfRange(UMLAUTS, 3, UMLAUTS.length)),
              finish()),
          List.of(chunk("Hi"), finish()),
          List.of(delegation("notes"), exception("throttlingException", "Slow down")),
          List.of(chunk("Hi"), finish(), exception("internalServerException", "Late")),
          List.of(error("InternalFailure", "Oops"), chunk("Hi"), finish()),
          List.of(delegation("notes"), event("returnControl", "{\"invocationId\":\"i\"}")),
          List.of(event("files", "{\"files\":[]}"), event("novelty", "{}"), chunk("Hi"), finish()),
          List.of(
              trace("{\"trace\":{\"guardrailTrace\":{\"action\":\"INTERVENED\"}}}"), chunk("No.")),
          List.of(
              trace("{\"trace\":{\"failureTrace\":{\"failureReason\":\"Max iterations\"}}}"),
              chunk("I could not")),
          List.of(chunk("No trace at all")),
          List.of(headersOfAllTypes(), finish()),
          List.of(finish()));

  /** Some 40 kB. */
  private static final List<byte[]> LONG = longOne();

  private Streams() {}

  /** But bytes and shorts: AWS's library writes those without their values. */
  private static byte[] headersOfAllTypes() {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    headers.put("yes", HeaderValue.fromBoolean(true));
    headers.put("no", HeaderValue.fromBoolean(false));
    headers.put("int", HeaderValue.fromInteger(3));
    headers.put("long", HeaderValue.fromLong(4));
    headers.put("bytes", HeaderValue.fromByteArray(new byte[] {5, 6}));
    headers.put("time", HeaderValue.fromTimestamp(Instant.EPOCH));
    headers.put("uuid", HeaderValue.fromUuid(new UUID(7, 8)));
    headers.put(":event-type", HeaderValue.fromString("chunk"));
    headers.put(":message-type", HeaderValue.fromString("event"));
    return Frames.frame(headers, "{\"bytes\":\"SGk=\"}".getBytes(StandardCharsets.UTF_8));
  }

  private static List<byte[]> longOne() {
    List<byte[]> frames =
        new ArrayList<>(TraceFixtures.SUPERVISOR_TURN.stream().map(Frames::trace).toList());
    frames.add(chunk("You are booked."));
    return List.copyOf(frames);
  }

  /** Any of them; the long one rarely. */
  public static List<byte[]> any(SplittableRandom random) {
    return random.nextInt(200) == 0 ? LONG : SHORT.get(random.nextInt(SHORT.size()));
  }
}
