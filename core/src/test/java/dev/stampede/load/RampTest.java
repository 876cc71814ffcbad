package dev.stampede.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RampTest {

  @ParameterizedTest(name = "{0} users at {1}/s: {3} after {2} ns, then ask again at {4}")
  @CsvSource(
      textBlock =
          """
          # users, rate, elapsed,     count, until
          10,      1,    0,           1,     1000000000
          10,      1,    999999999,   1,     1000000000
          10,      1,    1000000000,  2,     2000000000
          10,      1,    8999999999,  9,     9000000000
          10,      1,    9000000000,  10,    4611686018427387903
          10,      1,    99000000000, 10,    4611686018427387903
          4,       0.5,  0,           1,     2000000000
          4,       0.5,  1999999999,  1,     2000000000
          4,       0.5,  2000000000,  2,     4000000000
          4,       0.5,  6000000000,  4,     4611686018427387903
          9,       3,    333333333,   1,     333333334
          9,       3,    333333334,   2,     666666667
          9,       3,    1000000000,  4,     1333333334
          80,      7.3,  0,           1,     136986302
          80,      7.3,  10000000000, 74,    10136986302
          5000,    1000, 999999,      1,     1000000
          5000,    1000, 1000000,     2,     2000000
          5000,    1000, 1000000000,  1001,  1001000000
          1,       50,   0,           1,     4611686018427387903
          100,     1e12, 0,           1,     1
          100,     1e12, 1,           100,   4611686018427387903
          """)
  void the_table(int users, double rate, long elapsed, int count, long until) {
    assertThat(new Ramp(users, rate).at(elapsed)).isEqualTo(new Demand.Users(count, users, until));
  }

  @ParameterizedTest(name = "{0} users at {1}/s: {2}")
  @CsvSource(
      textBlock =
          """
          0,  1,        'a ramp needs 1 user or more, not 0'
          -5, 1,        'a ramp needs 1 user or more, not -5'
          1,  0,        'a spawn rate must be above 0, not 0.0'
          1,  -1,       'a spawn rate must be above 0, not -1.0'
          1,  NaN,      'a spawn rate must be above 0, not NaN'
          1,  Infinity, 'a spawn rate must be above 0, not Infinity'
          """)
  void a_ramp_that_leads_nowhere_is_refused(int users, double rate, String message) {
    assertThatThrownBy(() -> new Ramp(users, rate))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @RepeatedTest(50)
  void each_user_starts_at_its_moment_and_not_a_nanosecond_before() {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    double rate =
        random.nextBoolean() ? random.nextInt(1, 2_000) : Math.exp(random.nextDouble(-6, 9));
    int users = random.nextInt(1, 300);
    Ramp ramp = new Ramp(users, rate);
    long elapsed = 0;
    int reached = 0;
    while (reached < users) {
      Demand.Users now = ramp.at(elapsed);
      assertThat(now.count()).as("seed %d at %d: monotone", seed, elapsed).isGreaterThan(reached);
      assertThat(now.goal()).isEqualTo(users);
      assertThat(now.until()).as("seed %d: later than asked", seed).isGreaterThan(elapsed);
      for (int k = reached; k < now.count(); k++) {
        long exact =
            BigDecimal.valueOf(k)
                .multiply(BigDecimal.valueOf(1_000_000_000L))
                .divide(new BigDecimal(rate), 0, RoundingMode.CEILING)
                .longValueExact();
        // One rounding in binary: 2⁻⁵² of the moment.
        assertThat(elapsed - exact)
            .as("seed %d: user %d of %s/s", seed, k, rate)
            .isBetween(-1 - (exact >> 50), 1 + (exact >> 50));
      }
      reached = now.count();
      if (reached < users) {
        Demand.Users before = ramp.at(now.until() - 1);
        assertThat(before.count()).as("seed %d: not before", seed).isEqualTo(reached);
      }
      elapsed = now.until();
    }
    assertThat(elapsed).isEqualTo(Demand.FOREVER);
  }
}
