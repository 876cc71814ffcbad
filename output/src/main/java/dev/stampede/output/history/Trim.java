package dev.stampede.output.history;

import dev.stampede.measure.Distribution;
import dev.stampede.measure.Frequent;
import dev.stampede.measure.Generator;
import dev.stampede.measure.Instrument;
import dev.stampede.measure.Row;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Snapshot;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Cuts snapshots down to what charts are made of. Cutting and merging may change places. */
final class Trim {

  /** The name of all rows together. */
  static final RowKey ALL = new RowKey("", "Aggregated");

  private Trim() {}

  /** All names as one row. */
  static Snapshot totals(Snapshot interval) {
    Row all = interval.aggregated();
    SortedMap<RowKey, Row> rows = new TreeMap<>();
    rows.put(ALL, row(all, all.response()));
    return with(interval, rows, interval.users());
  }

  /** Those rows that have charts. */
  static Snapshot names(Snapshot interval, Predicate<RowKey> charted) {
    SortedMap<RowKey, Row> rows = new TreeMap<>();
    interval
        .rows()
        .forEach((key, row) -> {
          if (charted.test(key)) {
            rows.put(key, row(row, Distribution.EMPTY));
          }
        });
    return with(interval, rows, new TreeMap<>());
  }

  /** When it was and how many users there were, and nothing of what was called. */
  static Snapshot frame(Snapshot interval) {
    return with(interval, new TreeMap<>(), interval.users());
  }

  private static Row row(Row row, Distribution response) {
    SortedMap<String, Instrument> instruments = new TreeMap<>();
    Distribution ttft = row.distribution(Figure.TTFT);
    if (!ttft.isEmpty()) {
      instruments.put(Figure.TTFT, ttft);
    }
    return new Row(row.outcomes(), row.times(), Distribution.EMPTY, response, 0, instruments);
  }

  private static Snapshot with(
      Snapshot interval, SortedMap<RowKey, Row> rows, SortedMap<String, Integer> users) {
    return new Snapshot(
        interval.fromMillis(),
        interval.toMillis(),
        interval.nanos(),
        rows,
        users,
        0,
        interval.inFlight(),
        Frequent.none(),
        Frequent.none(),
        Generator.EMPTY);
  }
}
