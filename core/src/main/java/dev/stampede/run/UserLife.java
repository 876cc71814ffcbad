package dev.stampede.run;

import dev.stampede.measure.Mishap;
import dev.stampede.scenario.Play;
import dev.stampede.scenario.ScenarioException;
import dev.stampede.scenario.User;
import dev.stampede.scenario.UserClass;
import dev.stampede.scenario.UserClass.TaskMethod;
import dev.stampede.scenario.UserStopped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The life of one virtual user, on its own thread: made, started, task and wait in turn, stopped.
 *
 * <p>Asked to stop, a user who waits ends at once, and one inside a task may finish it; cut off, it
 * is interrupted wherever it is. Either way {@code onStop} runs once, if {@code onStart} began.
 */
final class UserLife implements Runnable {

  /** Waited where the user's own wait fails: a mistake in it must not become a flood of calls. */
  static final Duration WAIT_INSTEAD = Duration.ofSeconds(1);

  /** Longer than any test, and short enough to be counted in nanoseconds. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(36_500);

  private final UserClass userClass;
  private final Play play;
  private final Consumer<ScenarioException> broken;
  private final Consumer<UserLife> ended;

  private Phase phase = Phase.NEW;
  private @Nullable Thread thread;
  private boolean stopping;
  private boolean cut;

  /** Where a user's life stands, which decides what an end of the test does to it. */
  private enum Phase {
    /** The thread has not begun. */
    NEW,
    /** In the scenario's own code: it may finish, then be cut off. */
    BUSY,
    /** Between two tasks: ends at once. */
    WAITING,
    /** In {@code onStop}: left alone as long as can be. */
    FAREWELL,
    /** Over. */
    GONE
  }

  /**
   * A user who has not begun.
   *
   * @param broken told if the user cannot be made
   * @param ended told when the user is gone
   */
  UserLife(
      UserClass userClass,
      Play play,
      Consumer<ScenarioException> broken,
      Consumer<UserLife> ended) {
    this.userClass = userClass;
    this.play = play;
    this.broken = broken;
    this.ended = ended;
  }

  String userClassName() {
    return userClass.name();
  }

  /** Ends the user after its task; at once if it waits. */
  synchronized void stopSoon() {
    stopping = true;
    interruptIn(Phase.WAITING);
  }

  /** Ends the user's task now; its farewell is still left to it. */
  synchronized void cutOff() {
    stopping = true;
    interruptIn(Phase.WAITING);
    interruptIn(Phase.BUSY);
  }

  /** Ends the user's farewell too. */
  synchronized void hurry() {
    cutOff();
    interruptIn(Phase.FAREWELL);
  }

  private void interruptIn(Phase which) {
    if (phase == which && thread != null) {
      cut = true;
      thread.interrupt();
    }
  }

  @Override
  public void run() {
    synchronized (this) {
      thread = Thread.currentThread();
      phase = Phase.BUSY;
    }
    try {
      if (!isStopping()) {
        play.run(this::live);
      }
    } finally {
      enter(Phase.GONE);
      ended.accept(this);
    }
  }

  /** Moves on; the interrupt that ended one phase must not spoil the next. */
  private synchronized void enter(Phase next) {
    phase = next;
    cut = false;
    Thread.interrupted();
  }

  private void live() {
    User user;
    try {
      user = userClass.create();
    } catch (Throwable t) {
      if (!isCut()) {
        broken.accept(notMade(t));
      }
      return;
    }
    if (isStopping()) {
      return;
    }
    try {
      if (attempt(() -> userClass.start(user))) {
        while (!isStopping()) {
          TaskMethod task = userClass.draw(play.random());
          long began = play.clock().nanoTime();
          attempt(() -> task.run(user));
          if (!rest(user, Duration.ofNanos(play.clock().nanoTime() - began))) {
            break;
          }
        }
      }
    } finally {
      enter(Phase.FAREWELL);
      attempt(() -> userClass.stop(user));
    }
  }

  /** Waits as the user does; false once it is to stop. */
  private boolean rest(User user, Duration taskTime) {
    AtomicReference<Duration> wait = new AtomicReference<>(WAIT_INSTEAD);
    attempt(() -> wait.set(atMost(LONGEST_WAIT, user.waitTime().after(play.random(), taskTime))));
    if (!enterWait()) {
      return false;
    }
    try {
      play.pause(wait.get());
      return true;
    } catch (UserStopped e) {
      return false;
    } finally {
      leaveWait();
    }
  }

  private static Duration atMost(Duration most, Duration wait) {
    return wait.compareTo(most) > 0 ? most : wait;
  }

  private synchronized boolean enterWait() {
    if (!stopping) {
      // An interrupt that is none of ours was left behind by the task, and must not end the user.
      enter(Phase.WAITING);
    }
    return !stopping;
  }

  private synchronized void leaveWait() {
    phase = Phase.BUSY;
  }

  private synchronized boolean isStopping() {
    return stopping;
  }

  @FunctionalInterface
  private interface Step {
    void run() throws Throwable;
  }

  /**
   * Runs a step of the user's own code; what it throws is counted, and ends nothing but the step.
   */
  private boolean attempt(Step step) {
    try {
      step.run();
      return true;
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable t) {
      if (!isCut()) {
        play.recorder().mishap(mishap(t));
      }
      return false;
    }
  }

  /**
   * Whether this step of the user's own code was interrupted by the end of the test. Then it throws
   * whatever its libraries make of an interrupt, and none of that is a mishap.
   */
  private synchronized boolean isCut() {
    return cut;
  }

  private Mishap mishap(Throwable t) {
    return new Mishap(t.toString(), Traceback.of(t));
  }

  private ScenarioException notMade(Throwable t) {
    if (t instanceof ScenarioException known) {
      return known;
    }
    // A failed static initialiser tells what went wrong only in its cause.
    Throwable root = t;
    while (root instanceof LinkageError && root.getCause() != null) {
      root = root.getCause();
    }
    String why = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    return new ScenarioException("a " + userClass.name() + " cannot be made: " + why, t);
  }
}
