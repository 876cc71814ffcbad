package dev.stampede.input;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time as Locust's users write it: {@code 300s}, {@code 20m}, {@code 1h30m}, or bare seconds; and
 * shorter ones: {@code 80ms}, {@code 250us}.
 */
public final class TimeSpan {

  private static final String NUMBER = "(\\d++(?:\\.\\d++)?+)";
  private static final Pattern PARTS =
      Pattern.compile(
          "(?:NUMh)?(?:NUMm(?!s))?(?:NUM(?:s|$))?(?:NUMms)?(?:NUMus)?".replace("NUM", NUMBER));
  private static final Pattern BARE = Pattern.compile(NUMBER);

  /** Longer than any test, and short enough to be counted in nanoseconds. */
  private static final Duration LONGEST = Duration.ofDays(3_650);

  private static final long MICRO = 1_000;
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000_000_000;

  private TimeSpan() {}

  /**
   * Reads a time; a bare number is seconds.
   *
   * @throws BadInput if it is none
   */
  public static Duration parse(String text) {
    return parse(text, "300, 300s, 20m, 3h or 1h30m");
  }

  /**
   * Reads a time that needs its unit, unless it is 0: where times are mostly below a second, who
   * forgets the unit is a thousand times off.
   *
   * @throws BadInput if it is none
   */
  public static Duration parseWithUnit(String text) {
    Duration time = parse(text, "80ms, 2s, 1.5m or 1h30m");
    if (!time.isZero() && BARE.matcher(text.strip()).matches()) {
      throw new BadInput("'" + text + "' has no unit; write for example 80ms or 2s");
    }
    return time;
  }

  private static Duration parse(String text, String examples) {
    Matcher parts = PARTS.matcher(text.strip());
    if (text.isBlank() || !parts.matches()) {
      throw new BadInput("'" + text + "' is not a time; write " + examples);
    }
    BigDecimal nanos =
        in(parts.group(1), 3600 * SECOND)
            .add(in(parts.group(2), 60 * SECOND))
            .add(in(parts.group(3), SECOND))
            .add(in(parts.group(4), MILLI))
            .add(in(parts.group(5), MICRO));
    if (nanos.compareTo(BigDecimal.valueOf(LONGEST.toNanos())) > 0) {
      throw new BadInput("'" + text + "' is too long a time");
    }
    return Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_UP).longValueExact());
  }

  /** A time as {@link #parse} reads it, in one unit: {@code 1.4s}, {@code 80ms}. */
  public static String show(Duration time) {
    long nanos = time.toNanos();
    if (nanos >= SECOND || nanos == 0) {
      return decimal(nanos, 9) + "s";
    }
    return nanos >= MILLI ? decimal(nanos, 6) + "ms" : decimal(nanos, 3) + "us";
  }

  private static String decimal(long nanos, int scale) {
    return BigDecimal.valueOf(nanos, scale).stripTrailingZeros().toPlainString();
  }

  private static BigDecimal in(@Nullable String number, long unit) {
    return number == null
        ? BigDecimal.ZERO
        : new BigDecimal(number).multiply(BigDecimal.valueOf(unit));
  }
}
