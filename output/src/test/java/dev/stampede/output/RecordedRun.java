package dev.stampede.output;

import dev.stampede.measure.Mishap;
import dev.stampede.measure.Observation;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Recorder;
import dev.stampede.measure.Recorder.Interval;
import dev.stampede.measure.Sample;
import dev.stampede.measure.Snapshot;
import dev.stampede.time.Clock;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A run for tests: real samples through the real recorder, on a clock that is told the time. */
public final class RecordedRun {

  /** 2026-11-24T00:00:00Z. */
  public static final long START_MILLIS = 1_795_478_400_000L;

  private final Recorder recorder;
  private long nowMillis = START_MILLIS;
  private long samples;
  private Snapshot total = Snapshot.empty(START_MILLIS);

  public RecordedRun() {
    recorder = Recorder.create(new ToldTime());
  }

  /** An attempt that took this long, in milliseconds. */
  public RecordedRun call(String type, String name, double millis, Outcome outcome, String error) {
    recorder.begin();
    recorder.record(sample(type, name, millis, outcome, error, 200));
    return this;
  }

  /** A success. */
  public RecordedRun ok(String type, String name, double millis) {
    return call(type, name, millis, Outcome.SUCCESS, "");
  }

  /** An exception of the scenario's. */
  public RecordedRun mishap(String message, String traceback) {
    recorder.mishap(new Mishap(message, traceback));
    return this;
  }

  /** A sample of its own, not recorded. */
  public Sample sample(
      String type,
      String name,
      double millis,
      Outcome outcome,
      String error,
      long bytes,
      Observation... observations) {
    long planned = 1_000_000 * samples;
    long took = Math.round(millis * 1e6);
    return new Sample(
        "id-" + ++samples,
        type,
        name,
        outcome,
        error,
        planned,
        planned + 1_000,
        planned + 1_000 + took,
        bytes,
        List.of(observations));
  }

  /** Ends a second with so many users, shows it, and returns it. */
  public Snapshot second(int users) {
    TreeMap<String, Integer> byClass = new TreeMap<>();
    byClass.put("TestUser", users);
    Snapshot second =
        recorder.cut(
            new Interval(
                nowMillis, nowMillis + 1_000, 1_000_000_000L, byClass, 0, 2_000_000_000L, 0));
    nowMillis += 1_000;
    total = total.then(second);
    return second;
  }

  /** Ends a second and shows it with the run so far. */
  public void second(int users, BiConsumer<Snapshot, Snapshot> reader) {
    Snapshot second = second(users);
    reader.accept(second, total);
  }

  /** The run so far. */
  public Snapshot total() {
    return total;
  }

  private final class ToldTime implements Clock {
    @Override
    public long nanoTime() {
      return 0;
    }

    @Override
    public long wallMillis() {
      return nowMillis;
    }

    @Override
    public void sleepUntil(long deadline) {
      throw new UnsupportedOperationException("nobody waits here");
    }
  }
}
