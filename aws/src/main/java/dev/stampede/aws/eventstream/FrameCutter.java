package dev.stampede.aws.eventstream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Cuts one stream of bytes, however it is split, into frames. A frame that lies whole in one piece
 * is read where it lies; only one that is split is gathered, and the gathering grows with the bytes
 * that came, never with those that were announced. Not thread-safe.
 */
public final class FrameCutter {

  /** The longest headers that AWS's own decoder takes, in bytes. */
  public static final int MAX_HEADERS = 131_072;

  /** The longest payload that AWS's own decoder takes, in bytes. */
  public static final int MAX_PAYLOAD = 25_165_824;

  private static final int PRELUDE = 12;
  private static final int OVERHEAD = 16;
  private static final byte[] NOTHING = new byte[0];
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final Frame frame = new Frame();
  private final CRC32 crc = new CRC32();
  private byte[] part = NOTHING;
  private int partLength;

  /** What is done with each frame. */
  @FunctionalInterface
  public interface Sink {
    /** Takes a frame, which is valid only until this returns. */
    void frame(Frame frame);
  }

  /**
   * Takes the next piece of the stream.
   *
   * @throws BrokenFrame if it cannot be frames; the cutter is of no use from then on
   */
  public void feed(byte[] bytes, int from, int length, Sink sink) throws BrokenFrame {
    int end = from + length;
    int at = partLength == 0 ? from : complete(bytes, from, end, sink);
    while (at < end) {
      int left = end - at;
      int total = left < PRELUDE ? Integer.MAX_VALUE : totalLength(bytes, at);
      if (left < total) {
        at += keep(bytes, at, left);
      } else {
        deliver(bytes, at, total, sink);
        at += total;
      }
    }
  }

  /** Adds to the gathered frame what belongs to it, and delivers it once it is whole. */
  private int complete(byte[] bytes, int from, int end, Sink sink) throws BrokenFrame {
    int at = from;
    if (partLength < PRELUDE) {
      at += keep(bytes, at, Math.min(PRELUDE - partLength, end - at));
      if (partLength < PRELUDE) {
        return at;
      }
    }
    int total = totalLength(part, 0);
    at += keep(bytes, at, Math.min(total - partLength, end - at));
    if (partLength == total) {
      byte[] whole = part;
      part = NOTHING;
      partLength = 0;
      deliver(whole, 0, total, sink);
    }
    return at;
  }

  private int keep(byte[] bytes, int at, int length) {
    int needed = partLength + length;
    if (needed > part.length) {
      part = Arrays.copyOf(part, Math.max(needed, Math.max(256, 2 * partLength)));
    }
    System.arraycopy(bytes, at, part, partLength, length);
    partLength = needed;
    return length;
  }

  /** The length of the frame that begins here, once the CRC of its prelude is right. */
  private int totalLength(byte[] bytes, int at) throws BrokenFrame {
    if (crcOf(bytes, at, 8) != (int) INT.get(bytes, at + 8)) {
      throw new BrokenFrame("prelude CRC mismatch");
    }
    long total = Integer.toUnsignedLong((int) INT.get(bytes, at));
    long headers = Integer.toUnsignedLong((int) INT.get(bytes, at + 4));
    long payload = total - headers - OVERHEAD;
    if (payload < 0) {
      throw new BrokenFrame("frame shorter than its headers");
    }
    if (headers > MAX_HEADERS || payload > MAX_PAYLOAD) {
      throw new BrokenFrame("frame beyond the limits of its kind");
    }
    return (int) total;
  }

  private void deliver(byte[] bytes, int at, int total, Sink sink) throws BrokenFrame {
    int end = at + total - 4;
    if (crcOf(bytes, at, total - 4) != (int) INT.get(bytes, end)) {
      throw new BrokenFrame("message CRC mismatch");
    }
    int headersAt = at + PRELUDE;
    int payloadAt = headersAt + (int) INT.get(bytes, at + 4);
    FrameHeaders.check(bytes, headersAt, payloadAt);
    frame.at(bytes, headersAt, payloadAt, end);
    try {
      sink.frame(frame);
    } finally {
      frame.forget();
    }
  }

  private int crcOf(byte[] bytes, int at, int length) {
    crc.reset();
    crc.update(bytes, at, length);
    return (int) crc.getValue();
  }

  /** Whether the stream stands within a frame: if it ended here, it would have been cut off. */
  public boolean midFrame() {
    return partLength > 0;
  }

  /** How many bytes of memory the unfinished frame takes. */
  int held() {
    return part.length;
  }
}
