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
  private final UserRecorder recorder;
  private final Services services;
  private final RunHandle run;

  private volatile boolean cut;
  private long late;
  private int drawn;

  /** One user's side of a run that cannot be stopped from within, and shares nothing. */
  public Play(
      String runId,
      String userClass,
      int userNumber,
      RandomGenerator random,
      Clock clock,
      Recorder recorder,
      Services services) {
    this(
        runId,
        userClass,
        userNumber,
        random,
        clock,
        recorder,
        services,
        new RunHandle(() -> {
          throw new IllegalStateException("this run cannot be stopped by its users");
        }));
  }

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
   * @param run what it may ask of the run
   */
  public Play(
      String runId,
      String userClass,
      int userNumber,
      RandomGenerator random,
      Clock clock,
      Recorder recorder,
      Services services,
      RunHandle run) {
    this.runId = runId;
    this.userClass = userClass;
    this.userNumber = userNumber;
    this.random = random;
    this.clock = clock;
    this.recorder = new UserRecorder(recorder);
    this.services = services;
    this.run = run;
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
  public UserRecorder recorder() {
    return recorder;
  }

  /** The targets that may be called. */
  public Services services() {
    return services;
  }

  /** What this user may ask of the run. */
  public RunHandle run() {
    return run;
  }

  /** Says whether the end of the test has interrupted what the user does now. */
  public void cut(boolean interrupted) {
    cut = interrupted;
  }

  /**
   * Whether the end of the test has interrupted what the user does now. Then it throws whatever its
   * libraries make of an interrupt, and none of that is a failure.
   */
  public boolean isCut() {
    return cut;
  }

  /** An id for a sample of this user's that no other sample of any run has. */
  public String newId() {
    return runId + "-" + userNumber + "-" + nextNumber();
  }

  /** A number that this user has not had yet, from 1: for sessions and the like. */
  public int nextNumber() {
    return ++drawn;
  }

  /**
   * Says when the user was meant to go on: the moment at which its wait ended. Said as soon as it
   * does go on, so that what lies between is how late the thread woke, and nothing else.
   */
  public void plan(long moment) {
    late = Math.max(0, clock.nanoTime() - moment);
  }

  /**
   * When the call that starts now was planned: for the first one after a wait as much earlier than
   * the present as the thread woke late from it; for any further one the present. So what a task
   * does of its own before it calls counts as neither: the user's plan was to do it.
   */
  public long takePlanned() {
    long planned = clock.nanoTime() - late;
    late = 0;
    return planned;
  }

  /** What {@link #takePlanned} would say now: the plan stays for the call. */
  public long planned() {
    return clock.nanoTime() - late;
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
