package dev.stampede.config;

import java.util.List;
import java.util.Locale;

/** Hides what may be secret, by the name it is configured under. */
final class Mask {

  private static final String MASK = "********";
  private static final List<String> SECRET = List.of("password", "secret", "token", "key");

  private Mask() {}

  /** Whether a value of this name is hidden. */
  static boolean hides(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return SECRET.stream().anyMatch(small::contains);
  }

  /** The value, or what stands in its place. */
  static String masked(String name, String value) {
    return hides(name) ? MASK : value;
  }
}
