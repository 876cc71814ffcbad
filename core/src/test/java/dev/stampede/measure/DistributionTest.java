package dev.stampede.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HdrHistogram itself is the witness: three digits, unit 1 µs, up to an hour. */
class DistributionTest {

  private static final long HOUR_MICROS = 3_600_000_000L;
  private static final double[] PERCENTILES = {
    0.001, 1, 10, 25, 33.3, 50, 66.7, 75, 90, 95, 99, 99.9, 99.99, 99.999, 100
  };

  @ParameterizedTest(name = "{0} µs")
  @ValueSource(
      longs = {
        0,
        1,
        2,
        999,
        1_000,
        1_023,
        1_024,
        2_046,
        2_047,
        2_048,
        2_049,
        4_095,
        4_096,
        4_097,
        8_191,
        8_192,
        1_000_000,
        60_000_000,
        3_599_999_999L,
        3_600_000_000L,
        4_294_967_294L,
        4_294_967_295L
      })
  void a_value_has_the_bucket_that_hdrhistogram_gives_it(long micros) {
    Histogram witness = new Histogram(1, HOUR_MICROS, 3);
    int bucket = Buckets.indexOf(micros);
    assertThat(Buckets.lowestMicros(bucket)).isEqualTo(witness.lowestEquivalentValue(micros));
    assertThat(Buckets.highestMicros(bucket)).isEqualTo(witness.highestEquivalentValue(micros));
  }

  @Test
  void what_lies_beyond_the_buckets_counts_as_the_last_and_its_maximum_stays_exact() {
    long twoHours = 7_200_000_000_000L;
    Distribution distribution = Distribution.ofNanos(1_000_000, twoHours);
    assertThat(distribution.maxMillis()).isEqualTo(7_200_000.0);
    assertThat(distribution.percentileMillis(100)).isCloseTo(4_294_967.295, within(1e-6));
    assertThat(distribution.sumNanos()).isEqualTo(twoHours + 1_000_000);
  }

  @RepeatedTest(60)
  void percentiles_are_those_of_hdrhistogram() {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    long[] nanos = values(random, random.nextInt(1, 3_000));
    Histogram witness = witness(nanos);
    Distribution distribution = Distribution.ofNanos(nanos);
    assertThat(distribution.count()).isEqualTo(nanos.length);
    assertThat(distribution.sumNanos()).isEqualTo(Arrays.stream(nanos).sum());
    assertThat(distribution.minMillis()).isEqualTo(Arrays.stream(nanos).min().orElseThrow() / 1e6);
    assertThat(distribution.maxMillis()).isEqualTo(Arrays.stream(nanos).max().orElseThrow() / 1e6);
    for (double p : PERCENTILES) {
      assertThat(distribution.percentileMillis(p))
          .as("seed %d: p%s of %d", seed, p, nanos.length)
          .isEqualTo(clamped(witness.getValueAtPercentile(p), distribution));
    }
  }

