package dev.stampede.output.history;

import dev.stampede.measure.RowKey;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.history.Entry.Ended;
import dev.stampede.output.history.Entry.Event;
import dev.stampede.output.history.Entry.Log;
import dev.stampede.output.history.Entry.Second;
import dev.stampede.run.RunState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers a run, entry by entry, in bounded memory: points as {@link Timeline} keeps them, the
 * sum since the last reset exactly, the first and the last events, the last lines of the log.
 * Thread-safe.
 *
 * <p>Events and logs are shown with the second after them, so that a page which begins with a
 * {@link History} and goes on with {@link Change}s sees each of them once.
 */
public final class Historian {

  /** The most names that have charts; all have figures. The first to be seen are charted. */
  public static final int MAX_CHARTED = 200;

  /** The most lines of the log. */
  public static final int MAX_LOGS = 500;

  /** The most events; beyond, those in the middle are forgotten. */
  public static final int MAX_EVENTS = 1_000;

  /** As many as the current rates are told from. */
  private static final int SECONDS = 12;

  private final Map<RowKey, String> rows = new LinkedHashMap<>();
  private final Timeline timeline = new Timeline(this::isCharted);
  private final List<Snapshot> seconds = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final List<Log> logs = new ArrayList<>();
  private final List<Event> newEvents = new ArrayList<>();
  private final List<Log> newLogs = new ArrayList<>();
  private long sequence;
  private Optional<Started> run = Optional.empty();
  private Optional<Second> last = Optional.empty();
  private Optional<Ended> ended = Optional.empty();
  private Snapshot total = Snapshot.empty(0);

  /**
   * Takes the next entry.
   *
   * @return what it changes, where it is a second
   */
  public synchronized Optional<Change> add(Entry entry) {
    switch (entry) {
      case Started started -> {
        run = Optional.of(started);
        total = Snapshot.empty(started.atMillis());
      }
      case Event event -> {
        newEvents.add(event);
        forget(newEvents, MAX_EVENTS / 2, MAX_EVENTS);
      }
      case Log log -> {
        newLogs.add(log);
        forget(newLogs, 0, MAX_LOGS);
      }
      case Ended end -> {
        ended = Optional.of(end);
        settle();
      }
      case Second second -> {
        return Optional.of(second(second));
      }
    }
    return Optional.empty();
  }

  private Change second(Second second) {
    boolean reset = last.isPresent() && last.get().epoch() != second.epoch();
    total = (reset ? total.restarted() : total).then(second.interval());
    last = Optional.of(withoutRows(second));
    seconds.add(second.interval());
    if (seconds.size() > SECONDS) {
      seconds.removeFirst();
    }
    Map<RowKey, String> newRows = new LinkedHashMap<>();
    for (RowKey key : second.interval().rows().keySet()) {
      if (!rows.containsKey(key)) {
        String id = "r" + rows.size();
        rows.put(key, id);
        newRows.put(key, id);
      }
    }
    Points.Totals point = timeline.add(second);
    List<Points.Names> names = new ArrayList<>(timeline.addNames(second));
    if (second.state() == RunState.STOPPED) {
      names.addAll(timeline.settle());
    }
    sequence++;
    Change change =
        new Change(sequence, point, names, newRows, newEvents, newLogs, timeline.fold());
    publish();
    return change;
  }

  private static Second withoutRows(Second second) {
    return new Second(
        second.state(),
        second.elapsed(),
        second.goal(),
        second.epoch(),
        Trim.frame(second.interval()));
  }

  private boolean isCharted(RowKey key) {
    String id = rows.getOrDefault(key, "r" + MAX_CHARTED);
    return Integer.parseInt(id, 1, id.length(), 10) < MAX_CHARTED;
  }

  private void publish() {
    events.addAll(newEvents);
    newEvents.clear();
    forget(events, MAX_EVENTS / 2, MAX_EVENTS);
    logs.addAll(newLogs);
    newLogs.clear();
    forget(logs, 0, MAX_LOGS);
  }

  /** Keeps a list within its bound: what comes after the first so many gives way. */
  private static void forget(List<?> list, int first, int most) {
    if (list.size() > most) {
      list.subList(first, first + list.size() - most).clear();
    }
  }

  /** Shows what waits for the next second: there will be none. */
  public synchronized void settle() {
    timeline.close();
    publish();
  }

  /** What is remembered now. */
  public synchronized History history() {
    return new History(
        run,
        sequence,
        last,
        total,
        seconds,
        timeline.totals(),
        timeline.names(),
        rows,
        events,
        logs,
        ended);
  }
}
