package dev.stampede.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.time.SimulatedTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RecorderTest {

  private static final RowKey ROW = new RowKey("fake", "call");

  private final SimulatedTime time = SimulatedTime.inTurn();
  private final List<Sample> heard = Collections.synchronizedList(new ArrayList<>());
  private final Recorder recorder = Recorder.create(time, heard::add);

  @Test
  void a_sample_is_in_the_next_snapshot_and_in_no_other() {
    record(Outcome.SUCCESS, 5, 10, 30);
    Snapshot first = cut();
    assertThat(first.rows()).containsOnlyKeys(ROW);
    Row row = first.aggregated();
    assertThat(row.successes()).isEqualTo(1);
    assertThat(row.succeeded()).isEqualTo(Distribution.ofNanos(20));
    assertThat(row.response()).isEqualTo(Distribution.ofNanos(25));
    assertThat(row.bytes()).isEqualTo(100);
    assertThat(first.generator().delay()).isEqualTo(Distribution.ofNanos(5));
    assertThat(heard).hasSize(1);
    assertThat(cut().rows()).isEmpty();
  }

  @Test
  void an_interrupted_attempt_is_counted_and_in_no_percentile() {
    record(Outcome.INTERRUPTED, 0, 0, 30);
    Row row = cut().aggregated();
    assertThat(row.attempts()).isEqualTo(1);
    assertThat(row.requests()).isZero();
    assertThat(row.failures()).isZero();
    assertThat(row.times()).isEqualTo(Distribution.EMPTY);
    assertThat(row.response()).isEqualTo(Distribution.EMPTY);
    assertThat(row.bytes()).isZero();
  }

  @Test
  void late_event_loops_are_counted_apart_from_late_threads() {
    recorder.late(7);
    recorder.loopLate(30);
    recorder.loopLate(50);
    Generator generator = cut().generator();
    assertThat(generator.lateness()).isEqualTo(Distribution.ofNanos(7));
    assertThat(generator.loopLateness()).isEqualTo(Distribution.ofNanos(30, 50));
    assertThat(cut().generator().loopLateness()).isEqualTo(Distribution.EMPTY);
  }

  @Test
  void a_failure_is_counted_with_its_kind_and_first_and_last_time() throws Exception {
    record(Outcome.THROTTLED, 0, 0, 10);
    time.sleepUntil(time.nanoTime() + 2_000_000_000L);
    record(Outcome.THROTTLED, 0, 0, 20);
    Snapshot snapshot = cut();
    Failure failure = new Failure(ROW, Outcome.THROTTLED, "it failed");
    long now = time.wallMillis();
    assertThat(snapshot.failures().top())
        .isEqualTo(Map.of(failure, new Frequent.Seen(2, now - 2_000, now)));
    assertThat(snapshot.aggregated().failed()).isEqualTo(Distribution.ofNanos(10, 20));
    assertThat(snapshot.aggregated().succeeded().isEmpty()).isTrue();
  }

  @Test
  void an_attempt_that_has_not_ended_is_in_flight() {
    recorder.begin();
    recorder.begin();
    assertThat(recorder.inFlight()).isEqualTo(2);
    Snapshot first = cut();
    assertThat(first.started()).isEqualTo(2);
    assertThat(first.inFlight()).isEqualTo(2);
    recorder.record(sample(Outcome.SUCCESS, 0, 0, 1, List.of()));
    Snapshot second = cut();
    assertThat(second.started()).isZero();
    assertThat(second.inFlight()).isEqualTo(1);
    assertThat(recorder.inFlight()).isEqualTo(1);
  }

  @Test
  void observations_grow_the_instruments_of_their_row() {
    recorder.begin();
    recorder.record(
        sample(
            Outcome.SUCCESS,
            0,
            0,
            1,
            List.of(
                new Observation.Amount("tokens", 7),
                new Observation.Amount("tokens", 5),
                new Observation.Time("ttft", 3_000_000),
                new Observation.Cell("route", "a", "b"))));
    Row row = cut().aggregated();
    assertThat(row.amount("tokens")).isEqualTo(12);
    assertThat(row.distribution("ttft")).isEqualTo(Distribution.ofNanos(3_000_000));
    assertThat(row.matrix("route").at("a", "b")).isEqualTo(1);
    assertThat(row.amount("ttft")).as("of another kind").isZero();
    assertThat(row.distribution("never")).isEqualTo(Distribution.EMPTY);
    assertThat(row.matrix("never")).isEqualTo(Matrix.EMPTY);
  }

  @Test
  void a_name_of_two_kinds_is_refused_and_nothing_of_the_sample_is_counted() {
    recorder.begin();
    recorder.record(sample(Outcome.SUCCESS, 0, 0, 1, List.of(new Observation.Amount("ttft", 1))));
    recorder.begin();
    Sample other =
        sample(
            Outcome.SUCCESS,
            0,
            0,
            1,
            List.of(new Observation.Amount("n", 1), new Observation.Time("ttft", 1)));
    assertThatThrownBy(() -> recorder.record(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the instrument 'ttft' is of kind Amount, not Time");
    Snapshot snapshot = cut();
    assertThat(snapshot.aggregated().attempts()).isEqualTo(1);
    assertThat(snapshot.aggregated().amount("n")).isZero();
    assertThat(snapshot.inFlight()).isEqualTo(1);
  }

  @Test
  void ever_new_errors_are_counted_in_bounded_memory() {
    for (int i = 0; i < 2_000; i++) {
      recorder.mishap(new Mishap("message " + i, ""));
    }
    Frequent<Mishap> mishaps = cut().mishaps();
    assertThat(mishaps.top()).hasSize(Frequent.MAX);
    assertThat(mishaps.total()).isEqualTo(2_000);
  }

  @RepeatedTest(5)
  void every_sample_of_eight_threads_is_in_exactly_one_snapshot() throws Exception {
    long seed = new SplittableRandom().nextLong();
    int threads = 8;
    int each = 5_000;
    CountDownLatch together = new CountDownLatch(threads);
    AtomicInteger left = new AtomicInteger(threads);
    SplittableRandom seeds = new SplittableRandom(seed);
    List<Thread> recording = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      SplittableRandom random = seeds.split();
      recording.add(
          Thread.ofPlatform()
              .start(() -> {
                together.countDown();
                for (int i = 0; i < each; i++) {
                  Outcome[] all = Outcome.values();
                  record(all[random.nextInt(all.length)], 0, 0, random.nextLong(1_000_000));
                  recorder.late(i);
                }
                left.decrementAndGet();
              }));
    }
    together.await();
    Snapshot sum = Snapshot.empty(0);
    int cuts = 0;
    while (left.get() > 0) {
      sum = sum.then(cut());
      cuts++;
      assertThat(sum.inFlight()).as("seed %d", seed).isNotNegative();
      assertThat(sum.started())
          .as("seed %d: the books at cut %d", seed, cuts)
          .isEqualTo(sum.aggregated().attempts() + sum.inFlight());
    }
    for (Thread thread : recording) {
      thread.join();
    }
    sum = sum.then(cut());
    Row all = sum.aggregated();
    assertThat(all.attempts()).as("seed %d", seed).isEqualTo((long) threads * each);
    assertThat(sum.started()).isEqualTo((long) threads * each);
    assertThat(sum.inFlight()).isZero();
    assertThat(sum.generator().lateness().count()).isEqualTo((long) threads * each);
    assertThat(sum.failures().total()).isEqualTo(all.failures());
    long[] times =
        heard.stream()
            .filter(s -> s.outcome() != Outcome.INTERRUPTED)
            .mapToLong(Sample::serviceTime)
            .toArray();
    assertThat(all.times()).as("seed %d", seed).isEqualTo(Distribution.ofNanos(times));
  }

  private void record(Outcome outcome, long planned, long sent, long finished) {
    recorder.begin();
    recorder.record(sample(outcome, planned, sent, finished, List.of()));
  }

  private static Sample sample(
      Outcome outcome, long planned, long sent, long finished, List<Observation> observations) {
    String error = outcome.failed() ? "it failed" : "";
    return new Sample(
        "id", ROW.type(), ROW.name(), outcome, error, planned, sent, finished, 100, observations);
  }

  private Snapshot cut() {
    return recorder.cut(new Recorder.Interval(0, 0, 0, new TreeMap<>(), 0, 0, 0));
  }
}
