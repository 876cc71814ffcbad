package dev.stampede.time;

import java.time.Duration;

/** {@link System#nanoTime} to measure by, {@link System#currentTimeMillis} to date by. */
enum SystemClock implements Clock {
  INSTANCE;

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public long wallMillis() {
    return System.currentTimeMillis();
  }

  @Override
  public void sleepUntil(long deadline) throws InterruptedException {
    long left = deadline - System.nanoTime();
    if (left <= 0) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return;
    }
    // A timer may fire a little early: the rest is slept, not spun.
    while (left > 0) {
      Thread.sleep(Duration.ofNanos(left));
      left = deadline - System.nanoTime();
    }
  }
}
