package dev.stampede.aws.wire;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * How late an event loop runs what is due: a task of nothing, over and over. While the loop is busy
 * with other calls' bytes, or has no processor to run on, bytes that have arrived wait to be timed
 * just as this task waits to be run.
 */
final class Punctuality implements Runnable {

  /** Often enough for ten figures a second; a task of this size costs a loop some microseconds. */
  static final Duration EVERY = Duration.ofMillis(100);

  private final LongConsumer late;
  private long due;

  private Punctuality(LongConsumer late) {
    this.late = late;
  }

  /**
   * Watches a loop until it is shut down.
   *
   * @param late told on the loop how late it was, in nanoseconds
   */
  static void watch(EventExecutor loop, LongConsumer late) {
    Punctuality watch = new Punctuality(late);
    long every = EVERY.toNanos();
    watch.due = System.nanoTime() + every;
    var _ = loop.scheduleWithFixedDelay(watch, every, every, TimeUnit.NANOSECONDS);
  }

  @Override
  public void run() {
    long now = System.nanoTime();
    late.accept(Math.max(0, now - due));
    due = now + EVERY.toNanos();
  }
}
