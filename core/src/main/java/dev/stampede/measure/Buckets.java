package dev.stampede.measure;

/**
 * HdrHistogram's layout for three significant digits, as arithmetic: values under 2,048 µs have a
 * bucket each; from there on every doubling of the value has 1,024 buckets, so a bucket is never
 * wider than a thousandth of its value.
 */
final class Buckets {

  private static final int SUB_BUCKET_BITS = 11;
  private static final int HALF = 1 << (SUB_BUCKET_BITS - 1);

  /** The highest value that has a bucket of its own: 2³² − 1 µs, about 71 minutes. */
  static final long MAX_MICROS = (1L << 32) - 1;

  /** How many buckets there are. */
  static final int COUNT = indexOf(MAX_MICROS) + 1;

  private Buckets() {}

  /** The bucket of a value, which is clamped to 0 … {@link #MAX_MICROS}. */
  static int indexOf(long micros) {
    long value = Math.clamp(micros, 0, MAX_MICROS);
    int shift = Math.max(0, Long.SIZE - SUB_BUCKET_BITS - Long.numberOfLeadingZeros(value));
    return shift * HALF + (int) (value >>> shift);
  }

  /** The lowest value of a bucket, in microseconds. */
  static long lowestMicros(int index) {
    int shift = shiftOf(index);
    return (long) (index - shift * HALF) << shift;
  }

  /** The highest value of a bucket, in microseconds. */
  static long highestMicros(int index) {
    return lowestMicros(index) + (1L << shiftOf(index)) - 1;
  }

  private static int shiftOf(int index) {
    return Math.max(0, index / HALF - 1);
  }
}
