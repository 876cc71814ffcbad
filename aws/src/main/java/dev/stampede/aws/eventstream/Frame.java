package dev.stampede.aws.eventstream;

/**
 * A whole frame whose CRCs are right, read in place. One object serves all frames of a {@link
 * FrameCutter}: it is valid only until the {@link FrameCutter.Sink} returns.
 */
public final class Frame {

  private static final byte[] NOTHING = new byte[0];

  private byte[] bytes = NOTHING;
  private int headersAt;
  private int payloadAt;
  private int end;

  Frame() {}

  void at(byte[] bytes, int headersAt, int payloadAt, int end) {
    this.bytes = bytes;
    this.headersAt = headersAt;
    this.payloadAt = payloadAt;
    this.end = end;
  }

  void forget() {
    bytes = NOTHING;
  }

  /** Whether the header of this name is the text of this value; both ASCII. */
  public boolean headerIs(String name, String value) {
    return FrameHeaders.is(bytes, headersAt, payloadAt, name, value);
  }

  /** The header of this name as text; empty where the frame has none. */
  public String header(String name) {
    return FrameHeaders.text(bytes, headersAt, payloadAt, name);
  }

  /** The bytes that the payload lies in, and other things with it. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where in {@link #bytes} the payload begins. */
  public int payloadAt() {
    return payloadAt;
  }

  /** The size of the payload in bytes. */
  public int payloadSize() {
    return end - payloadAt;
  }
}
