package dev.stampede.measure;

import dev.stampede.codec.ByteReader;
import dev.stampede.codec.ByteWriter;
import dev.stampede.codec.MalformedException;

/**
 * A distribution as bytes: for each bucket that holds something, how far it is from the one before,
 * and, where it is more than one, how many it holds. Ends and sum are written as what they are more
 * than their buckets say.
 */
final class DistributionCodec {

  private static final long NANOS = 1_000;

  private DistributionCodec() {}

  static void write(ByteWriter out, Distribution distribution) {
    int[] buckets = distribution.buckets;
    out.unsigned(buckets.length);
    if (buckets.length == 0) {
      return;
    }
    long before = -1;
    for (int i = 0; i < buckets.length; i++) {
      long gap = buckets[i] - before - 1;
      long count = distribution.counts[i];
      out.unsigned(gap << 1 | (count == 1 ? 0 : 1));
      if (count != 1) {
        out.unsigned(count);
      }
      before = buckets[i];
    }
    out.unsigned(distribution.minNanos - lowest(buckets[0]));
    if (distribution.count > 1) {
      out.unsigned(distribution.maxNanos - lowest(buckets[buckets.length - 1]));
      out.unsigned(distribution.sumNanos - leastSum(buckets, distribution.counts));
    }
  }

  static Distribution read(ByteReader in) throws MalformedException {
    int n = in.length(1, Buckets.COUNT);
    if (n == 0) {
      return Distribution.EMPTY;
    }
    int[] buckets = new int[n];
    long[] counts = new long[n];
    long count = 0;
    long before = -1;
    for (int i = 0; i < n; i++) {
      long step = in.count();
      before += (step >>> 1) + 1;
      if (before >= Buckets.COUNT) {
        throw new MalformedException("a duration beyond the longest");
      }
      buckets[i] = (int) before;
      counts[i] = (step & 1) == 0 ? 1 : in.count();
      count += counts[i];
      if (counts[i] == 0 || count > ByteReader.MOST) {
        throw new MalformedException("a number of durations that cannot be");
      }
    }
    long min = lowest(buckets[0]) + in.unsigned();
    long max = count == 1 ? min : lowest(buckets[n - 1]) + in.unsigned();
    long sum = count == 1 ? min : leastSum(buckets, counts) + in.unsigned();
    check(buckets, count, sum, min, max);
    return new Distribution(buckets, counts, count, sum, min, max);
  }

  private static void check(int[] buckets, long count, long sum, long min, long max)
      throws MalformedException {
    double mean = (double) sum / count;
    boolean right =
        min >= 0
            && min <= max
            && Buckets.indexOf(min / NANOS) == buckets[0]
            && Buckets.indexOf(max / NANOS) == buckets[buckets.length - 1]
            && mean >= min * (1 - 1e-9) - 1
            && mean <= max * (1 + 1e-9) + 1;
    if (!right) {
      throw new MalformedException("durations whose ends or sum do not fit them");
    }
  }

  private static long lowest(int bucket) {
    return Buckets.lowestMicros(bucket) * NANOS;
  }

  private static long leastSum(int[] buckets, long[] counts) {
    long sum = 0;
    for (int i = 0; i < buckets.length; i++) {
      sum += lowest(buckets[i]) * counts[i];
    }
    return sum;
  }
}
