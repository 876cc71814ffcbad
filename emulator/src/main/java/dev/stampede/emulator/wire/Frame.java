package dev.stampede.emulator.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * One frame of {@code application/vnd.amazon.eventstream}, composed in a buffer that is used again
 * for the next. The payload is written straight behind its headers; lengths and checksums are
 * filled in at the end.
 *
 * <pre>
 * total length u32 | headers length u32 | CRC32 of these 8 bytes | headers | payload | CRC32 of all before
 * </pre>
 *
 * Not thread-safe: one per event loop.
 */
public final class Frame {
  private static final int PRELUDE = 12;
  private static final byte[] CRLF = {'\r', '\n'};
  private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);

  private static final int[] FIRST_GROUPS = {8, 4, 4};
  private static final int[] LAST_GROUPS = {4, 12};

  /** The types of events, their headers encoded once. */
  public enum Kind {
    CHUNK("chunk"),
    TRACE("trace"),
    RETURN_CONTROL("returnControl"),
    FILES("files"),
    /** A type that no model lists. */
    UNKNOWN("novelty");

    @SuppressWarnings("ImmutableEnumChecker") // never handed out
    private final byte[] headers;

    Kind(String type) {
      var bytes = new ByteArrayOutputStream();
      header(bytes, ":event-type", type);
      header(bytes, ":content-type", "application/json");
      header(bytes, ":message-type", "event");
      this.headers = bytes.toByteArray();
    }
  }

  private final CRC32 crc = new CRC32();
  private byte[] bytes = new byte[16 * 1024];
  private int at;

  private static void header(ByteArrayOutputStream to, String name, String value) {
    to.write(name.length());
    to.writeBytes(name.getBytes(US_ASCII));
    to.write(7);
    to.write(value.length() >>> 8);
    to.write(value.length());
    to.writeBytes(value.getBytes(US_ASCII));
  }

  /** Begins a frame; what was composed before is gone. */
  public Frame begin(Kind kind) {
    return begin(kind.headers);
  }

  private Frame begin(byte[] headers) {
    at = PRELUDE;
    raw(headers);
    putInt(4, headers.length);
    return this;
  }

  /** Appends bytes to the payload as they are. */
  public Frame raw(byte[] part) {
    return raw(part, 0, part.length);
  }

  /** Appends a range of bytes to the payload as they are. */
  public Frame raw(byte[] part, int from, int length) {
    room(length);
    System.arraycopy(part, from, bytes, at, length);
    at += length;
    return this;
  }

  /** Appends a text of ASCII. */
  public Frame ascii(String text) {
    int length = text.length();
    room(length);
    for (int i = 0; i < length; i++) {
      bytes[at + i] = (byte) text.charAt(i);
    }
    at += length;
    return this;
  }

  /** Appends the last digits of a whole number that is not negative, zeros in front. */
  public Frame digits(long value, int count) {
    room(count);
    long rest = value;
    for (int i = at + count - 1; i >= at; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    at += count;
    return this;
  }

  /** Appends a whole number. */
  public Frame number(long value) {
    if (value < 0) {
      return ascii(Long.toString(value));
    }
    int digits = 1;
    for (long rest = value; rest > 9; rest /= 10) {
      digits++;
    }
    return digits(value, digits);
  }

  /** Appends a random (version 4) UUID made of 128 drawn bits. */
  public Frame uuid(long high, long low) {
    room(36);
    hex((high & ~0xF000L) | 0x4000L, FIRST_GROUPS, false);
    hex((low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L, LAST_GROUPS, true);
    return this;
  }

  private void hex(long value, int[] groups, boolean dashFirst) {
    int shift = 60;
    boolean dash = dashFirst;
    for (int group : groups) {
      if (dash) {
        bytes[at++] = '-';
      }
      dash = true;
      for (int i = 0; i < group; i++, shift -= 4) {
        bytes[at++] = HEX[(int) (value >>> shift) & 0xF];
      }
    }
  }

  /** Fills in lengths and checksums. */
  public Frame end() {
    room(4);
    int total = at + 4;
    putInt(0, total);
    crc.reset();
    crc.update(bytes, 0, 8);
    putInt(8, (int) crc.getValue());
    crc.update(bytes, 8, at - 8);
    putInt(at, (int) crc.getValue());
    at = total;
    return this;
  }

  /** An exception frame that says what the service says, whole. */
  public Frame exception(ServiceError error) {
    return exception(error.inStreamType(), ServiceError.body(error.message(), error.moreMembers()));
  }

  /**
   * An exception frame, whole.
   *
   * @param type as in {@code :exception-type}, e.g. {@code throttlingException}
   * @param body its JSON
   */
  public Frame exception(String type, String body) {
    var headers = new ByteArrayOutputStream();
    header(headers, ":exception-type", type);
    header(headers, ":content-type", "application/json");
    header(headers, ":message-type", "exception");
    return begin(headers.toByteArray()).raw(body.getBytes(UTF_8)).end();
  }

  /** The frame of an error that no model lists, whole: all is in its headers. */
  public Frame error(String code, String message) {
    var headers = new ByteArrayOutputStream();
    header(headers, ":error-code", code);
    header(headers, ":error-message", message);
    header(headers, ":message-type", "error");
    return begin(headers.toByteArray()).end();
  }

  /** Spoils the checksum of a frame that has ended. */
  public void spoil() {
    bytes[at - 1] ^= 0x5A;
  }

  /** Length of the frame in bytes. */
  public int length() {
    return at;
  }

  /** Writes the frame as one chunk of a chunked HTTP body. */
  public void writeChunk(ByteBuf out) {
    writeStart(out, at);
    out.writeBytes(CRLF);
  }

  /**
   * Writes the chunk's size and only the first bytes of the frame: what a cut connection leaves.
   */
  public void writeStart(ByteBuf out, int length) {
    int shift = (31 - Integer.numberOfLeadingZeros(at)) / 4 * 4;
    for (; shift >= 0; shift -= 4) {
      out.writeByte(HEX[at >>> shift & 0xF]);
    }
    out.writeBytes(CRLF);
    out.writeBytes(bytes, 0, length);
  }

  /** The bytes of the frame, as a copy. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, at);
  }

  private void room(int more) {
    if (at + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, at + more));
    }
  }

  private void putInt(int index, int value) {
    bytes[index] = (byte) (value >>> 24);
    bytes[index + 1] = (byte) (value >>> 16);
    bytes[index + 2] = (byte) (value >>> 8);
    bytes[index + 3] = (byte) value;
  }
}
