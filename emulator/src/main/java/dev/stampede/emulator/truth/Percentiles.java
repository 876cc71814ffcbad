package dev.stampede.emulator.truth;

import java.util.Arrays;

/**
 * Percentiles in milliseconds, exact: the smallest value that at least this share of all values
 * does not exceed. All 0 where there are no values.
 */
public record Percentiles(double p50, double p90, double p95, double p99, double p999, double max) {

  static Percentiles of(double[] millis) {
    Arrays.sort(millis);
    return new Percentiles(
        at(millis, 50),
        at(millis, 90),
        at(millis, 95),
        at(millis, 99),
        at(millis, 99.9),
        at(millis, 100));
  }

  private static double at(double[] sorted, double percent) {
    if (sorted.length == 0) {
      return 0;
    }
    int rank = (int) Math.ceil(sorted.length * percent / 100 - 1e-9);
    return sorted[Math.max(0, rank - 1)];
  }
}
