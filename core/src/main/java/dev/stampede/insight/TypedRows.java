package dev.stampede.insight;

import dev.stampede.measure.Row;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Snapshot;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rows of a snapshot that are of one type: what an insight into that type speaks of.
 *
 * @param rows by name
 */
public record TypedRows(SortedMap<RowKey, Row> rows) {

  /** Takes a copy, which nobody can change. */
  public TypedRows {
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
  }

  /** Those of this type. */
  public static TypedRows of(Snapshot snapshot, String type) {
    SortedMap<RowKey, Row> rows = new TreeMap<>(snapshot.rows());
    rows.keySet().removeIf(key -> !key.type().equals(type));
    return new TypedRows(rows);
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** All of them together. */
  public Row aggregated() {
    return rows.values().stream().reduce(Row.EMPTY, Row::plus);
  }
}
