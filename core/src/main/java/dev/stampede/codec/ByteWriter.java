package dev.stampede.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes values one after the other; {@link ByteReader} reads them in the same order. Whole numbers
 * take seven bits a byte, the lowest first (LEB128); signed ones are folded first, so that small
 * negative ones are small too.
 */
public final class ByteWriter {

  private byte[] bytes = new byte[256];
  private int size;
  private final Map<String, Integer> texts = new HashMap<>();

  /** A whole number that is seldom large and never negative; a negative one takes ten bytes. */
  public ByteWriter unsigned(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      one((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    return one((int) rest);
  }

  /** A whole number of either sign. */
  public ByteWriter signed(long value) {
    return unsigned((value << 1) ^ (value >> 63));
  }

  /** Any number, in eight bytes. */
  public ByteWriter real(double value) {
    long bits = Double.doubleToRawLongBits(value);
    for (int shift = 56; shift >= 0; shift -= 8) {
      one((int) (bits >>> shift) & 0xFF);
    }
    return this;
  }

  /** Yes or no. */
  public ByteWriter flag(boolean value) {
    return one(value ? 1 : 0);
  }

  /** A text, whatever is in it; the second time it is a reference to the first. */
  public ByteWriter text(String text) {
    Integer known = texts.putIfAbsent(text, texts.size() + 1);
    if (known != null) {
      return unsigned(known);
    }
    unsigned(0);
    try {
      ByteBuffer utf8 = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      int length = utf8.remaining();
      unsigned((long) length << 1);
      room(length);
      utf8.get(bytes, size, length);
      size += length;
      return this;
    } catch (CharacterCodingException e) {
      // Half a surrogate pair: a name may come from anywhere, and must come back as it was.
      byte[] units = new byte[2 * text.length()];
      for (int i = 0; i < text.length(); i++) {
        units[2 * i] = (byte) (text.charAt(i) >> 8);
        units[2 * i + 1] = (byte) text.charAt(i);
      }
      unsigned((long) units.length << 1 | 1);
      return append(units, units.length);
    }
  }

  /** Bytes, with their length before them. */
  public ByteWriter bytes(byte[] value) {
    unsigned(value.length);
    return append(value, value.length);
  }

  /** All that was written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  private ByteWriter one(int value) {
    room(1);
    bytes[size++] = (byte) value;
    return this;
  }

  private ByteWriter append(byte[] value, int length) {
    room(length);
    System.arraycopy(value, 0, bytes, size, length);
    size += length;
    return this;
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
    }
  }
}
