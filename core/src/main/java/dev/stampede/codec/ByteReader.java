package dev.stampede.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads what {@link ByteWriter} wrote. Nothing is believed: a length is compared with the bytes
 * that are left before anything of that length is made, so what is read takes memory in proportion
 * to the bytes that were really there.
 */
public final class ByteReader {

  /** No honest count is above this: a thousand years of a million a second. */
  public static final long MOST = 1L << 55;

  private final byte[] bytes;
  private int at;
  private final List<String> texts = new ArrayList<>();

  /** A reader of these bytes, from the first to the last. */
  public ByteReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** How many bytes are left. */
  public int left() {
    return bytes.length - at;
  }

  /** Any 64 bits that {@link ByteWriter#unsigned} wrote. */
  public long unsigned() throws MalformedException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int one = one();
      value |= (long) (one & 0x7F) << shift;
      if (one < 0x80) {
        if ((shift == 63 && one > 1) || (shift > 0 && one == 0)) {
          break;
        }
        return value;
      }
    }
    throw new MalformedException("a number is written as no number is, near byte " + at);
  }

  /** A whole number of either sign. */
  public long signed() throws MalformedException {
    long folded = unsigned();
    return (folded >>> 1) ^ -(folded & 1);
  }

  /** A count of something: not negative, and not beyond belief. */
  public long count() throws MalformedException {
    long value = unsigned();
    if (value < 0 || value > MOST) {
      throw new MalformedException("a count is beyond belief, near byte " + at);
    }
    return value;
  }

  /** A whole number of either sign that fits an {@code int}. */
  public int whole() throws MalformedException {
    long value = signed();
    if (value != (int) value) {
      throw new MalformedException("a number is too large, near byte " + at);
    }
    return (int) value;
  }

  /**
   * How many of something follow.
   *
   * @param bytesEach the fewest bytes that one of them takes
   * @param most how many there may be
   */
  public int length(int bytesEach, int most) throws MalformedException {
    long length = unsigned();
    if (length < 0 || length > most || length * bytesEach > left()) {
      throw new MalformedException(
          "a list is longer than it can be: %s things, near byte %d"
              .formatted(Long.toUnsignedString(length), at));
    }
    return (int) length;
  }

  /** One of some kinds, which are counted from 0. */
  public int kind(int kinds) throws MalformedException {
    long kind = unsigned();
    if (kind < 0 || kind >= kinds) {
      throw new MalformedException(
          "a kind that is not known: %s, near byte %d".formatted(Long.toUnsignedString(kind), at));
    }
    return (int) kind;
  }

  /** Any number. */
  public double real() throws MalformedException {
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      bits = bits << 8 | one();
    }
    return Double.longBitsToDouble(bits);
  }

  /** Yes or no. */
  public boolean flag() throws MalformedException {
    return kind(2) == 1;
  }

  /** A text. */
  public String text() throws MalformedException {
    int known = length(0, texts.size());
    if (known > 0) {
      return texts.get(known - 1);
    }
    int form = length(0, Integer.MAX_VALUE);
    int length = form >>> 1;
    if (length > left()) {
      throw new MalformedException("a text is longer than it can be, near byte " + at);
    }
    String text = (form & 1) == 0 ? utf8(length) : units(length);
    at += length;
    texts.add(text);
    return text;
  }

  private String utf8(int length) throws MalformedException {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException("a text is no UTF-8, near byte " + at);
    }
  }

  private String units(int length) throws MalformedException {
    if (length % 2 != 0) {
      throw new MalformedException("half a character, near byte " + at);
    }
    char[] units = new char[length / 2];
    for (int i = 0; i < units.length; i++) {
      units[i] = (char) ((bytes[at + 2 * i] & 0xFF) << 8 | (bytes[at + 2 * i + 1] & 0xFF));
    }
    return new String(units);
  }

  /** Bytes that were written with their length. */
  public byte[] bytes() throws MalformedException {
    int length = length(1, Integer.MAX_VALUE);
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  /** Makes sure that all has been read. */
  public void end() throws MalformedException {
    if (left() > 0) {
      throw new MalformedException(left() + " bytes too many");
    }
  }

  private int one() throws MalformedException {
    if (at >= bytes.length) {
      throw new MalformedException("cut short at byte " + at);
    }
    return bytes[at++] & 0xFF;
  }
}
