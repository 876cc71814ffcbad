package dev.stampede.run;

import dev.stampede.load.Demand;
import dev.stampede.load.Ramp;
import dev.stampede.load.Shape;
import dev.stampede.measure.Recorder;
import dev.stampede.scenario.Play;
import dev.stampede.scenario.RunHandle;
import dev.stampede.scenario.ScenarioException;
import dev.stampede.scenario.UserClass;
import dev.stampede.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of a scenario under a load, from the first user to the last snapshot. {@link #play}
 * drives the state machine of {@link RunState} on the calling thread; {@link #stop}, {@link #edit}
 * and {@link #reset} may be called from any other, at any time, any number of times.
 *
 * <p>The end is in order: users who wait leave at once, users inside a task have {@code
 * stopTimeout} to finish it, then they are interrupted, which makes calls in flight samples of
 * their own (interrupted), and have {@link #FAREWELL} for their {@code onStop}. Only then is the
 * last snapshot cut. A user who will not end even so is left behind and counted.
 */
public final class Run {

  /** How long users may take to leave once they have been cut off. */
  static final Duration FAREWELL = Duration.ofSeconds(10);

  /** How long a user whose farewell was interrupted too may take. */
  private static final Duration LAST_GRACE = Duration.ofSeconds(2);

  private final RunPlan plan;
  private final Clock clock;
  private final ThreadFactory userThreads;
  private final ThreadFactory tickerThread;
  private final Recorder recorder;
  private final Machine machine;
  private final Consumer<Tick> listener;

  private final Roster roster;
  private final RunHandle handle = new RunHandle(this::stop);
  private final Crowd crowd = new Crowd();
  private final AtomicReference<@Nullable ScenarioException> broken = new AtomicReference<>();
  private final CountDownLatch over = new CountDownLatch(1);

  private RunState state = RunState.READY;
  private @Nullable Thread spawner;
  private boolean stopAsked;
  private boolean sleeping;
  private boolean woken;
  private @Nullable Edit edit;
  private volatile int goal;
  private final AtomicBoolean resetAsked = new AtomicBoolean();
  private boolean resetWhenSpawned;
  private final SplittableRandom seeds;
  private int serial;

  /** A load that somebody wants instead. */
  private record Edit(int users, double spawnRate) {}

  private Run(
      RunPlan plan,
      Clock clock,
      ThreadFactory userThreads,
      ThreadFactory tickerThread,
      Recorder recorder,
      Machine machine,
      Consumer<Tick> listener) {
    this.plan = plan;
    this.clock = clock;
    this.userThreads = userThreads;
    this.tickerThread = tickerThread;
    this.recorder = recorder;
    this.machine = machine;
    this.listener = listener;
    this.seeds = new SplittableRandom(plan.seed());
    this.roster = new Roster(plan.userClasses());
    this.resetWhenSpawned = plan.resetStats();
  }

  /**
   * A run on this machine: its clock, a virtual thread for each user.
   *
   * @param recorder where samples go
   * @param listener told each second; called on a thread of the run's own, one tick at a time
   */
  public static Run create(RunPlan plan, Recorder recorder, Consumer<Tick> listener) {
    return new Run(
        plan,
        Clock.system(),
        Thread.ofVirtual().factory(),
        // What is told each second takes milliseconds of CPU, and would hold up users who share a
        // carrier with it. The system divides the processors among platform threads more finely.
        Thread.ofPlatform().daemon().factory(),
        recorder,
        Machine.thisProcess(),
        listener);
  }

  /**
   * A run in a time of one's own.
   *
   * @param clock the time it lives in
   * @param threads makes the threads of users and of the ticker
   */
  static Run create(
      RunPlan plan,
      Clock clock,
      ThreadFactory threads,
      Recorder recorder,
      Machine machine,
      Consumer<Tick> listener) {
    return new Run(plan, clock, threads, threads, recorder, machine, listener);
  }

  /** Where the run stands. */
  public synchronized RunState state() {
    return state;
  }

  private synchronized void enter(RunState next) {
    if (next == state) {
      return;
    }
    if (!state.next().contains(next)) {
      throw new IllegalStateException("a run that is " + state + " cannot become " + next);
    }
    state = next;
  }

  /**
   * Plays the plan to its end; returns when the last snapshot has been handed out. What the shape
   * throws is thrown on after that. To interrupt the calling thread is to call {@link #stop}, and
   * once more during the end makes it less gentle.
   *
   * @throws IllegalStateException if it was played before
   */
  public RunResult play() {
    synchronized (this) {
      if (state != RunState.READY) {
        throw new IllegalStateException("a run is played once, and this one is " + state.label());
      }
      enter(RunState.SPAWNING);
      spawner = Thread.currentThread();
    }
    long start = clock.nanoTime();
    Ticker ticker =
        new Ticker(
            clock,
            start,
            recorder,
            crowd,
            machine,
            this::state,
            () -> goal,
            () -> resetAsked.getAndSet(false),
            listener);
    Thread ticking = tickerThread.newThread(ticker);
    ticking.setName("ticker");
    ticking.start();
    int abandoned;
    try {
      followShape(start);
    } finally {
      enter(RunState.STOPPING);
      abandoned = sayGoodbye();
      ticker.stop(ticking);
      enter(RunState.STOPPED);
      over.countDown();
    }
    Duration elapsed = Duration.ofNanos(clock.nanoTime() - start);
    return new RunResult(ticker.last(), elapsed, abandoned, Optional.ofNullable(broken.get()));
  }

  /** Ends the run in order; returns at once. */
  public synchronized void stop() {
    stopAsked = true;
    if (spawner != null) {
      spawner.interrupt();
    }
  }

  /**
   * Changes the load: from now on users start, or leave in proportion of their classes, at this
   * rate until there are so many. The plan's shape has nothing more to say; its run time has.
   * Returns at once.
   *
   * @param users how many in the end; 1 or more
   * @param spawnRate users started or dismissed per second; more than 0
   * @return false if it came too late, or too early: the run is not under way
   * @throws IllegalArgumentException if there can be no such load
   */
  public synchronized boolean edit(int users, double spawnRate) {
    Edit wanted = new Edit(new Ramp(users, spawnRate).users(), spawnRate);
    if (stopAsked || (state != RunState.SPAWNING && state != RunState.RUNNING)) {
      return false;
    }
    edit = wanted;
    if (sleeping && spawner != null) {
      woken = true;
      spawner.interrupt();
    }
    return true;
  }

  /**
   * Has the statistics begin anew when the second that is under way is over: totals start from
   * nothing, calls in flight then are counted in the new ones, and the seconds go on as they were.
   * In the last second of a run it comes too late. Returns at once.
   */
  public void reset() {
    resetAsked.set(true);
  }

  /** Waits for the end of {@link #play}. */
  public void awaitEnd() throws InterruptedException {
    over.await();
  }

  /** Asks the shape, meets its demand, and sleeps until it may ask for something else. */
  private void followShape(long start) {
    long end = plan.runTime().map(Duration::toNanos).orElse(Demand.FOREVER);
    Shape shape = plan.shape();
    long begun = start;
    try {
      while (!isStopAsked()) {
        long now = clock.nanoTime();
        long left = end - (now - start);
        if (left <= 0) {
          return;
        }
        Edit wanted = takeEdit();
        if (wanted != null) {
          shape = new Ramp(roster.size(), wanted.users(), wanted.spawnRate());
          begun = now;
          resetWhenSpawned = plan.resetStats();
        }
        long elapsed = now - begun;
        switch (shape.at(elapsed)) {
          case Demand.Over() -> {
            return;
          }
          case Demand.Users(int count, int goalNow, long until) -> {
            goal = roster.atMost(goalNow);
            meet(roster.atMost(count));
            reached(roster.atMost(count) == goal);
            sleepUntil(now + Math.min(until - elapsed, left));
          }
        }
      }
    } catch (InterruptedException e) {
      // stop() was called: what follows is the end.
    } finally {
      synchronized (this) {
        spawner = null;
        Thread.interrupted();
      }
    }
  }

  private void reached(boolean goalReached) {
    enter(goalReached ? RunState.RUNNING : RunState.SPAWNING);
    if (goalReached && resetWhenSpawned) {
      resetWhenSpawned = false;
      reset();
    }
  }

  private synchronized @Nullable Edit takeEdit() {
    Edit taken = edit;
    edit = null;
    return taken;
  }

  /** Sleeps until a moment or an edit; any other interrupt is a stop. */
  private void sleepUntil(long moment) throws InterruptedException {
    synchronized (this) {
      if (edit != null) {
        return;
      }
      sleeping = true;
    }
    try {
      clock.sleepUntil(moment);
    } catch (InterruptedException e) {
      if (isStopAsked() || !isWoken()) {
        throw e;
      }
    } finally {
      synchronized (this) {
        sleeping = false;
        if (woken && !stopAsked) {
          // The edit's own interrupt, where the sleep was over before it came.
          Thread.interrupted();
        }
        woken = false;
      }
    }
  }

  private synchronized boolean isWoken() {
    return woken;
  }

  private synchronized boolean isStopAsked() {
    return stopAsked;
  }

  private void meet(int count) {
    while (roster.size() < count && !isStopAsked()) {
      roster.next().ifPresent(this::spawn);
    }
    while (roster.size() > count) {
      // Users who left by themselves need not be asked.
      crowd
          .giveUpVacancy()
          .ifPresentOrElse(roster::takeBack, () -> crowd.dismissOne(roster.takeBack()));
    }
  }

  private void spawn(UserClass type) {
    int number = ++serial;
    Play play =
        new Play(
            plan.runId(),
            type.name(),
            number,
            seeds.split(),
            clock,
            recorder,
            plan.services(),
            handle);
    UserLife life = new UserLife(type, play, this::cannotBeMade, crowd::leave);
    crowd.join(life);
    Thread thread = userThreads.newThread(life);
    thread.setName("user-" + number);
    thread.start();
  }

  private void cannotBeMade(ScenarioException why) {
    broken.compareAndSet(null, why);
    stop();
  }

  /** Lets everybody go, ever less gently; returns how many would not. */
  private int sayGoodbye() {
    boolean interrupted = false;
    record Step(Consumer<UserLife> ask, Duration patience) {}
    for (Step step :
        List.of(
            new Step(UserLife::stopSoon, plan.stopTimeout()),
            new Step(UserLife::cutOff, FAREWELL),
            new Step(UserLife::hurry, LAST_GRACE))) {
      crowd.everybody().forEach(step.ask());
      try {
        if (crowd.awaitEmpty(clock, clock.nanoTime() + step.patience().toNanos())) {
          break;
        }
      } catch (InterruptedException e) {
        // Whoever interrupts has no patience left for this step; what was measured is still kept.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return crowd.size();
  }
}
