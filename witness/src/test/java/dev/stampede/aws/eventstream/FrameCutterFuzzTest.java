package dev.stampede.aws.eventstream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.witness.Damage;
import dev.stampede.witness.Fuzz;
import dev.stampede.witness.ReferenceDecoder;
import dev.stampede.witness.ReferenceDecoder.Decoded;
import dev.stampede.witness.ReferenceDecoder.End;
import dev.stampede.witness.ReferenceDecoder.Message;
import dev.stampede.witness.Streams;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@DisplayName("The frame cutter, on a million damaged streams")
class FrameCutterFuzzTest {

  private static final List<String> NAMES =
      List.of(":message-type", ":event-type", ":exception-type", ":error-code", ":error-message");

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
  @DisplayName("sees the frames and the end that the reference sees, in bounded memory")
  void agreesWithTheReference() {
    Fuzz fuzz = Fuzz.of("the frame cutter");
    Map<End, Integer> ends = new EnumMap<>(End.class);
    for (int i = 0; i < Fuzz.STREAMS; i++) {
      SplittableRandom random = fuzz.random(i);
      byte[] stream = Damage.damaged(Streams.any(random), random);
      Decoded expected = ReferenceDecoder.decode(stream);
      Seen seen = new Seen(expected.messages());
      End end = cut(new Fuzz.Pieces(stream, random), seen, fuzz, i);
      if (end != expected.end() || seen.different || seen.count != expected.messages().size()) {
        throw new AssertionError(
            "%s: %s after %d frames, not %s after %d%s"
                .formatted(
                    fuzz.at(i),
                    end,
                    seen.count,
                    expected.end(),
                    expected.messages().size(),
                    seen.different ? "; a frame differs" : ""));
      }
      ends.merge(end, 1, Integer::sum);
    }
    // A fuzzer that only ever makes one kind proves nothing about the others.
    assertThat(ends.keySet()).as("%s: %s", fuzz, ends).containsExactly(End.values());
    assertThat(ends.values())
        .as("%s: %s", fuzz, ends)
        .allSatisfy(n -> assertThat(n).isGreaterThan(Fuzz.STREAMS / 20));
  }

  private static End cut(Fuzz.Pieces pieces, Seen seen, Fuzz fuzz, int number) {
    FrameCutter cutter = new FrameCutter();
    try {
      for (int size = pieces.next(); size > 0; size = pieces.next()) {
        cutter.feed(pieces.memory(), 0, size, seen);
        if (cutter.held() > Math.max(256, 2 * pieces.handedOver())) {
          throw new AssertionError(
              "%s: holds %d bytes after %d had come"
                  .formatted(fuzz.at(number), cutter.held(), pieces.handedOver()));
        }
      }
    } catch (BrokenFrame e) {
      return End.BROKEN;
    }
    return cutter.midFrame() ? End.CUT : End.WHOLE;
  }

  /** Compares each frame with the one that is expected in its place. */
  private static final class Seen implements FrameCutter.Sink {
    private final List<Message> expected;
    private int count;
    private boolean different;

    Seen(List<Message> expected) {
      this.expected = expected;
    }

    @Override
    public void frame(Frame frame) {
      different |= count >= expected.size() || !same(frame, expected.get(count));
      count++;
    }

    private static boolean same(Frame frame, Message message) {
      int end = frame.payloadAt() + frame.payloadSize();
      byte[] payload = message.payload();
      for (String name : NAMES) {
        byte[] text = message.header(name).getBytes(ISO_8859_1);
        String value = new String(text, UTF_8);
        if (!frame.header(name).equals(value)) {
          return false;
        }
      }
      return Arrays.equals(frame.bytes(), frame.payloadAt(), end, payload, 0, payload.length);
    }
  }

  @Test
  @DisplayName("is measured by a reference that AWS's own decoder agrees with")
  void theReferenceIsRight() {
    Fuzz fuzz = Fuzz.of("the reference");
    int agreed = 0;
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      SplittableRandom random = fuzz.random(i);
      byte[] stream = Damage.damaged(Streams.any(random), random);
      Decoded ours = ReferenceDecoder.decode(stream);
      ByteBuffer rest = ByteBuffer.wrap(stream);
      for (Message message : ours.messages()) {
        Optional<byte[]> theirs = payload(rest);
        if (theirs.isEmpty()) {
          // It takes no empty text for a header's value, which the format allows.
          rest.position(rest.limit());
          break;
        }
        assertThat(theirs.get()).as(fuzz.at(i)).isEqualTo(message.payload());
        agreed++;
      }
      if (ours.end() == End.BROKEN && rest.hasRemaining()) {
        assertThat(payload(rest)).as(fuzz.at(i)).isEmpty();
        refused++;
      }
    }
    assertThat(agreed).as(fuzz.toString()).isGreaterThan(10_000);
    assertThat(refused).as(fuzz.toString()).isGreaterThan(1_000);
  }

  /** By AWS's own decoder; empty where it refuses. */
  private static Optional<byte[]> payload(ByteBuffer from) {
    try {
      return Optional.of(software.amazon.eventstream.Message.decode(from).getPayload());
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }
}
