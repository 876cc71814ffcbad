package dev.stampede.output.history;

import dev.stampede.measure.RowKey;
import dev.stampede.output.history.Entry.Event;
import dev.stampede.output.history.Entry.Log;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one second changed in a {@link History}: whoever has the history before and this knows the
 * history after.
 *
 * @param sequence of the history after
 * @param totals the new point of all names together
 * @param names the new point of each name, where one was completed
 * @param rows names that were seen for the first time
 * @param events what has happened since the second before
 * @param logs lines of the log since the second before
 * @param fold points that were merged, where some were
 */
public record Change(
    long sequence,
    Points.Totals totals,
    List<Points.Names> names,
    Map<RowKey, String> rows,
    List<Event> events,
    List<Log> logs,
    Optional<Fold> fold) {

  /** Takes copies, which nobody can change. */
  public Change {
    names = List.copyOf(names);
    events = List.copyOf(events);
    logs = List.copyOf(logs);
  }

  /**
   * Points that take the place of all others whose ends are after the one and not after the other
   * of two moments.
   *
   * @param fromNanos where the first begins
   * @param toNanos where the last ends
   */
  public record Fold(
      long fromNanos, long toNanos, List<Points.Totals> totals, List<Points.Names> names) {

    /** Takes copies, which nobody can change. */
    public Fold {
      totals = List.copyOf(totals);
      names = List.copyOf(names);
    }
  }
}
