package dev.stampede.time;

import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Time for discrete-event simulation: it stands still while anybody works, and jumps to the
 * earliest deadline once everybody sleeps. Nobody ever really sleeps, so half an hour takes
 * milliseconds.
 *
 * <p>It knows its participants: the thread that made it, and the threads it makes. They may block
 * on each other's monitors and joins, which takes no time; whoever waits for time to pass must
 * sleep on this clock.
 *
 * <p>Interrupts are safe: a sleeper that has been interrupted wakes before time moves on. Its flag
 * is consumed under this object's monitor alone (a lock of java.util.concurrent would take it away
 * while it queues), so whoever would move the time sees it.
 *
 * <p>The clock's origin lies ten seconds before its {@code long} wraps: arithmetic on moments that
 * forgets this does not survive a test.
 */
public final class SimulatedTime implements Clock, ThreadFactory {

  private static final long ORIGIN = Long.MAX_VALUE - Duration.ofSeconds(10).toNanos();
  private static final long EPOCH_MILLIS = 1_800_000_000_000L;

  private final PriorityQueue<Sleeper> sleepers =
      new PriorityQueue<>(
          Comparator.comparingLong((Sleeper s) -> s.due).thenComparingLong(s -> s.turn));
  private final boolean together;
  private long elapsed;
  private long turns;
  private int awake = 1;

  private static final class Sleeper {
    final Thread thread = Thread.currentThread();
    final long due;
    final long turn;
    boolean woken;

    Sleeper(long due, long turn) {
      this.due = due;
      this.turn = turn;
    }
  }

  private SimulatedTime(boolean together) {
    this.together = together;
  }

  /** Who sleeps until the same moment wakes one after the other, in the order of going to sleep. */
  public static SimulatedTime inTurn() {
    return new SimulatedTime(false);
  }

  /** Who sleeps until the same moment wakes at once: races are real. */
  public static SimulatedTime together() {
    return new SimulatedTime(true);
  }

  /** Nanoseconds since the beginning. */
  public synchronized long elapsed() {
    return elapsed;
  }

  @Override
  public synchronized long nanoTime() {
    return ORIGIN + elapsed;
  }

  @Override
  public synchronized long wallMillis() {
    return EPOCH_MILLIS + elapsed / 1_000_000;
  }

  @Override
  public void sleepUntil(long deadline) throws InterruptedException {
    Sleeper me = fallAsleep(deadline - ORIGIN);
    while (me != null && !hasWoken(me)) {
      LockSupport.park(this);
    }
  }

  private synchronized @Nullable Sleeper fallAsleep(long due) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (due <= elapsed) {
      return null;
    }
    Sleeper me = new Sleeper(due, turns++);
    sleepers.add(me);
    awake--;
    moveOn();
    return me;
  }

  private synchronized boolean hasWoken(Sleeper me) throws InterruptedException {
    if (Thread.interrupted()) {
      if (!me.woken) {
        sleepers.remove(me);
        awake++;
      }
      throw new InterruptedException();
    }
    return me.woken;
  }

  private void moveOn() {
    if (awake > 0 || sleepers.isEmpty()) {
      return;
    }
    if (sleepers.stream().anyMatch(s -> s.thread.isInterrupted())) {
      return;
    }
    elapsed = Objects.requireNonNull(sleepers.peek()).due;
    do {
      Sleeper next = sleepers.remove();
      next.woken = true;
      awake++;
      LockSupport.unpark(next.thread);
    } while (together && !sleepers.isEmpty() && sleepers.peek().due == elapsed);
  }

  /** A virtual thread that takes part from now on; it must be started. */
  @Override
  public synchronized Thread newThread(Runnable work) {
    awake++;
    return Thread.ofVirtual()
        .unstarted(() -> {
          try {
            work.run();
          } finally {
            leave();
          }
        });
  }

  private synchronized void leave() {
    awake--;
    moveOn();
  }
}
