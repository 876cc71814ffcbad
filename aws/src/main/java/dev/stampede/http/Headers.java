package dev.stampede.http;

import java.util.Locale;
import java.util.Set;

/** Headers that a scenario may send: one line each, and none that the client says itself. */
final class Headers {

  private static final Set<String> OURS =
      Set.of("content-length", "transfer-encoding", "connection", "expect", "upgrade");

  private Headers() {}

  /** The name, in small letters: headers are compared without regard to case. */
  static String name(String name) {
    if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
      throw new IllegalArgumentException("'" + name + "' is no name of a header");
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (OURS.contains(lower)) {
      throw new IllegalArgumentException(
          "the header " + name + " is not for a scenario to say: the client does");
    }
    return lower;
  }

  static String value(String name, String value) {
    boolean oneLine =
        value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f && c <= 0xff));
    if (!oneLine) {
      // Not the value itself: it may be a secret.
      throw new IllegalArgumentException(
          "the header " + name + " holds a line break or a character that headers cannot hold");
    }
    return value.strip();
  }

  /** A name as most clients write it: {@code Content-Type}. */
  static String capitals(String lower) {
    StringBuilder name = new StringBuilder(lower);
    for (int i = 0; i < name.length(); i++) {
      if (i == 0 || name.charAt(i - 1) == '-') {
        name.setCharAt(i, Character.toUpperCase(name.charAt(i)));
      }
    }
    return name.toString();
  }
}
