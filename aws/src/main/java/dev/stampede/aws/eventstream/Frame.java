package dev.stampede.aws.eventstream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * A whole frame whose CRCs are right, read in place. One object serves all frames of a {@link
 * FrameCutter}: it is valid only until the {@link FrameCutter.Sink} returns.
 */
public final class Frame {

  private ByteBuf bytes = Unpooled.EMPTY_BUFFER;
  private int headersAt;
  private int payloadAt;
  private int end;

  Frame() {}

  void at(ByteBuf bytes, int headersAt, int payloadAt, int end) {
    this.bytes = bytes;
    this.headersAt = headersAt;
    this.payloadAt = payloadAt;
    this.end = end;
  }

  void forget() {
    bytes = Unpooled.EMPTY_BUFFER;
  }

  /** Whether the header of this name is the text of this value; both ASCII. */
  public boolean headerIs(String name, String value) {
    return FrameHeaders.is(bytes, headersAt, payloadAt, name, value);
  }

  /** The header of this name as text; empty where the frame has none. */
  public String header(String name) {
    return FrameHeaders.text(bytes, headersAt, payloadAt, name);
  }

  /** The payload: a view that shares the frame's bytes and lives as long. */
  public ByteBuf payload() {
    return bytes.slice(payloadAt, end - payloadAt);
  }

  /** The size of the payload in bytes. */
  public int payloadSize() {
    return end - payloadAt;
  }
}
