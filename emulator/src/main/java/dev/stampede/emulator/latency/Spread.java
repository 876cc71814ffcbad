package dev.stampede.emulator.latency;

import dev.stampede.input.BadInput;
import java.time.Duration;

/** A log-normal distribution of times, given by two of its percentiles. */
public record Spread(Duration median, Duration p95) {
  private static final double Z95 = 1.6448536269514722;

  /** So that a time far out in the tail can still be added to a clock's. */
  private static final double LONGEST_NANOS = Duration.ofDays(365).toNanos();

  /** No time at all. */
  public static final Spread ZERO = new Spread(Duration.ZERO, Duration.ZERO);

  public Spread {
    if ((median.isZero() && !p95.isZero()) || median.compareTo(p95) > 0) {
      throw new BadInput(
          "the median must be above 0 and at most the p95; it is "
              + median.toMillis()
              + "ms against "
              + p95.toMillis()
              + "ms");
    }
  }

  /** The time at a point of the standard normal distribution, in nanoseconds. */
  public long nanosAt(double z) {
    if (median.isZero()) {
      return 0;
    }
    double ratio = (double) p95.toNanos() / median.toNanos();
    return Math.round(Math.min(LONGEST_NANOS, median.toNanos() * factor(ratio, z)));
  }

  /**
   * How many times the median, at a point of the standard normal distribution.
   *
   * @param p95Ratio the 95th percentile as a multiple of the median
   */
  public static double factor(double p95Ratio, double z) {
    return Math.exp(Math.log(p95Ratio) / Z95 * z);
  }
}
