package dev.stampede.aws.eventstream;

import java.nio.charset.StandardCharsets;

/**
 * The headers of one frame, read in place: {@code name length u8 | name | type u8 | value}. Nothing
 * is copied unless a text is asked for.
 */
final class FrameHeaders {

  private static final int STRING = 7;
  private static final int NOT_FOUND = -1;

  private FrameHeaders() {}

  /**
   * Walks over all headers.
   *
   * @throws BrokenFrame if they do not fill their room exactly
   */
  static void check(byte[] bytes, int from, int to) throws BrokenFrame {
    int at = from;
    while (at < to) {
      int nameLength = (bytes[at] & 0xFF);
      int typeAt = at + 1 + nameLength;
      if (nameLength == 0 || typeAt >= to) {
        throw new BrokenFrame("malformed frame header");
      }
      int valueAt = typeAt + 1;
      int size = valueSize(bytes, valueAt, to, bytes[typeAt]);
      if (size < 0 || size > to - valueAt) {
        throw new BrokenFrame("malformed frame header");
      }
      at = valueAt + size;
    }
  }

  /** The bytes that a value takes, its own length included; negative if it cannot be. */
  private static int valueSize(byte[] bytes, int at, int to, int type) {
    return switch (type) {
      case 0, 1 -> 0; // true, false
      case 2 -> 1; // byte
      case 3 -> 2; // short
      case 4 -> 4; // integer
      case 5, 8 -> 8; // long, timestamp
      case 6, STRING -> to - at < 2 ? -1 : 2 + unsignedShort(bytes, at); // bytes, string
      case 9 -> 16; // UUID
      default -> -1;
    };
  }

  /** Whether there is a header of this name whose value is this text; both ASCII. */
  static boolean is(byte[] bytes, int from, int to, String name, String value) {
    int at = find(bytes, from, to, name);
    return at != NOT_FOUND
        && unsignedShort(bytes, at) == value.length()
        && same(bytes, at + 2, value);
  }

  /** The text of the header of this name; empty where there is none. */
  static String text(byte[] bytes, int from, int to, String name) {
    int at = find(bytes, from, to, name);
    return at == NOT_FOUND
        ? ""
        : new String(bytes, at + 2, unsignedShort(bytes, at), StandardCharsets.UTF_8);
  }

  /** Where the value of the string header of this name begins. The headers have been checked. */
  private static int find(byte[] bytes, int from, int to, String name) {
    int at = from;
    while (at < to) {
      int nameLength = (bytes[at] & 0xFF);
      int typeAt = at + 1 + nameLength;
      int type = bytes[typeAt];
      if (type == STRING && nameLength == name.length() && same(bytes, at + 1, name)) {
        return typeAt + 1;
      }
      at = typeAt + 1 + valueSize(bytes, typeAt + 1, to, type);
    }
    return NOT_FOUND;
  }

  private static boolean same(byte[] bytes, int at, String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[at + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int unsignedShort(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }
}
