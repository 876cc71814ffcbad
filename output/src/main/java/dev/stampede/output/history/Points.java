package dev.stampede.output.history;

import dev.stampede.measure.Row;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Snapshot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is remembered of one interval. */
public sealed interface Points {

  /** Where it begins, in nanoseconds since the start of the run. */
  long fromNanos();

  /** Where it ends. */
  long toNanos();

  /** How often the statistics had been reset before it. */
  int epoch();

  /** Where it ends, in seconds since the start of the run. */
  default double t() {
    return toNanos() / 1e9;
  }

  /** How long it is, in seconds. */
  default double w() {
    return (toNanos() - fromNanos()) / 1e9;
  }

  /**
   * All names together.
   *
   * @param figures what charts show
   * @param heat its column of the heat map
   * @param packed what it is merged by; empty where it will not be
   */
  record Totals(
      long fromNanos,
      long toNanos,
      int epoch,
      Figure.OfAll figures,
      Heat heat,
      Optional<Packed> packed)
      implements Points {

    static Totals of(
        long fromNanos, long toNanos, int epoch, int goal, Snapshot trimmed, boolean last) {
      Row row = trimmed.rows().getOrDefault(Trim.ALL, Row.EMPTY);
      Figure.OfAll figures =
          new Figure.OfAll(
              trimmed.userCount(),
              goal,
              trimmed.inFlight(),
              Figure.OfRow.of(row, trimmed.seconds()),
              Figure.percentile(row.response(), 95),
              Figure.percentile(row.distribution(Figure.TTFT), 95));
      return new Totals(
          fromNanos,
          toNanos,
          epoch,
          figures,
          Heat.of(row.times()),
          last ? Optional.empty() : Optional.of(Packed.of(trimmed)));
    }

    /**
     * The same calls, with as many users and calls in flight as there were at the end of another.
     */
    Totals withUsersOf(Totals other) {
      Figure.OfAll theirs = other.figures();
      return new Totals(
          fromNanos,
          toNanos,
          epoch,
          new Figure.OfAll(
              theirs.users(),
              theirs.goal(),
              theirs.inFlight(),
              figures.all(),
              figures.r95(),
              figures.ttft95()),
          heat,
          packed);
    }
  }

  /**
   * Each name that was called.
   *
   * @param rows what charts show of them, by name
   * @param packed what it is merged by; empty where it will not be
   */
  record Names(
      long fromNanos,
      long toNanos,
      int epoch,
      Map<RowKey, Figure.OfRow> rows,
      Optional<Packed> packed)
      implements Points {

    static Names of(long fromNanos, long toNanos, int epoch, Snapshot trimmed, boolean last) {
      Map<RowKey, Figure.OfRow> rows = new LinkedHashMap<>();
      trimmed.rows().forEach((key, row) -> rows.put(key, Figure.OfRow.of(row, trimmed.seconds())));
      return new Names(
          fromNanos,
          toNanos,
          epoch,
          rows,
          last ? Optional.empty() : Optional.of(Packed.of(trimmed)));
    }
  }
}
