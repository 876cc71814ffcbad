package dev.stampede.web;

import dev.stampede.time.Clock;
import java.time.Duration;

/** Time that passes when a test says so. Its origin lies just before its {@code long} wraps. */
public final class SteppedClock implements Clock {

  private long now = Long.MAX_VALUE - Duration.ofSeconds(5).toNanos();

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public synchronized long wallMillis() {
    return 1_800_000_000_000L;
  }

  @Override
  public synchronized void sleepUntil(long deadline) throws InterruptedException {
    while (deadline - now > 0) {
      wait();
    }
  }

  /** Lets time pass. */
  public synchronized void advance(Duration time) {
    now += time.toNanos();
    notifyAll();
  }
}
