package dev.stampede.emulator.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Paths and queries in the canonical form of Signature Version 4, and percent-decoding. */
public final class CanonicalUri {
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private CanonicalUri() {}

  /** Appends a path as received, without dots and double slashes, percent-encoded once more. */
  static void appendPath(StringBuilder out, String path) {
    appendEncoded(out, normal(path), true);
  }

  private static String normal(String path) {
    if (path.isEmpty()) {
      return "/";
    }
    if (!path.contains("//") && !path.contains("/.")) {
      return path;
    }
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    String joined = "/" + String.join("/", segments);
    return path.endsWith("/") && !segments.isEmpty() ? joined + "/" : joined;
  }

  /** Appends a query as received, decoded, encoded and sorted. */
  static void appendQuery(StringBuilder out, String query) {
    if (query.isEmpty()) {
      return;
    }
    String[] parameters = query.split("&", -1);
    for (int i = 0; i < parameters.length; i++) {
      int equals = parameters[i].indexOf('=');
      String name = equals < 0 ? parameters[i] : parameters[i].substring(0, equals);
      String value = equals < 0 ? "" : parameters[i].substring(equals + 1);
      var encoded = new StringBuilder();
      appendEncoded(encoded, new String(decoded(name), ISO_8859_1), false);
      encoded.append('=');
      appendEncoded(encoded, new String(decoded(value), ISO_8859_1), false);
      parameters[i] = encoded.toString();
    }
    Arrays.sort(parameters);
    out.append(String.join("&", parameters));
  }

  // Each char is one byte here.
  private static void appendEncoded(StringBuilder out, String bytes, boolean keepSlash) {
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '-'
              || c == '.'
              || c == '_'
              || c == '~'
              || (c == '/' && keepSlash);
      if (plain) {
        out.append(c);
      } else {
        out.append('%').append(HEX[c >>> 4 & 0xF]).append(HEX[c & 0xF]);
      }
    }
  }

  /**
   * The bytes behind percent-encoded text; a percent sign that encodes nothing stands for itself.
   */
  public static byte[] decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text.getBytes(ISO_8859_1);
    }
    var out = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' && i + 2 < text.length()) {
        int high = Character.digit(text.charAt(i + 1), 16);
        int low = Character.digit(text.charAt(i + 2), 16);
        if (high >= 0 && low >= 0) {
          out.write(high << 4 | low);
          i += 2;
          continue;
        }
      }
      out.write(c);
    }
    return out.toByteArray();
  }
}