  @RepeatedTest(30)
  void merging_is_the_distribution_of_all_in_any_order() {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    long[] a = values(random, random.nextInt(0, 300));
    long[] b = values(random, random.nextInt(0, 300));
    long[] c = values(random, random.nextInt(0, 300));
    Distribution one = Distribution.ofNanos(a);
    Distribution two = Distribution.ofNanos(b);
    Distribution three = Distribution.ofNanos(c);
    long[] all = Arrays.copyOf(a, a.length + b.length + c.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    System.arraycopy(c, 0, all, a.length + b.length, c.length);
    assertThat(one.plus(two).plus(three))
        .as("seed %d", seed)
        .isEqualTo(Distribution.ofNanos(all))
        .isEqualTo(three.plus(one.plus(two)))
        .hasSameHashCodeAs(three.plus(two).plus(one));
  }

  @RepeatedTest(20)
  void with_endless_attempts_a_percentile_is_that_of_a_histogram_in_which_they_took_for_ever() {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    long[] nanos = values(random, random.nextInt(1, 500));
    int endless = random.nextInt(0, 200);
    Distribution distribution = Distribution.ofNanos(nanos);
    Histogram witness = new Histogram(1, 1L << 45, 3);
    for (long n : nanos) {
      witness.recordValue(n / 1_000);
    }
    for (int i = 0; i < endless; i++) {
      witness.recordValue(1L << 44);
    }
    for (double p : PERCENTILES) {
      long expected = witness.getValueAtPercentile(p);
      assertThat(distribution.percentileMillis(p, endless))
          .as("seed %d: p%s of %d and %d endless", seed, p, nanos.length, endless)
          .isEqualTo(
              expected > 1L << 40 ? Double.POSITIVE_INFINITY : clamped(expected, distribution));
    }
  }

  @ParameterizedTest(name = "p{0} of 99 in 10 ms and {1} that failed: {2}")
  @CsvSource({"50, 1, 10", "99, 1, 10", "99.1, 1, Infinity", "50, 99, 10", "50, 100, Infinity"})
  void a_failure_is_infinite(double percentile, long failed, double millis) {
    long[] nanos = new long[99];
    Arrays.fill(nanos, 10_000_000);
    assertThat(Distribution.ofNanos(nanos).percentileMillis(percentile, failed)).isEqualTo(millis);
  }

  @Test
  void nothing_recorded_is_zero_everywhere() {
    assertThat(Distribution.EMPTY.isEmpty()).isTrue();
    assertThat(Distribution.EMPTY.percentileMillis(99)).isZero();
    assertThat(Distribution.EMPTY.meanMillis()).isZero();
    assertThat(Distribution.EMPTY.minMillis()).isZero();
    assertThat(Distribution.EMPTY.maxMillis()).isZero();
    assertThat(Distribution.ofNanos()).isEqualTo(Distribution.EMPTY);
    assertThat(Distribution.EMPTY.percentileMillis(50, 3)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void a_negative_duration_counts_as_none() {
    assertThat(Distribution.ofNanos(-5)).isEqualTo(Distribution.ofNanos(0));
  }

  @Test
  void the_mean_is_exact() {
    assertThat(Distribution.ofNanos(1_000_000, 2_000_000, 4_500_000).meanMillis()).isEqualTo(2.5);
  }

  @ParameterizedTest(name = "{1} of 0.5, 1, 1.001, 2, 300 ms take at most {0} ms")
  @CsvSource({
    "-1, 0",
    "0, 0",
    "0.499, 0",
    "0.5, 1",
    "1, 2",
    "1.001, 3",
    "1.999, 3",
    "2, 4",
    "299, 4",
    "300, 5",
    "1e300, 5",
    "Infinity, 5"
  })
  void counting_up_to_a_limit_includes_it(double millis, long count) {
    Distribution distribution =
        Distribution.ofNanos(500_000, 1_000_000, 1_001_000, 2_000_000, 300_000_000);
    assertThat(distribution.countUpTo(millis)).isEqualTo(count);
  }

  @Test
  void another_kind_of_instrument_cannot_be_added() {
    assertThatThrownBy(() -> Distribution.EMPTY.plus(Count.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("one name, two kinds of instrument: Distribution and Count");
  }

  /** Durations of every size that matters, in nanoseconds. */
  private static long[] values(SplittableRandom random, int n) {
    return random
        .ints(n, 0, 6)
        .mapToLong(kind ->
            switch (kind) {
              case 0 -> 0;
              case 1 -> random.nextLong(0, 3_000);
              case 2 -> random.nextLong(2_045_000, 2_051_000);
              case 3 -> (long) Math.exp(random.nextDouble(0, Math.log(3.6e12)));
              case 4 -> random.nextLong(1_000_000_000, 1_100_000_000);
              default -> 3_600_000_000_000L;
            })
        .toArray();
  }

  private static Histogram witness(long[] nanos) {
    Histogram witness = new Histogram(1, HOUR_MICROS, 3);
    for (long n : nanos) {
      witness.recordValue(n / 1_000);
    }
    return witness;
  }

  private static double clamped(long micros, Distribution distribution) {
    return Math.min(Math.max(micros / 1e3, distribution.minMillis()), distribution.maxMillis());
  }
}
