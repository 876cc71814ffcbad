package dev.stampede.aws.wire;

import dev.stampede.aws.wire.Ending.Kind;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One event loop with its connections and the calls that wait for one. All of it is touched by the
 * loop's own thread only.
 *
 * <p>Connections are pooled by calls in flight: one that has answered goes on top of the idle ones,
 * so that few stay warm and the rest grow old and are closed.
 */
final class Lane {

  private final EventLoop loop;
  private final Dialer dialer;
  private final WireSettings settings;
  private final int most;

  private final List<Connection> open = new ArrayList<>();
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final Deque<Exchange> waiting = new ArrayDeque<>();
  private byte[] scratch = new byte[65_536];
  private boolean shut;
  private volatile int openNow;

  Lane(EventLoop loop, Dialer dialer, WireSettings settings, int most) {
    this.loop = loop;
    this.dialer = dialer;
    this.settings = settings;
    this.most = most;
    long period = sweepNanos(settings);
    var _ = loop.scheduleAtFixedRate(this::sweep, period, period, TimeUnit.NANOSECONDS);
  }

  /** Often enough to keep the shortest deadline within an eighth, at most every 100 ms. */
  private static long sweepNanos(WireSettings settings) {
    long shortest =
        List.of(
                settings.connectTimeout(),
                settings.silenceTimeout(),
                settings.callTimeout(),
                settings.idleTimeout())
            .stream()
            .mapToLong(java.time.Duration::toNanos)
            .min()
            .orElseThrow();
    return Math.clamp(shortest / 8, 1_000_000, 100_000_000);
  }

  /** How many connections there are, those that are being made included; from any thread. */
  int openNow() {
    return openNow;
  }

  /** Room for a piece of an answer, until the next is asked for. */
  byte[] scratch(int length) {
    if (scratch.length < length) {
      scratch = new byte[length];
    }
    return scratch;
  }

  Dialer dialer() {
    return dialer;
  }

  /**
   * Hands an exchange to this lane; from any thread.
   *
   * @return whether the lane took it: one that has been shut down for good takes nothing
   */
  boolean submit(Exchange exchange) {
    return execute(() -> begin(exchange));
  }

  /** Cancels an exchange, if it is not over; from any thread. */
  void cancel(Exchange exchange) {
    execute(() -> interrupt(exchange));
  }

  private boolean execute(Runnable task) {
    try {
      loop.execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  private void begin(Exchange exchange) {
    if (shut) {
      interrupt(exchange);
      return;
    }
    for (Connection warm = idle.pollLast(); warm != null; warm = idle.pollLast()) {
      if (warm.isUsable()) {
        warm.send(exchange);
        return;
      }
    }
    // Nobody jumps the queue: where calls wait, a connection that could be made is theirs.
    if (waiting.isEmpty() && open.size() < most) {
      connect(exchange);
    } else {
      waiting.addLast(exchange);
    }
  }

  private void interrupt(Exchange exchange) {
    Connection connection = exchange.connection;
    if (exchange.isDone()) {
      return;
    }
    if (connection != null) {
      connection.end(Ending.of(Kind.INTERRUPTED));
    } else {
      // It stays in the queue, where it is passed over.
      exchange.finish(Ending.of(Kind.INTERRUPTED), System.nanoTime());
    }
  }

  private void connect(Exchange exchange) {
    Connection connection = new Connection(this, exchange);
    connection.slot = open.size();
    open.add(connection);
    openNow = open.size();
    connection.open();
  }

  /** A connection has answered and may be used again. */
  void release(Connection connection) {
    Exchange next = nextWaiting();
    if (next != null) {
      connection.send(next);
    } else if (shut) {
      connection.close();
    } else {
      idle.addLast(connection);
    }
  }

  /** A connection is gone, and so there is room for another. */
  void closed(Connection connection) {
    Connection last = open.removeLast();
    if (last != connection) {
      open.set(connection.slot, last);
      last.slot = connection.slot;
    }
    openNow = open.size();
    if (!waiting.isEmpty()) {
      // Not at once: a connect that fails at once would come back here, deeper each time.
      loop.execute(this::serve);
    }
  }

  private void serve() {
    while (open.size() < most) {
      Exchange next = nextWaiting();
      if (next == null) {
        return;
      }
      connect(next);
    }
  }

  private @Nullable Exchange nextWaiting() {
    Exchange next = waiting.pollFirst();
    while (next != null && next.isDone()) {
      next = waiting.pollFirst();
    }
    return next;
  }

  private void sweep() {
    long now = System.nanoTime();
    // From the end: a connection that goes is replaced by one that was looked at before.
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).sweep(now, settings);
    }
    idle.removeIf(Connection::isClosed);
    if (!shut) {
      dialer.probe(now);
    }
  }

  /** Interrupts every exchange and closes every connection; from any thread. */
  void shutDown() {
    execute(() -> {
      shut = true;
      waiting.forEach(this::interrupt);
      waiting.clear();
      for (Connection connection : List.copyOf(open)) {
        connection.end(Ending.of(Kind.INTERRUPTED));
        connection.close();
      }
    });
  }
}
