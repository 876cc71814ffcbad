package dev.stampede.web.http;

import dev.stampede.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cuts off clients that keep a thread waiting. A thread that reads from or writes to one puts
 * itself under watch; where its patience ends, it is interrupted, which closes the connection.
 */
public final class Watchdog implements AutoCloseable {

  private static final long ROUND_NANOS = Duration.ofSeconds(1).toNanos();

  private final Clock clock;
  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
  private final Thread thread;

  /** One that goes its rounds by this clock, each second. */
  public Watchdog(Clock clock) {
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("web-watchdog").start(this::patrol);
  }

  /** Watches the calling thread until the watch is closed. */
  public Watch over(Duration patience) {
    Watch watch = new Watch(clock.nanoTime() + patience.toNanos());
    watches.add(watch);
    return watch;
  }

  private void patrol() {
    try {
      while (true) {
        clock.sleepUntil(clock.nanoTime() + ROUND_NANOS);
        long now = clock.nanoTime();
        watches.forEach(watch -> watch.biteAt(now));
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  /** Ends the rounds. */
  @Override
  public void close() {
    thread.interrupt();
  }

  /** One thread's patience. */
  public final class Watch implements AutoCloseable {

    private final Thread watched = Thread.currentThread();
    private final long due;
    private boolean over;
    private boolean bitten;

    private Watch(long due) {
      this.due = due;
    }

    /** Under the same lock as {@link #close}: never after the watch is over. */
    private synchronized void biteAt(long now) {
      if (!over && now - due >= 0) {
        over = true;
        bitten = true;
        watched.interrupt();
      }
    }

    /** Whether the patience has ended. */
    public synchronized boolean bitten() {
      return bitten;
    }

    @Override
    public synchronized void close() {
      over = true;
      watches.remove(this);
    }
  }
}
