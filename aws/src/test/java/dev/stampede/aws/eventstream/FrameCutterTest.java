package dev.stampede.aws.eventstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.aws.scripted.Frames;
import io.netty.buffer.ByteBufUtil;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.eventstream.HeaderValue;

@DisplayName("The frame cutter")
class FrameCutterTest {

  /** What a frame said, copied while it was valid. */
  private record Seen(String eventType, String messageType, String payload) {}

  private final List<Seen> seen = new ArrayList<>();

  private void see(Frame frame) {
    String type = frame.header(":event-type");
    assertThat(frame.headerIs(":event-type", type)).isEqualTo(!type.isEmpty());
    seen.add(
        new Seen(
            type,
            frame.header(":message-type"),
            new String(
                frame.bytes(),
                frame.payloadAt(),
                frame.payloadSize(),
                StandardCharsets.ISO_8859_1)));
  }

  @Test
  @DisplayName("reads a real frame of Bedrock's: 127 bytes that say The answer is 2.")
  void realFrame() throws Exception {
    byte[] frame = Frames.event("chunk", "{\"bytes\":\"VGhlIGFuc3dlciBpcyAyLg==\"}");
    assertThat(frame).hasSize(127);
    feed(frame, frame.length);
    assertThat(seen)
        .containsExactly(new Seen("chunk", "event", "{\"bytes\":\"VGhlIGFuc3dlciBpcyAyLg==\"}"));
  }

