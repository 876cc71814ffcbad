package dev.stampede.run;

import dev.stampede.measure.Recorder;
import dev.stampede.measure.Snapshot;
import dev.stampede.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts a snapshot each second after the start, and a last one when all users are gone, and hands
 * each out with the sum so far.
 */
final class Ticker implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Clock clock;
  private final long start;
  private final Recorder recorder;
  private final Crowd crowd;
  private final Machine machine;
  private final Supplier<RunState> state;
  private final IntSupplier goal;
  private final BooleanSupplier resetAsked;
  private final Consumer<Tick> listener;

  private boolean stopping;
  private boolean sleeping;
  private volatile Snapshot total;
  private int epoch;
  private long cutAt;
  private long cutAtMillis;
  private long cpuBefore;
  private long gcBefore;

  Ticker(
      Clock clock,
      long start,
      Recorder recorder,
      Crowd crowd,
      Machine machine,
      Supplier<RunState> state,
      IntSupplier goal,
      BooleanSupplier resetAsked,
      Consumer<Tick> listener) {
    this.clock = clock;
    this.start = start;
    this.recorder = recorder;
    this.crowd = crowd;
    this.machine = machine;
    this.state = state;
    this.goal = goal;
    this.resetAsked = resetAsked;
    this.listener = listener;
    this.cutAt = start;
    this.cutAtMillis = clock.wallMillis();
    this.cpuBefore = machine.cpuNanos();
    this.gcBefore = machine.gcPauseNanos();
    this.total = Snapshot.empty(cutAtMillis);
  }

  @Override
  public void run() {
    long second = 1;
    while (sleepUntil(start + second * SECOND)) {
      tick();
      // Not after the last tick: it is what the whole run is known by.
      if (resetAsked.getAsBoolean()) {
        total = total.restarted();
        epoch++;
      }
      // A listener that took seconds has missed some: they go into one interval.
      second = (clock.nanoTime() - start) / SECOND + 1;
    }
    tick();
  }

  /**
   * Sleeps until a tick is due; false once there is none to wait for. Only the sleep is
   * interrupted, never a listener: that would close the files it writes.
   */
  private boolean sleepUntil(long due) {
    synchronized (this) {
      if (stopping) {
        return false;
      }
      sleeping = true;
    }
    try {
      clock.sleepUntil(due);
      recorder.late(clock.nanoTime() - due);
      return true;
    } catch (InterruptedException e) {
      return false;
    } finally {
      synchronized (this) {
        sleeping = false;
        Thread.interrupted();
      }
    }
  }

  /** Cuts the last snapshot and waits until it has been handed out. */
  void stop(Thread ticking) {
    synchronized (this) {
      stopping = true;
      if (sleeping) {
        ticking.interrupt();
      }
    }
    boolean interrupted = false;
    while (ticking.isAlive()) {
      try {
        ticking.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Everything that was measured until the last tick. */
  Snapshot last() {
    return total;
  }

  private void tick() {
    long now = clock.nanoTime();
    long nowMillis = clock.wallMillis();
    long cpu = machine.cpuNanos();
    long gc = machine.gcPauseNanos();
    Snapshot second =
        recorder.cut(
            new Recorder.Interval(
                cutAtMillis,
                nowMillis,
                now - cutAt,
                crowd.byClass(),
                cpu - cpuBefore,
                (now - cutAt) * machine.processors(),
                gc - gcBefore));
    cutAt = now;
    cutAtMillis = nowMillis;
    cpuBefore = cpu;
    gcBefore = gc;
    total = total.then(second);
    try {
      listener.accept(
          new Tick(
              state.get(), Duration.ofNanos(now - start), goal.getAsInt(), epoch, second, total));
    } catch (Throwable e) {
      // Whatever it is, the next intervals must still be cut.
      LOG.error("a listener failed; the test goes on: {}", e.toString(), e);
    }
  }
}
