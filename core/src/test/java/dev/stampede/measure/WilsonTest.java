package dev.stampede.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTest {

  /**
   * The first three are printed in R. G. Newcombe, "Two-sided confidence intervals for the single
   * proportion", Statistics in Medicine 17 (1998), table I, method 3, to four digits; those of 0 of
   * n are z² / (n + z²) by hand.
   */
  @ParameterizedTest(name = "{0} of {1}: {2} to {3}")
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "1, 29, 0.0061, 0.1718",
    "0, 20, 0.0000, 0.1611",
    "20, 20, 0.8389, 1.0000",
    "0, 1, 0.0000, 0.7935",
    "0, 0, 0, 1"
  })
  void published_values(long hits, long n, double low, double high) {
    Wilson interval = Wilson.of(hits, n);
    assertThat(interval.low()).isCloseTo(low, within(0.00005));
    assertThat(interval.high()).isCloseTo(high, within(0.00005));
  }

  @RepeatedTest(100)
  void it_holds_the_share_stays_within_0_and_1_mirrors_and_narrows() {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    long n = random.nextLong(1, 100_000);
    long hits = random.nextLong(n + 1);
    Wilson interval = Wilson.of(hits, n);
    double share = (double) hits / n;
    assertThat(interval.low()).as("seed %d", seed).isBetween(0.0, share);
    assertThat(interval.high()).as("seed %d", seed).isBetween(share, 1.0);
    Wilson mirrored = Wilson.of(n - hits, n);
    assertThat(mirrored.low()).as("seed %d", seed).isCloseTo(1 - interval.high(), within(1e-12));
    Wilson more = Wilson.of(hits * 4, n * 4);
    assertThat(more.high() - more.low())
        .as("seed %d", seed)
        .isLessThan(interval.high() - interval.low());
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({"-1, 5", "6, 5", "1, 0"})
  void more_hits_than_trials_are_refused(long hits, long n) {
    assertThatThrownBy(() -> Wilson.of(hits, n))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(hits + " hits of " + n);
  }
}
