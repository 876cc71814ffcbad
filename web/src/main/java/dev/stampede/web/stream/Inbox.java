package dev.stampede.web.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What one page has yet to be told.
 *
 * <pre>
 * following   events wait, at most MOST; one more, or a gap  → stale
 * stale       events are not kept: the next thing to write is the whole view, then → following
 * </pre>
 *
 * <p>Whatever waits is written before the end. Blocking its own thread alone; giving never blocks.
 */
final class Inbox {

  /** A page that is so many seconds behind is drawn anew. */
  static final int MOST = 16;

  private final Deque<Event> waiting = new ArrayDeque<>();
  private Position seen = new Position("", -1);
  private boolean stale = true;
  private boolean outdated;
  private boolean ping;
  private boolean ended;

  /** What to write next. */
  sealed interface Next {
    @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
    record Write(byte[] bytes) implements Next {}

    /** The whole view; then {@link #drawn}. */
    record Draw() implements Next {}

    record End() implements Next {}
  }

  /** Has something happen. */
  synchronized void give(Event event) {
    if (stale || ended) {
      return;
    }
    if (waiting.size() >= MOST) {
      forget();
    } else {
      waiting.add(event);
    }
    notifyAll();
  }

  /** Whatever was told before holds no longer. */
  synchronized void anew() {
    if (!ended) {
      outdated = true;
      forget();
      notifyAll();
    }
  }

  private void forget() {
    waiting.clear();
    stale = true;
  }

  /** Shows that the connection lives, if nothing else does. */
  synchronized void ping() {
    ping = true;
    notifyAll();
  }

  /** Ends when everything has been written. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /**
   * The page has seen this much, and these come next; unless it was drawn from what has become
   * outdated meanwhile.
   */
  synchronized void drawn(Position position, List<Event> next) {
    if (outdated) {
      return;
    }
    seen = position;
    stale = false;
    waiting.clear();
    waiting.addAll(next);
  }

  /** Whether there is something to write. */
  synchronized boolean isWaiting() {
    return stale || !waiting.isEmpty() || ended || ping;
  }

  private Next draw() {
    outdated = false;
    return new Next.Draw();
  }

  /** Waits for what to write next. */
  synchronized Next take() throws InterruptedException {
    while (true) {
      if (stale) {
        return draw();
      }
      while (!waiting.isEmpty()) {
        Event event = waiting.removeFirst();
        if (event.position().isEmpty()) {
          return new Next.Write(event.bytes());
        }
        Position tick = event.position().get();
        boolean sameRun = tick.run().equals(seen.run());
        if (sameRun && tick.n() <= seen.n()) {
          continue;
        }
        if (!sameRun || tick.n() != seen.n() + 1) {
          forget();
          return draw();
        }
        seen = tick;
        return new Next.Write(event.bytes());
      }
      if (ended) {
        return new Next.End();
      }
      if (ping) {
        ping = false;
        return new Next.Write(Event.PING);
      }
      wait();
    }
  }
}
