package dev.stampede.emulator.wire;

import static dev.stampede.emulator.RawClient.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.eventstream.Message;

@DisplayName("A frame")
class FrameTest {
  private final Frame frame = new Frame();

  @Test
  void isTheMinimalOneSeenOnTheRealWire() {
    frame
        .begin(Frame.Kind.CHUNK)
        .raw("{\"bytes\":\"VGhlIGFuc3dlciBpcyAyLg==\"}".getBytes(UTF_8))
        .end();
    assertThat(frame.length()).isEqualTo(127);
    assertThat(ByteBuffer.wrap(frame.toBytes()).getInt(4)).as("headers length").isEqualTo(75);
    Message message = Message.decode(ByteBuffer.wrap(frame.toBytes()));
    assertThat(message.getHeaders().keySet())
        .containsExactly(":event-type", ":content-type", ":message-type");
    assertThat(header(message, ":event-type")).isEqualTo("chunk");
    assertThat(header(message, ":content-type")).isEqualTo("application/json");
    assertThat(header(message, ":message-type")).isEqualTo("event");
  }

  @RepeatedTest(20)
  void isDecodedByTheSdkWhateverItHolds() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    byte[] payload = new byte[random.nextInt(random.nextBoolean() ? 100 : 200_000)];
    random.nextBytes(payload);
    frame.begin(Frame.Kind.TRACE).raw(payload).end();
    Message message = Message.decode(ByteBuffer.wrap(frame.toBytes()));
    assertThat(message.getPayload()).as("seed %d", seed).isEqualTo(payload);
    assertThat(header(message, ":event-type")).isEqualTo("trace");
  }

  @ParameterizedTest
  @EnumSource(
      value = ServiceError.class,
      names = {
        "THROTTLING", "INTERNAL_SERVER", "BAD_GATEWAY", "DEPENDENCY_FAILED", "MODEL_NOT_READY",
        "SERVICE_QUOTA_EXCEEDED", "VALIDATION", "ACCESS_DENIED", "RESOURCE_NOT_FOUND", "CONFLICT"
      })
  void carriesEveryExceptionOfTheModel(ServiceError error) throws Exception {
    assertThat(error.inStream()).isTrue();
    Message message =
        Message.decode(
            ByteBuffer.wrap(
                frame
                    .exception(
                        error.inStreamType(),
                        ServiceError.body(error.message(), error.moreMembers()))
                    .toBytes()));
    assertThat(message.getHeaders().keySet())
        .containsExactly(":exception-type", ":content-type", ":message-type");
    assertThat(header(message, ":exception-type")).isEqualTo(error.inStreamType());
    assertThat(header(message, ":message-type")).isEqualTo("exception");
    assertThat(new ObjectMapper().readTree(message.getPayload()).get("message").asText())
        .isEqualTo(error.message());
  }

  @Test
  void thatIsSpoiledIsRefusedForItsChecksum() {
    frame.exception("conflictException", "{}").spoil();
    assertThatThrownBy(() -> Message.decode(ByteBuffer.wrap(frame.toBytes())))
        .hasMessageContaining("checksum");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 50, 154, 155, 4000, 70_000, 1_100_000})
  void isOneChunkOfTheBody(int payload) {
    frame.begin(Frame.Kind.CHUNK).raw(new byte[payload]).end();
    var out = Unpooled.buffer();
    frame.writeChunk(out);
    String start = Integer.toHexString(frame.length()) + "\r\n";
    assertThat(out.toString(0, start.length(), UTF_8)).isEqualTo(start);
    assertThat(out.readableBytes()).isEqualTo(start.length() + frame.length() + 2);
    assertThat(out.toString(out.readableBytes() - 2, 2, UTF_8)).isEqualTo("\r\n");
  }

  @RepeatedTest(20)
  void writesNumbersUuidsAndTimesAsTheJdkDoes() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    long number = random.nextLong() >> random.nextInt(64);
    long nanos = random.nextLong(4_000_000_000_000_000_000L);
    frame.begin(Frame.Kind.CHUNK).number(number).raw(new byte[] {' '});
    frame.uuid(random.nextLong(), random.nextLong()).raw(new byte[] {' '});
    new IsoTime().write(frame, nanos);
    String[] words =
        new String(Message.decode(ByteBuffer.wrap(frame.end().toBytes())).getPayload(), UTF_8)
            .split(" ", -1);
    assertThat(words[0]).as("seed %d", seed).isEqualTo(Long.toString(number));
    UUID uuid = UUID.fromString(words[1]);
    assertThat(uuid).hasToString(words[1]);
    assertThat(uuid.version()).isEqualTo(4);
    assertThat(uuid.variant()).isEqualTo(2);
    assertThat(Instant.parse(words[2])).isEqualTo(Instant.ofEpochSecond(0, nanos));
  }

  @RepeatedTest(20)
  void textIsEscapedSoThatJacksonReadsItBack() throws Exception {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    var text = new StringBuilder();
    random.ints(200, 0, 0x250).forEach(c -> text.append((char) c));
    text.append("\u00e9\u4e2d\ud83d\ude00\"\\\n");
    String json = "{\"t\":\"" + JsonText.escape(text.toString()) + "\"}";
    assertThat(new ObjectMapper().readTree(json).get("t").asText())
        .as("seed %d", seed)
        .isEqualTo(text.toString());
  }

  @Test
  void takesTextsAndDigitsHoweverLong() {
    var frame = new Frame();
    String text = "0123456789".repeat(4_000);
    frame.begin(Frame.Kind.CHUNK).ascii("<").digits(7, 3).digits(123_456, 4).number(-5);
    frame.number(0).number(1_234_567).ascii(text).ascii(">").end();
    Message message = Message.decode(ByteBuffer.wrap(frame.toBytes()));
    assertThat(new String(message.getPayload(), UTF_8))
        .isEqualTo("<0073456-501234567" + text + ">");
  }
}
