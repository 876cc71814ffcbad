package dev.stampede.time;

/**
 * The time that a run lives in: a monotonic one to measure and wait by, and the wall's only to
 * place a moment on the calendar.
 */
public interface Clock {

  /** Monotonic nanoseconds from an arbitrary origin, as {@link System#nanoTime}. */
  long nanoTime();

  /** Wall-clock milliseconds since the epoch; may jump, so durations are never taken from it. */
  long wallMillis();

  /**
   * Parks the calling thread until {@link #nanoTime} has reached {@code deadline}; returns at once
   * where it has already.
   *
   * @param deadline a moment on this clock, in nanoseconds
   * @throws InterruptedException if the thread is interrupted before or while it waits
   */
  void sleepUntil(long deadline) throws InterruptedException;

  /** The machine's own clock. */
  static Clock system() {
    return SystemClock.INSTANCE;
  }
}
