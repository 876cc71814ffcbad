package dev.stampede.web.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The last events, for a page that was away for a moment. Bounded in number and bytes. Not
 * thread-safe: its owner guards it.
 */
final class Recall {

  private static final int MOST_EVENTS = 300;
  private static final long MOST_BYTES = 8L << 20;

  private final Deque<Event> events = new ArrayDeque<>();
  private long bytes;

  void add(Event event) {
    events.add(event);
    bytes += event.bytes().length;
    while (events.size() > MOST_EVENTS || (bytes > MOST_BYTES && events.size() > 1)) {
      bytes -= events.removeFirst().bytes().length;
    }
  }

  void clear() {
    events.clear();
    bytes = 0;
  }

  /** The newest tick that is remembered. */
  Optional<Position> newest() {
    return events.descendingIterator().hasNext()
        ? events.reversed().stream().flatMap(event -> event.position().stream()).findFirst()
        : Optional.empty();
  }

  /**
   * What came after a position; empty where some of it is forgotten. States count as coming right
   * after the tick before them: to be told one again does no harm.
   */
  Optional<List<Event>> after(Position seen) {
    List<Event> later = new ArrayList<>();
    long next = seen.n() + 1;
    for (Event event : events) {
      if (event.position().isEmpty()) {
        later.add(event);
        continue;
      }
      Position tick = event.position().get();
      if (!tick.run().equals(seen.run())) {
        continue;
      }
      if (tick.n() < next) {
        later.clear();
      } else if (tick.n() == next) {
        later.add(event);
        next++;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(later);
  }
}