  @Test
  @DisplayName("finds the same frames however the stream is split")
  void anySplit() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      seen.clear();
      List<Seen> wanted = new ArrayList<>();
      ByteArrayOutputStream stream = new ByteArrayOutputStream();
      for (int n = random.nextInt(6); n >= 0; n--) {
        byte[] payload = new byte[random.nextInt(10) == 0 ? 100_000 : random.nextInt(600)];
        random.nextBytes(payload);
        stream.writeBytes(Frames.frame(headers(random), payload));
        wanted.add(new Seen("kind", "event", new String(payload, StandardCharsets.ISO_8859_1)));
      }
      feed(stream.toByteArray(), random);
      assertThat(seen).as("seed %d, stream %d", seed, i).isEqualTo(wanted);
    }
  }

  /**
   * The two that are looked for, among the other types, in any order; without byte and short, whose
   * values AWS's library forgets to write.
   */
  private static Map<String, HeaderValue> headers(Random random) {
    List<Map.Entry<String, HeaderValue>> all =
        new ArrayList<>(
            List.of(
                Map.entry(":event-type", HeaderValue.fromString("kind")),
                Map.entry(":message-type", HeaderValue.fromString("event")),
                Map.entry("yes", HeaderValue.fromBoolean(true)),
                Map.entry("no", HeaderValue.fromBoolean(false)),
                Map.entry("int", HeaderValue.fromInteger(3)),
                Map.entry("long", HeaderValue.fromLong(4)),
                Map.entry("bytes", HeaderValue.fromByteArray(new byte[1 + random.nextInt(50)])),
                Map.entry("text", HeaderValue.fromString("x".repeat(1 + random.nextInt(300)))),
                Map.entry("time", HeaderValue.fromTimestamp(Instant.EPOCH)),
                Map.entry("uuid", HeaderValue.fromUuid(new UUID(1, 2)))));
    java.util.Collections.shuffle(all, random);
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    all.forEach(e -> headers.put(e.getKey(), e.getValue()));
    return headers;
  }

  @Test
  @DisplayName("never takes a damaged stream for a whole one")
  void damage() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] whole = stream();
    int frames = 4;
    for (int i = 0; i < 100_000; i++) {
      byte[] damaged = mutated(whole, random);
      if (Arrays.equals(damaged, whole)) {
        continue;
      }
      seen.clear();
      FrameCutter cutter = new FrameCutter();
      boolean clean;
      try {
        cutter.feed(damaged, 0, damaged.length, this::see);
        clean = !cutter.midFrame();
      } catch (BrokenFrame e) {
        clean = false;
      }
      // What is left whole at a frame's border may end clean, but then it has lost frames.
      assertThat(clean && seen.size() >= frames).as("seed %d, mutation %d", seed, i).isFalse();
    }
  }

  private static byte[] stream() {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.writeBytes(Frames.delegation("scheduling_collaborator"));
    stream.writeBytes(Frames.chunk("You are "));
    stream.writeBytes(Frames.chunk("booked."));
    stream.writeBytes(Frames.finish());
    return stream.toByteArray();
  }

  private static byte[] mutated(byte[] whole, Random random) {
    int at = random.nextInt(whole.length);
    return switch (random.nextInt(4)) {
      case 0 -> {
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        yield flipped;
      }
      case 1 -> Arrays.copyOf(whole, at);
      case 2 -> {
        byte[] overwritten = whole.clone();
        for (int i = at; i < Math.min(whole.length, at + 1 + random.nextInt(8)); i++) {
          overwritten[i] = (byte) random.nextInt();
        }
        yield overwritten;
      }
      default -> {
        int length = 1 + random.nextInt(Math.min(20, whole.length - at));
        byte[] shorter = new byte[whole.length - length];
        System.arraycopy(whole, 0, shorter, 0, at);
        System.arraycopy(whole, at + length, shorter, at, shorter.length - at);
        yield shorter;
      }
    };
  }

  @ParameterizedTest(name = "total {0}, headers {1}: {2}")
  @CsvSource({
    "15, 0, frame shorter than its headers",
    "0, 0, frame shorter than its headers",
    "100, 85, frame shorter than its headers",
    "4294967295, 0, frame beyond the limits of its kind",
    "4294967295, 4294967279, frame beyond the limits of its kind",
    "131089, 131073, frame beyond the limits of its kind",
    "25165841, 0, frame beyond the limits of its kind"
  })
  @DisplayName("refuses lengths that cannot be, before it has taken memory for them")
  void hostileLengths(long total, long headers, String why) {
    assertThatThrownBy(() -> feed(prelude(total, headers), 1))
        .isInstanceOf(BrokenFrame.class)
        .hasMessage(why);
    assertThat(seen).isEmpty();
  }

  @Test
  @DisplayName("takes memory for the bytes that came, not for those that were announced")
  void announcedOnly() throws Exception {
    FrameCutter cutter = new FrameCutter();
    byte[] prelude = prelude(25_165_840, 0);
    cutter.feed(prelude, 0, prelude.length, this::see);
    cutter.feed(new byte[1_000], 0, 1_000, this::see);
    assertThat(cutter.midFrame()).isTrue();
    assertThat(cutter.held()).isLessThan(4_096);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a name without a value, 0161",
    "an unknown type, 01610a",
    "a text longer than the headers, 0161070fff",
    "an empty name, 0000",
    "a length cut in two, 01610700"
  })
  @DisplayName("refuses headers that do not fill their room, though the CRCs are right")
  void malformedHeaders(String what, String hex) {
    byte[] frame = frame(ByteBufUtil.decodeHexDump(hex), new byte[0]);
    assertThatThrownBy(() -> feed(frame, frame.length))
        .isInstanceOf(BrokenFrame.class)
        .hasMessage("malformed frame header");
  }

  @Test
  @DisplayName("passes over headers of one and two bytes")
  void shortHeaders() throws Exception {
    String headers =
        "0162" + "0207" + "0173" + "030707" + "0b3a6576656e742d74797065" + "0700026f6b";
    byte[] frame = frame(ByteBufUtil.decodeHexDump(headers), new byte[0]);
    feed(frame, frame.length);
    assertThat(seen).containsExactly(new Seen("ok", "", ""));
  }

  @Test
  @DisplayName("stands within a frame until its last byte has come")
  void midFrame() throws Exception {
    byte[] frame = Frames.chunk("Hello!");
    for (int cut = 1; cut < frame.length; cut++) {
      FrameCutter cutter = new FrameCutter();
      cutter.feed(frame, 0, cut, this::see);
      assertThat(cutter.midFrame()).as("after %d bytes", cut).isTrue();
      cutter.feed(frame, cut, frame.length - cut, this::see);
      assertThat(cutter.midFrame()).as("after all bytes, cut at %d", cut).isFalse();
    }
    assertThat(seen).hasSize(frame.length - 1);
  }

  private void feed(byte[] stream, int most) throws BrokenFrame {
    FrameCutter cutter = new FrameCutter();
    for (int at = 0; at < stream.length; at += most) {
      cutter.feed(stream, at, Math.min(most, stream.length - at), this::see);
    }
    assertThat(cutter.midFrame()).isFalse();
  }

  /**
   * Pieces of any size, each in the same memory as the one before, as the network hands them over.
   */
  private void feed(byte[] stream, Random random) throws BrokenFrame {
    FrameCutter cutter = new FrameCutter();
    byte[] scratch = new byte[5_007];
    int most = 1 + random.nextInt(random.nextBoolean() ? 20 : 5_000);
    int at = 0;
    while (at < stream.length) {
      int length = Math.min(1 + random.nextInt(most), stream.length - at);
      int from = random.nextInt(8);
      System.arraycopy(stream, at, scratch, from, length);
      cutter.feed(scratch, from, length, this::see);
      Arrays.fill(scratch, (byte) 0x55);
      at += length;
    }
    assertThat(cutter.midFrame()).isFalse();
  }

  private static byte[] prelude(long total, long headers) {
    ByteBuffer prelude = ByteBuffer.allocate(12).putInt((int) total).putInt((int) headers);
    return prelude.putInt(crc(prelude.array(), 8)).array();
  }

  private static byte[] frame(byte[] headers, byte[] payload) {
    int total = 16 + headers.length + payload.length;
    ByteBuffer frame = ByteBuffer.allocate(total);
    frame.put(prelude(total, headers.length)).put(headers).put(payload);
    return frame.putInt(crc(frame.array(), total - 4)).array();
  }

  private static int crc(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
