package dev.stampede.emulator.latency;

import dev.stampede.emulator.settings.BadSettingException;
import java.time.Duration;

/** A log-normal distribution of times, given by two of its percentiles. */
public record Spread(Duration median, Duration p95) {
  private static final double Z95 = 1.6448536269514722;

  public Spread {
    if (median.isZero() || median.compareTo(p95) > 0) {
      throw new BadSettingException(
          "the median must be above 0 and at most the p95; it is "
              + median.toMillis()
              + "ms against "
              + p95.toMillis()
              + "ms");
    }
  }

  /** The time at a point of the standard normal distribution, in nanoseconds. */
  public long nanosAt(double z) {
    double sigma = Math.log((double) p95.toNanos() / median.toNanos()) / Z95;
    return Math.round(median.toNanos() * Math.exp(sigma * z));
  }
}
