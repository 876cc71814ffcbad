package dev.stampede.aws.sign;

import java.nio.charset.StandardCharsets;

/** RFC 3986 percent-encoding, as AWS wants it: all but letters, digits and {@code - . _ ~}. */
public final class PercentEncoding {

  private static final String HEX = "0123456789ABCDEF";

  private PercentEncoding() {}

  /** Encodes a text that is to stand in one segment of a path, or in a query. */
  public static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    append(encoded, text, false);
    return encoded.toString();
  }

  /** Appends the encoded text; slashes stay as they are where {@code keepSlashes}. */
  static void append(StringBuilder to, String text, boolean keepSlashes) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (unreserved(c) || (keepSlashes && c == '/')) {
        to.append(c);
      } else if (c < 0x80) {
        appendByte(to, c);
      } else {
        int end = Character.isHighSurrogate(c) && i + 1 < text.length() ? i + 2 : i + 1;
        for (byte b : text.substring(i, end).getBytes(StandardCharsets.UTF_8)) {
          appendByte(to, b & 0xFF);
        }
        i = end - 1;
      }
    }
  }

  private static void appendByte(StringBuilder to, int b) {
    to.append('%').append(HEX.charAt(b >> 4)).append(HEX.charAt(b & 0xF));
  }

  private static boolean unreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}
