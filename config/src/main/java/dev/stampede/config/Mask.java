package dev.stampede.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Hides what may be secret: what stands under such a name, and who logs in with a URL. */
public final class Mask {

  /** What stands in a secret's place. */
  static final String MASK = "********";

  private static final List<String> SECRET = List.of("password", "secret", "token", "key");
  private static final Pattern LOGIN = Pattern.compile("(?i)([a-z][a-z0-9+.-]*://)[^/?#\\s]*@");

  private Mask() {}

  /** Whether a value of this name is hidden. */
  static boolean hides(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return SECRET.stream().anyMatch(small::contains);
  }

  /** The value, or what stands in its place. */
  static String masked(String name, String value) {
    return hides(name) ? MASK : withoutLogin(value);
  }

  /** A text whose URLs have lost their user and password. */
  public static String withoutLogin(String text) {
    return LOGIN.matcher(text).replaceAll("$1" + MASK + "@");
  }
}
