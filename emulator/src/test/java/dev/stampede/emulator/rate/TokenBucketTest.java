package dev.stampede.emulator.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.input.BadInput;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@DisplayName("A token bucket")
class TokenBucketTest {
  private static final long SECOND = 1_000_000_000L;

  private final TokenBucket bucket = new TokenBucket();

  private boolean take(Rate rate, long tokens, long now) {
    bucket.advance(rate, now);
    boolean there = bucket.has(rate, tokens);
    if (there) {
      bucket.take(rate, tokens);
    }
    return there;
  }

  @Test
  void isFullAtFirstWheneverThatIs() {
    for (long now : new long[] {-77 * SECOND, 0, Long.MAX_VALUE / 2}) {
      var fresh = new TokenBucket();
      Rate rate = Rate.perMinute(3);
      fresh.advance(rate, now);
      assertThat(fresh.has(rate, 3)).isTrue();
      assertThat(fresh.has(rate, 4)).isFalse();
    }
  }

  @Test
  void refillsEvenlyUpToItsBurst() {
    Rate rate = Rate.in(10, 5);
    assertThat(rate).isEqualTo(new Rate(30, 5));
    assertThat(take(rate, 5, 0)).isTrue();
    assertThat(take(rate, 1, 2 * SECOND - 1)).isFalse();
    assertThat(take(rate, 1, 2 * SECOND)).isTrue();
    assertThat(take(rate, 6, 1_000 * SECOND)).isFalse();
    assertThat(take(rate, 5, 1_000 * SECOND)).isTrue();
  }

  @Test
  void takesOnAnotherRateWithWhatIsUsedUp() {
    Rate small = Rate.in(1, 2);
    Rate large = Rate.in(1, 20);
    assertThat(take(small, 2, 0)).isTrue();
    assertThat(take(small, 1, 0)).isFalse();
    assertThat(take(large, 18, 0)).isTrue();
    assertThat(take(large, 1, 0)).isFalse();
    assertThat(take(small, 1, SECOND)).as("eighteen are still missing").isFalse();
    assertThat(take(large, 18, 2 * SECOND)).isTrue();
  }

  @Test
  void paysItsDebtsFirstAndIsNeverMoreThanFull() {
    Rate rate = Rate.perMinute(60);
    bucket.advance(rate, 0);
    bucket.take(rate, 70);
    assertThat(take(rate, 1, 10 * SECOND)).isFalse();
    assertThat(take(rate, 1, 11 * SECOND)).isTrue();
    bucket.giveBack(1_000_000);
    assertThat(take(rate, 61, 11 * SECOND)).isFalse();
    assertThat(take(rate, 60, 11 * SECOND)).isTrue();
  }

  @Test
  void countsExactlyAtTheLargestRateAndDebt() {
    Rate most = Rate.in(1, Rate.MOST);
    assertThat(take(most, Rate.MOST, 0)).isTrue();
    bucket.take(most, Long.MAX_VALUE);
    bucket.take(most, Long.MAX_VALUE);
    assertThat(take(most, 1, SECOND)).isFalse();
    assertThat(take(most, Rate.MOST, 2 * SECOND)).isTrue();
  }

  @RepeatedTest(50)
  void neverGivesMoreThanItsBurstAndItsRateHoweverOftenItIsAsked(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    var random = new Random(seed);
    var rate = new Rate(1 + random.nextInt(100_000), 1 + random.nextInt(1_000));
    long now = random.nextLong() / 4;
    long start = now;
    long latest = now;
    long taken = 0;
    bucket.advance(rate, now);
    for (int i = 0; i < 2_000; i++) {
      now += random.nextLong(-SECOND / 100, SECOND);
      long tokens = random.nextLong(1, 21);
      taken += take(rate, tokens, now) ? tokens : 0;
      latest = Math.max(latest, now);
      double most = rate.burst() + rate.perMinute() / 60.0 * (latest - start) / 1e9;
      assertThat((double) taken).as("seed %d", seed).isLessThanOrEqualTo(most + 1e-6 * most);
    }
  }

  @Test
  void hasARateAboveZeroThatItCanCount() {
    assertThatThrownBy(() -> new Rate(0, 1)).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> new Rate(1, 0)).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> Rate.perMinute(Rate.MOST + 1)).isInstanceOf(BadInput.class);
  }
}
