package dev.stampede.aws.scripted;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread is about to do, without guessing how long that takes. */
public final class Eventually {

  private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

  private static final long BETWEEN_LOOKS_NANOS = 200_000;

  private Eventually() {}

  /** Returns once this is true. */
  public static void until(String what, BooleanSupplier isTrue) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!isTrue.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("never happened: " + what);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
    }
  }

  /** Returns once this thread waits for something. */
  public static void waits(Thread thread) {
    until(thread + " waits", () -> thread.getState() == Thread.State.WAITING);
  }

  /** Returns once this thread has ended. */
  public static void ends(Thread thread) throws InterruptedException {
    if (!thread.join(Duration.ofNanos(PATIENCE_NANOS))) {
      throw new AssertionError(thread + " never ended");
    }
  }
}
