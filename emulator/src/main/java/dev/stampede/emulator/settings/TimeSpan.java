package dev.stampede.emulator.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration as people write it: {@code 80ms}, {@code 2s}, {@code 1.5s}, {@code 1m}, {@code 2h}.
 */
public final class TimeSpan {
  private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(us|ms|s|m|h)|0");

  private TimeSpan() {}

  /**
   * Reads a duration.
   *
   * @throws BadSettingException if the text is no duration with a unit, or longer than a day
   */
  public static Duration parse(String text) {
    Matcher match = FORM.matcher(text.strip());
    if (!match.matches()) {
      throw new BadSettingException(
          "'" + text + "' is not a duration: write a number and a unit, such as 80ms or 2s");
    }
    if (match.group(1) == null) {
      return Duration.ZERO;
    }
    double unit =
        switch (match.group(2)) {
          case "us" -> 1e3;
          case "ms" -> 1e6;
          case "m" -> 60e9;
          case "h" -> 3600e9;
          default -> 1e9;
        };
    double nanos = Double.parseDouble(match.group(1)) * unit;
    if (nanos > Duration.ofDays(1).toNanos()) {
      throw new BadSettingException("'" + text + "' is longer than a day");
    }
    return Duration.ofNanos(Math.round(nanos));
  }

  /** Writes a duration as {@link #parse} reads it. */
  public static String show(Duration time) {
    long nanos = time.toNanos();
    if (nanos >= 1_000_000_000 || nanos == 0) {
      return decimal(nanos, 9) + "s";
    }
    return nanos >= 1_000_000 ? decimal(nanos, 6) + "ms" : decimal(nanos, 3) + "us";
  }

  private static String decimal(long nanos, int scale) {
    return BigDecimal.valueOf(nanos, scale).stripTrailingZeros().toPlainString();
  }
}
