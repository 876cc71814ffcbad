package dev.stampede.measure;

import org.jspecify.annotations.Nullable;

/**
 * A distribution while it grows: pages of counters, made when first touched, since durations of one
 * row lie close together. Not thread-safe: its owner guards it.
 */
final class Tally {

  private static final int PAGE_BITS = 8;
  private static final int PAGE = 1 << PAGE_BITS;

  private final int[] @Nullable [] pages = new int[(Buckets.COUNT >> PAGE_BITS) + 1][];
  private long count;
  private long sumNanos;
  private long minNanos = Long.MAX_VALUE;
  private long maxNanos;

  /** Adds one duration in nanoseconds; a negative one counts as 0. */
  void add(long nanos) {
    long value = Math.max(0, nanos);
    int index = Buckets.indexOf(value / 1_000);
    int[] page = pages[index >> PAGE_BITS];
    if (page == null) {
      page = new int[PAGE];
      pages[index >> PAGE_BITS] = page;
    }
    page[index & (PAGE - 1)]++;
    count++;
    sumNanos += value;
    minNanos = Math.min(minNanos, value);
    maxNanos = Math.max(maxNanos, value);
  }

  /** What has been added so far. */
  Distribution toDistribution() {
    if (count == 0) {
      return Distribution.EMPTY;
    }
    int used = 0;
    for (int[] page : pages) {
      if (page != null) {
        for (int c : page) {
          used += c == 0 ? 0 : 1;
        }
      }
    }
    int[] buckets = new int[used];
    long[] counts = new long[used];
    int n = 0;
    for (int p = 0; p < pages.length; p++) {
      int[] page = pages[p];
      for (int i = 0; page != null && i < PAGE; i++) {
        if (page[i] != 0) {
          buckets[n] = (p << PAGE_BITS) + i;
          counts[n++] = page[i];
        }
      }
    }
    return new Distribution(buckets, counts, count, sumNanos, minNanos, maxNanos);
  }
}
