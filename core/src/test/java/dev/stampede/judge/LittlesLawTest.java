package dev.stampede.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.measure.Outcome;
import dev.stampede.measure.Recorder;
import dev.stampede.measure.Sample;
import dev.stampede.measure.Snapshot;
import dev.stampede.time.SimulatedTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mean in flight = arrival rate × mean time, or the run is doubtful. */
class LittlesLawTest {

  private static final long MILLI = 1_000_000;

  private final SimulatedTime time = SimulatedTime.inTurn();
  private final Recorder recorder = Recorder.create(time);
  private final Validity validity = new Validity();
  private Snapshot total = Snapshot.empty(0);

  /**
   * A second of calls one after the other.
   *
   * @param users users at its end
   * @param calls how many
   * @param callMillis what their samples say they took
   * @param unknownMillis time in flight besides, that no sample tells of
   */
  private void second(int users, int calls, long callMillis, long unknownMillis) {
    for (int i = 0; i < calls; i++) {
      long begun = recorder.begin();
      long sent = time.nanoTime();
      sleep(callMillis);
      long finished = time.nanoTime();
      sleep(unknownMillis);
      recorder.record(
          new Sample("", "t", "n", Outcome.SUCCESS, "", sent, sent, finished, 0, List.of()), begun);
    }
    SortedMap<String, Integer> there = new TreeMap<>();
    there.put("User", users);
    Snapshot cut =
        recorder.cut(new Recorder.Interval(0, 1_000, 1_000 * MILLI, there, 0, 1_000 * MILLI, 0));
    validity.add(cut);
    total = total.then(cut);
  }

  private void sleep(long millis) {
    try {
      time.sleepUntil(time.nanoTime() + millis * MILLI);
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts this", e);
    }
  }

  private String line() {
    return validity.judge(total).line();
  }

  @Test
  void where_it_holds_the_run_is_valid() {
    for (int i = 0; i < 15; i++) {
      second(3, 10, 90, 1);
    }
    assertThat(line()).isEqualTo("Validity: valid");
  }

  @Test
  void where_time_goes_by_that_no_sample_tells_of_it_is_doubtful_and_says_by_how_much() {
    for (int i = 0; i < 15; i++) {
      second(3, 10, 80, 10);
    }
    assertThat(line())
        .isEqualTo(
            "Validity: doubtful: Little's law does not hold (0.9 in flight, but 10.0 calls/s × 80"
                + " ms = 0.8) from 0 s to 15 s");
  }

  @ParameterizedTest(name = "{0} s of {1} calls, {2} ms each and {3} ms unknown: {4}")
  @CsvSource({
    "15, 10, 100, 6, doubtful",
    "15, 10, 100, 5, valid",
    "9, 100, 8, 2, valid",
    "10, 100, 8, 2, doubtful",
    "11, 9, 80, 20, valid",
    "20, 100, 2, 1, valid"
  })
  void it_is_judged_by_five_percent_a_millisecond_ten_seconds_and_a_hundred_calls(
      int seconds, int calls, long millis, long unknown, String verdict) {
    for (int i = 0; i < seconds; i++) {
      second(3, calls, millis, unknown);
    }
    assertThat(line()).startsWith("Validity: " + verdict);
  }

  @Test
  void a_ramp_is_not_judged() {
    for (int i = 1; i <= 30; i++) {
      second(i, 10, 80, 10);
    }
    assertThat(line()).isEqualTo("Validity: valid");
  }

  @Test
  void a_call_that_hangs_at_the_edge_of_a_window_bends_nothing() {
    long hanging = recorder.begin();
    long sent = time.nanoTime();
    for (int i = 0; i < 20; i++) {
      second(3, 10, 10, 0);
    }
    sleep(600_000);
    recorder.record(
        new Sample(
            "", "t", "n", Outcome.TIMEOUT, "hung", sent, sent, time.nanoTime(), 0, List.of()),
        hanging);
    for (int i = 0; i < 20; i++) {
      second(3, 10, 10, 0);
    }
    assertThat(line()).isEqualTo("Validity: valid");
  }

  @Test
  void a_reset_forgets_what_was_before() {
    for (int i = 0; i < 15; i++) {
      second(3, 10, 80, 10);
    }
    validity.reset();
    total = total.restarted();
    for (int i = 0; i < 15; i++) {
      second(3, 10, 80, 0);
    }
    assertThat(line()).isEqualTo("Validity: valid");
  }
}
