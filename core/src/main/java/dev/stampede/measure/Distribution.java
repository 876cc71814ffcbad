package dev.stampede.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A distribution of durations, kept to three significant digits, with exact count, sum, minimum and
 * maximum. The buckets are those of HdrHistogram (unit 1 µs, 2,048 sub-buckets; <a
 * href="https://github.com/HdrHistogram/HdrHistogram">Tene</a>), so merging is exact: the
 * percentiles of a sum are those of one histogram that had seen every value. Only buckets that hold
 * something are stored: a second's worth of one row takes some hundred bytes, not HdrHistogram's
 * 184 kB.
 *
 * <p>Durations are recorded in nanoseconds and read in microseconds; above {@link
 * Buckets#MAX_MICROS} (a little over an hour) they count as that.
 */
public final class Distribution implements Instrument {

  /** Nothing recorded. */
  public static final Distribution EMPTY = new Distribution(new int[0], new long[0], 0, 0, 0, 0);

  final int[] buckets;
  final long[] counts;
  final long count;
  final long sumNanos;
  final long minNanos;
  final long maxNanos;

  Distribution(
      int[] buckets, long[] counts, long count, long sumNanos, long minNanos, long maxNanos) {
    this.buckets = buckets;
    this.counts = counts;
    this.count = count;
    this.sumNanos = sumNanos;
    this.minNanos = minNanos;
    this.maxNanos = maxNanos;
  }

  /** The distribution of these durations, in nanoseconds. */
  public static Distribution ofNanos(long... durations) {
    Tally tally = new Tally();
    for (long nanos : durations) {
      tally.add(nanos);
    }
    return tally.toDistribution();
  }

  /** How many durations were recorded. */
  public long count() {
    return count;
  }

  /** Whether nothing was recorded. */
  public boolean isEmpty() {
    return count == 0;
  }

  /** The sum of all durations in nanoseconds, exactly. */
  public long sumNanos() {
    return sumNanos;
  }

  /** The arithmetic mean in milliseconds, exactly; 0 where nothing was recorded. */
  public double meanMillis() {
    return count == 0 ? 0 : sumNanos / 1e6 / count;
  }

  /** The smallest duration in milliseconds, exactly; 0 where nothing was recorded. */
  public double minMillis() {
    return minNanos / 1e6;
  }

  /** The largest duration in milliseconds, exactly; 0 where nothing was recorded. */
  public double maxMillis() {
    return maxNanos / 1e6;
  }

  /**
   * The smallest recorded value (to three digits) that at least this share of all values does not
   * exceed: HdrHistogram's definition.
   *
   * @param percentile 0 to 100
   * @return milliseconds; 0 where nothing was recorded
   */
  public double percentileMillis(double percentile) {
    return percentileMillis(percentile, 0);
  }

  /**
   * The percentile in a view where further attempts took for ever: how a failure feels.
   *
   * @param percentile 0 to 100
   * @param endless attempts that never succeeded
   * @return milliseconds, {@link Double#POSITIVE_INFINITY} where the rank falls among the endless
   */
  public double percentileMillis(double percentile, long endless) {
    long all = count + endless;
    if (all == 0) {
      return 0;
    }
    // HdrHistogram's own arithmetic: one ulp less, so that rounding up never overruns a rank.
    double share = Math.clamp(Math.nextDown(percentile), 0.0, 100.0);
    long rank = Math.max(1, (long) Math.ceil(share * all / 100));
    long seen = 0;
    for (int i = 0; i < buckets.length; i++) {
      seen += counts[i];
      if (seen >= rank) {
        return shown(buckets[i]);
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /**
   * Some durations that cannot be told apart.
   *
   * @param millis the value that percentiles give for them
   * @param count how many
   */
  public record Bucket(double millis, long count) {}

  /** All durations from the smallest to the largest, to three digits. */
  public List<Bucket> buckets() {
    List<Bucket> filled = new ArrayList<>(buckets.length);
    for (int i = 0; i < buckets.length; i++) {
      filled.add(new Bucket(shown(buckets[i]), counts[i]));
    }
    return filled;
  }

  /** A bucket's upper end, which may lie beyond what was ever seen. */
  private double shown(int bucket) {
    double upper = Buckets.highestMicros(bucket) / 1e3;
    return Math.min(Math.max(upper, minMillis()), maxMillis());
  }

  /** How many durations were at most this many milliseconds, to three digits. */
  public long countUpTo(double millis) {
    if (millis < 0) {
      return 0;
    }
    // 1.001 ms is 1000.9999999999999 µs in binary: a thousandth of a nanosecond mends it.
    int last = Buckets.indexOf((long) (millis * 1e3 + 1e-6));
    long seen = 0;
    for (int i = 0; i < buckets.length && buckets[i] <= last; i++) {
      seen += counts[i];
    }
    return seen;
  }

  @Override
  public Distribution plus(Instrument other) {
    if (!(other instanceof Distribution that)) {
      throw Instrument.mismatch(this, other);
    }
    if (that.count == 0) {
      return this;
    }
    if (count == 0) {
      return that;
    }
    int[] both = new int[buckets.length + that.buckets.length];
    long[] sums = new long[both.length];
    int n = 0;
    for (int i = 0, j = 0; i < buckets.length || j < that.buckets.length; n++) {
      int left = i < buckets.length ? buckets[i] : Integer.MAX_VALUE;
      int right = j < that.buckets.length ? that.buckets[j] : Integer.MAX_VALUE;
      both[n] = Math.min(left, right);
      sums[n] = (left <= right ? counts[i++] : 0) + (right <= left ? that.counts[j++] : 0);
    }
    return new Distribution(
        Arrays.copyOf(both, n),
        Arrays.copyOf(sums, n),
        count + that.count,
        sumNanos + that.sumNanos,
        Math.min(minNanos, that.minNanos),
        Math.max(maxNanos, that.maxNanos));
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Distribution that
        && count == that.count
        && sumNanos == that.sumNanos
        && minNanos == that.minNanos
        && maxNanos == that.maxNanos
        && Arrays.equals(buckets, that.buckets)
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(buckets) + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return "Distribution[n=%d, min=%.3f, p50=%.3f, p99=%.3f, max=%.3f ms]"
        .formatted(count, minMillis(), percentileMillis(50), percentileMillis(99), maxMillis());
  }
}
