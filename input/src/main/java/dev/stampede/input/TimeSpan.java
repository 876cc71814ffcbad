package dev.stampede.input;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A time as Locust's users write it: {@code 300s}, {@code 20m}, {@code 1h30m}, or bare seconds. */
public final class TimeSpan {

  private static final Pattern PARTS =
      Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+(?:\\.\\d+)?)s?)?");

  /** Longer than any test, and short enough to be counted in nanoseconds. */
  private static final Duration LONGEST = Duration.ofDays(3_650);

  private TimeSpan() {}

  /**
   * Reads a time.
   *
   * @throws BadInput if it is none
   */
  public static Duration parse(String text) {
    Matcher parts = PARTS.matcher(text.strip());
    if (text.isBlank() || !parts.matches()) {
      throw new BadInput("'" + text + "' is not a time; write 300, 300s, 20m, 3h or 1h30m");
    }
    try {
      return bounded(
          text,
          Duration.ofHours(number(parts.group(1)))
              .plusMinutes(number(parts.group(2)))
              .plusNanos(
                  Math.round(
                      parts.group(3) == null ? 0 : Double.parseDouble(parts.group(3)) * 1e9)));
    } catch (ArithmeticException | NumberFormatException e) {
      throw new BadInput("'" + text + "' is too long a time");
    }
  }

  private static Duration bounded(String text, Duration time) {
    if (time.compareTo(LONGEST) > 0) {
      throw new BadInput("'" + text + "' is too long a time");
    }
    return time;
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
