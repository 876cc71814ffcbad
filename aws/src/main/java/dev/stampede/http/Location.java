package dev.stampede.http;

import java.nio.charset.StandardCharsets;

/**
 * Where in a server a request goes: path and query, ready to be written.
 *
 * @param text begins with a slash; holds only what a request's line may hold
 */
record Location(String text) {

  /** Beside letters and digits, what may stand as it is (RFC 3986), and what is escaped already. */
  private static final String PLAIN = "-._~!$&'()*+,;=:@/?%";

  private static final String HEX = "0123456789ABCDEF";

  /**
   * What a scenario says, with all characters escaped that must be.
   *
   * @throws IllegalArgumentException if it does not begin with a slash
   */
  static Location of(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(
          "'%s' is no path: it must begin with a slash, as in /health".formatted(path));
    }
    StringBuilder plain = new StringBuilder(path.length());
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (letter || PLAIN.indexOf(c) >= 0) {
        plain.append(c);
      } else {
        plain.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return new Location(plain.toString());
  }

  /** The same with a parameter more; name and value are escaped already. */
  Location with(String name, String value) {
    return new Location(text + (text.indexOf('?') < 0 ? '?' : '&') + name + '=' + value);
  }

  /** The same below a prefix. */
  Location below(String prefix) {
    return new Location(prefix + text);
  }
}
