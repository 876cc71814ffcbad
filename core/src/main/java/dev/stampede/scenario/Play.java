package dev.stampede.scenario;

import dev.stampede.measure.Recorder;
import dev.stampede.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The engine's side of one virtual user: what its calls need of the run that plays it. Bound to the
 * user's thread as a {@link ScopedValue}, so that {@code agent("supervisor")} in a field's
 * initialiser finds it without being handed anything.
 *
 * <p>Used by the user's own thread only.
 */
public final class Play {

  private static final ScopedValue<Play> CURRENT = ScopedValue.newInstance();

  private final String runId;
  private final String userClass;
  private final int userNumber;
  private final RandomGenerator random;
  private final Clock clock;
  private final Recorder recorder;
  private final Services services;

  private long planned;
  private boolean plannedAhead;
  private int drawn;

  /**
   * One user's side of a run.
   *
   * @param runId names the run, so that two runs never meet in one session
   * @param userClass the class that is played
   * @param userNumber counts the users of the run from 1
   * @param random decides all that this user draws
   * @param clock the run's time
   * @param recorder where its samples go
   * @param services the targets it may call
   */
  public Play(
      String runId,
      String userClass,
      int userNumber,
      RandomGenerator random,
      Clock clock,
      Recorder recorder,
      Services services) {
    this.runId = runId;
    this.userClass = userClass;
    this.userNumber = userNumber;
    this.random = random;
    this.clock = clock;
    this.recorder = recorder;
    this.services = services;
  }

  /**
   * The user that this thread plays.
   *
   * @throws IllegalStateException outside a run
   */
  public static Play current() {
    return CURRENT.orElseThrow(() ->
        new IllegalStateException(
            "agents, waits and draws belong to a user: use them in a User class's fields and"
                + " methods, on the user's own thread"));
  }

  /** Runs something as this user. */
  public void run(Runnable life) {
    ScopedValue.where(CURRENT, this).run(life);
  }

  /** The run's id: part of every session id. */
  public String runId() {
    return runId;
  }

  /** The class that is played. */
  public String userClass() {
    return userClass;
  }

  /** Counts the users of the run from 1; never used twice in a run. */
  public int userNumber() {
    return userNumber;
  }

  /** This user's draws. */
  public RandomGenerator random() {
    return random;
  }

  /** The run's time. */
  public Clock clock() {
    return clock;
  }

  /** Where samples go. */
  public Recorder recorder() {
    return recorder;
  }

  /** The targets that may be called. */
  public Services services() {
    return services;
  }

  /** A number that this user has not had yet, from 1: for sessions and the like. */
  public int nextNumber() {
    return ++drawn;
  }

  /** Says when the next call was meant to start: the moment at which the user's wait ended. */
  public void plan(long moment) {
    planned = moment;
    plannedAhead = true;
  }

  /**
   * When the call that starts now was planned: for the first one after a wait the moment the wait
   * was to end, however late the thread woke; for any further one the present.
   */
  public long takePlanned() {
    long now = clock.nanoTime();
    if (!plannedAhead) {
      return now;
    }
    plannedAhead = false;
    return planned - now < 0 ? planned : now;
  }

  /**
   * Waits, counts how late the thread woke, and plans the next call for the wait's end. Nothing to
   * wait for is no wait: nobody can wake late from it.
   *
   * @throws UserStopped if the test ends meanwhile
   */
  public void pause(Duration wait) {
    long until = clock.nanoTime() + Math.max(0, wait.toNanos());
    try {
      clock.sleepUntil(until);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserStopped();
    }
    if (wait.isPositive()) {
      recorder.late(clock.nanoTime() - until);
    }
    plan(until);
  }
}
