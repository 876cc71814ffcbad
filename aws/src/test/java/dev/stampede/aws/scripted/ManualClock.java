package dev.stampede.aws.scripted;

import dev.stampede.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until a test moves it, for one thread that sleeps by it. */
public final class ManualClock implements Clock {

  private final Instant origin;
  private long elapsed;
  private boolean asleep;
  private long wakeAt;

  /** A clock that shows this time of day. */
  public ManualClock(Instant origin) {
    this.origin = origin;
  }

  @Override
  public synchronized long nanoTime() {
    return elapsed;
  }

  @Override
  public synchronized long wallMillis() {
    return origin.plusNanos(elapsed).toEpochMilli();
  }

  /** The time of day. */
  public synchronized Instant now() {
    return origin.plusNanos(elapsed);
  }

  @Override
  public synchronized void sleepUntil(long deadline) throws InterruptedException {
    wakeAt = deadline;
    asleep = true;
    notifyAll();
    try {
      while (elapsed < deadline) {
        wait();
      }
    } finally {
      asleep = false;
    }
  }

  /**
   * Waits until the sleeper sleeps, and moves on to when it wakes; then waits until it sleeps
   * again.
   *
   * @return how long it had slept
   */
  public synchronized Duration toNextWake() throws InterruptedException {
    awaitSleep();
    long slept = wakeAt - elapsed;
    elapsed = wakeAt;
    asleep = false;
    notifyAll();
    awaitSleep();
    return Duration.ofNanos(slept);
  }

  /** Moves on without waking anybody: it must be less than until the next wake. */
  public synchronized void advance(Duration by) {
    elapsed += by.toNanos();
  }

  /** How long the sleeper would sleep on. */
  public synchronized Duration untilWake() {
    return Duration.ofNanos(wakeAt - elapsed);
  }

  private void awaitSleep() throws InterruptedException {
    while (!asleep) {
      wait();
    }
  }
}
