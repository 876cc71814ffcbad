package dev.stampede.judge;

import dev.stampede.measure.Distribution;
import dev.stampede.measure.Failure;
import dev.stampede.measure.Frequent;
import dev.stampede.measure.Generator;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Row;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Snapshot;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Simulated seconds of a run. */
final class Seconds {

  static final RowKey ROW = new RowKey("lambda", "f");

  private long atMillis;
  Snapshot total = Snapshot.empty(0);

  /** A second in which calls took so long, in milliseconds, and some failed as throttled. */
  Snapshot of(RowKey key, int users, int failures, double... millis) {
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    if (millis.length > 0) {
      outcomes.put(Outcome.SUCCESS, (long) millis.length);
    }
    if (failures > 0) {
      outcomes.put(Outcome.THROTTLED, (long) failures);
    }
    long[] nanos = Arrays.stream(millis).mapToLong(m -> Math.round(m * 1e6)).toArray();
    Distribution times = Distribution.ofNanos(nanos);
    Distribution failed = Distribution.ofNanos(new long[failures]);
    Row row = new Row(outcomes, times, failed, times.plus(failed), 0, new TreeMap<>());
    TreeMap<RowKey, Row> rows = new TreeMap<>();
    if (row.attempts() > 0) {
      rows.put(key, row);
    }
    TreeMap<Failure, Frequent.Seen> kinds = new TreeMap<>();
    if (failures > 0) {
      kinds.put(
          new Failure(key, Outcome.THROTTLED, "Rate exceeded"),
          new Frequent.Seen(failures, atMillis, atMillis));
    }
    TreeMap<String, Integer> byClass = new TreeMap<>();
    byClass.put("TestUser", users);
    Snapshot second =
        new Snapshot(
            atMillis,
            atMillis + 1_000,
            1_000_000_000,
            rows,
            byClass,
            row.attempts(),
            0,
            new Frequent<>(kinds, Frequent.Seen.NEVER),
            Frequent.none(),
            Generator.EMPTY);
    atMillis += 1_000;
    total = total.then(second);
    return second;
  }

  /** So many calls that all took as long, and so many that failed. */
  Snapshot of(int users, int successes, int failures, double millis) {
    double[] times = new double[successes];
    Arrays.fill(times, millis);
    return of(ROW, users, failures, times);
  }
}
