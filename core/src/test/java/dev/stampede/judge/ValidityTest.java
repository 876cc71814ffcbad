package dev.stampede.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.measure.Distribution;
import dev.stampede.measure.Frequent;
import dev.stampede.measure.Generator;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Row;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Snapshot;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidityTest {

  private static final long MILLI = 1_000_000;

  /**
   * Seconds are written one letter each: {@code .} fine, {@code l} woke 34 ms late, {@code L} 80
   * ms, {@code d} delayed 25 ms, {@code e} event loops 40 ms late, {@code c} 95 % CPU, {@code g}
   * 120 ms of collection, {@code b} late and delayed.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ............... | Validity: valid
          ............lll | Validity: doubtful: users woke late (p99 34 ms) from 12 s to 15 s
          l.............. | Validity: doubtful: users woke late (p99 34 ms) from 0 s to 1 s
          ..lLl...l...... | Validity: doubtful: users woke late (p99 80 ms) from 2 s to 5 s, from 8 s to 9 s
          l.l.l.l.l...... | Validity: doubtful: users woke late (p99 34 ms) from 0 s to 1 s, from 2 s to 3 s, from 4 s to 5 s and 2 times more
          .dd............ | Validity: doubtful: calls waited to be sent (p99 25 ms) from 1 s to 3 s
          ....e.......... | Validity: doubtful: the event loops ran late (p99 40 ms) from 4 s to 5 s
          .....c......... | Validity: doubtful: the generator was short of CPU (95% of all processors) from 5 s to 6 s
          ......gg....... | Validity: doubtful: the garbage collector stopped the generator (120 ms in a second) from 6 s to 8 s
          ..b............ | Validity: doubtful: users woke late (p99 34 ms) from 2 s to 3 s; calls waited to be sent (p99 25 ms) from 2 s to 3 s
          ll..            | Validity: doubtful: users woke late (p99 34 ms) from 0 s to 2 s
          lll..           | Validity: invalid: users woke late (p99 34 ms) from 0 s to 3 s
          l.d.c           | Validity: invalid: users woke late (p99 34 ms) from 0 s to 1 s; calls waited to be sent (p99 25 ms) from 2 s to 3 s; the generator was short of CPU (95% of all processors) from 4 s to 5 s
          """)
  void the_line_says_why_and_from_when_to_when(String seconds, String line) {
    assertThat(judge(seconds, 100).line()).isEqualTo(line);
  }

  @ParameterizedTest(name = "with a median of {0} ms, {1}: {2}")
  @CsvSource({
    "100, ....l, DOUBTFUL",
    "600, ....l, DOUBTFUL",
    "700, ....l, VALID",
    "2000, ....L, VALID",
    "1500, ....L, DOUBTFUL",
    "700, ....e, DOUBTFUL",
    "900, ....e, VALID",
    "9000, ....c, DOUBTFUL",
    "9000, ....g, DOUBTFUL"
  })
  void lateness_under_a_twentieth_of_the_median_changes_nothing(
      long median, String seconds, Validity.Verdict verdict) {
    assertThat(judge(seconds, median).verdict()).isEqualTo(verdict);
  }

  @Test
  void each_limit_itself_is_still_fine() {
    Validity validity = new Validity();
    validity.add(
        interval(
            1.0,
            new Generator(
                Distribution.ofNanos(10 * MILLI),
                Distribution.ofNanos(10 * MILLI),
                900,
                1_000,
                50 * MILLI,
                0,
                Distribution.ofNanos(10 * MILLI))));
    assertThat(validity.judge(total(5, 5, 100)).line()).isEqualTo("Validity: valid");
  }

  @Test
  void the_blink_after_the_last_second_is_not_judged() {
    Validity validity = new Validity();
    validity.add(interval(1.0, second('.')));
    validity.add(interval(0.4, second('L')));
    assertThat(validity.judge(total(5, 5, 100)).line()).isEqualTo("Validity: valid");
  }

  @ParameterizedTest(name = "{0} begun, {1} samples: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0  | 0  | Validity: invalid: nothing was attempted
          10 | 10 | Validity: valid
          10 | 7  | Validity: invalid: 3 of 10 attempts left no sample
          5  | 0  | Validity: invalid: 5 of 5 attempts left no sample
          7  | 10 | Validity: invalid: 3 of 10 samples tell of no attempt begun
          """)
  void the_books_must_balance(long started, long attempts, String line) {
    Validity validity = new Validity();
    validity.add(interval(1.0, second('.')));
    assertThat(validity.judge(total(started, attempts, 100)).line()).isEqualTo(line);
  }

  private static Validity.Judgement judge(String seconds, long medianMillis) {
    Validity validity = new Validity();
    seconds.strip().chars().forEach(c -> validity.add(interval(1.0, second((char) c))));
    return validity.judge(total(10, 10, medianMillis));
  }

  private static Generator second(char kind) {
    long late = kind == 'l' || kind == 'b' ? 34 : kind == 'L' ? 80 : 1;
    long delay = kind == 'd' || kind == 'b' ? 25 : 1;
    return new Generator(
        Distribution.ofNanos(late * MILLI),
        Distribution.ofNanos(delay * MILLI),
        kind == 'c' ? 950 : 300,
        1_000,
        kind == 'g' ? 120 * MILLI : 0,
        0,
        Distribution.ofNanos((kind == 'e' ? 40 : 1) * MILLI));
  }

  private static Snapshot interval(double seconds, Generator generator) {
    Snapshot none = Snapshot.empty(0);
    return new Snapshot(
        0,
        0,
        (long) (seconds * 1e9),
        none.rows(),
        none.users(),
        0,
        0,
        Frequent.none(),
        Frequent.none(),
        generator);
  }

  private static Snapshot total(long started, long attempts, long medianMillis) {
    long[] nanos = new long[(int) attempts];
    Arrays.fill(nanos, medianMillis * MILLI);
    Distribution times = Distribution.ofNanos(nanos);
    Row row =
        new Row(
            Map.of(Outcome.SUCCESS, attempts),
            times,
            Distribution.EMPTY,
            times,
            0,
            new TreeMap<>());
    return new Snapshot(
        0,
        0,
        0,
        new TreeMap<>(Map.of(new RowKey("t", "n"), row)),
        new TreeMap<>(),
        started,
        0,
        Frequent.none(),
        Frequent.none(),
        Generator.EMPTY);
  }
}
