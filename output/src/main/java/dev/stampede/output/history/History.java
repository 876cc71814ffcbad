package dev.stampede.output.history;

import dev.stampede.measure.RowKey;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.Recent;
import dev.stampede.output.history.Entry.Ended;
import dev.stampede.output.history.Entry.Event;
import dev.stampede.output.history.Entry.Log;
import dev.stampede.output.history.Entry.Second;
import dev.stampede.run.RunState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is remembered of a run at a moment: all that page and report show. It cannot be changed.
 *
 * @param run what is played; empty where nothing is yet
 * @param sequence how many seconds have been taken: a page that has a history needs those after it
 * @param last the last second, without what was measured in it; empty before the first
 * @param total everything that was measured since the last reset
 * @param seconds the last seconds, from which current rates are told
 * @param totals points of all names together, from the first on
 * @param names points of each name
 * @param rows every name that was seen, and a short word for it, in order of first appearance
 * @param events what is marked on the charts, in the order in which it happened
 * @param logs the last lines of the log
 * @param ended what was thought of the run when it was over; empty while it is on, and where it was
 *     killed
 */
public record History(
    Optional<Started> run,
    long sequence,
    Optional<Second> last,
    Snapshot total,
    List<Snapshot> seconds,
    List<Points.Totals> totals,
    List<Points.Names> names,
    Map<RowKey, String> rows,
    List<Event> events,
    List<Log> logs,
    Optional<Ended> ended) {

  /** Nothing played yet. */
  public static final History NONE =
      new History(
          Optional.empty(),
          0,
          Optional.empty(),
          Snapshot.empty(0),
          List.of(),
          List.of(),
          List.of(),
          Map.of(),
          List.of(),
          List.of(),
          Optional.empty());

  /** Takes copies, which nobody can change. */
  public History {
    seconds = List.copyOf(seconds);
    totals = List.copyOf(totals);
    names = List.copyOf(names);
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    events = List.copyOf(events);
    logs = List.copyOf(logs);
  }

  /** Where the run stands. */
  public RunState state() {
    return ended.isPresent() ? RunState.STOPPED : last.map(Second::state).orElse(RunState.READY);
  }

  /** Seconds from the start to the end of the last interval. */
  public double elapsed() {
    return last.map(second -> second.toNanos() / 1e9).orElse(0.0);
  }

  /** How often the statistics have been reset. */
  public int epoch() {
    return last.map(Second::epoch).orElse(0);
  }

  /** The last seconds, as console and files know them. */
  public Recent recent() {
    Recent recent = new Recent();
    seconds.forEach(recent::add);
    return recent;
  }
}
