package dev.stampede.run;

import dev.stampede.measure.Mishap;
import dev.stampede.run.Presence.Phase;
import dev.stampede.scenario.Actor;
import dev.stampede.scenario.Departure;
import dev.stampede.scenario.LeaveTaskSet;
import dev.stampede.scenario.Play;
import dev.stampede.scenario.ScenarioException;
import dev.stampede.scenario.StopUser;
import dev.stampede.scenario.TaskMethod;
import dev.stampede.scenario.TaskNode;
import dev.stampede.scenario.TaskSet;
import dev.stampede.scenario.TaskSetClass;
import dev.stampede.scenario.Tasks;
import dev.stampede.scenario.User;
import dev.stampede.scenario.UserClass;
import dev.stampede.scenario.UserStopped;
import dev.stampede.scenario.WaitTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The life of one virtual user, on its own thread: made, started, task and wait in turn, stopped. A
 * task set is a life within: made, started, its tasks and waits, stopped.
 *
 * <p>Asked to stop, a user who waits ends at once, and one inside a task may finish it; cut off, it
 * is interrupted wherever it is. Either way {@code onStop} runs once, if {@code onStart} began: the
 * innermost task set's first, the user's last.
 */
final class UserLife implements Runnable {

  /** Waited where the user's own wait fails: a mistake in it must not become a flood of calls. */
  static final Duration WAIT_INSTEAD = Duration.ofSeconds(1);

  /** Longer than any test, and short enough to be counted in nanoseconds. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(36_500);

  private final UserClass userClass;
  private final Play play;
  private final Presence presence;
  private final Consumer<ScenarioException> broken;
  private final Consumer<UserLife> ended;
  private final Deque<TaskSet> sets = new ArrayDeque<>();

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
    this.presence = new Presence(play);
    this.broken = broken;
    this.ended = ended;
  }

  UserClass userClass() {
    return userClass;
  }

  /** Ends the user after its task; at once if it waits. */
  void stopSoon() {
    presence.stopSoon();
  }

  /** Ends the user's task now; its farewell is still left to it. */
  void cutOff() {
    presence.cutOff();
  }

  /** Ends the user's farewell too. */
  void hurry() {
    presence.hurry();
  }

  @Override
  public void run() {
    presence.begin();
    try {
      if (!presence.isStopping()) {
        play.run(this::live);
      }
    } finally {
      presence.enter(Phase.GONE);
      ended.accept(this);
    }
  }

  private void live() {
    User user;
    try {
      user = userClass.create();
    } catch (Throwable t) {
      if (!presence.isCut()) {
        broken.accept(notMade(t));
      }
      return;
    }
    if (presence.isStopping()) {
      return;
    }
    try {
      if (attempt(() -> userClass.start(user))) {
        playAll(userClass.tasks(), user, user, user::waitTime);
      }
    } catch (StopUser e) {
      // Its own wish: what follows is its end.
    } finally {
      farewell(() -> userClass.stop(user));
    }
  }

  /** Plays tasks and waits until the user is to stop; leaving is thrown. */
  private void playAll(Tasks tasks, Actor actor, User user, Supplier<WaitTime> wait) {
    Tasks.Order order = tasks.order();
    while (!presence.isStopping()) {
      TaskNode task = order.next(play.random());
      long began = play.clock().nanoTime();
      boolean waits =
          switch (task) {
            case TaskMethod method -> {
              attempt(() -> method.run(actor));
              yield true;
            }
            case TaskSetClass set -> playSet(set, actor, user);
          };
      Duration taskTime = Duration.ofNanos(play.clock().nanoTime() - began);
      if (waits && !rest(wait, taskTime)) {
        return;
      }
    }
  }

  /** Plays a task set until it is left; returns whether a wait comes next. */
  private boolean playSet(TaskSetClass type, Actor around, User user) {
    AtomicReference<@Nullable TaskSet> made = new AtomicReference<>();
    attempt(() -> made.set(type.create(around, user)));
    TaskSet set = made.get();
    if (set == null || presence.isStopping()) {
      return true;
    }
    sets.push(set);
    try {
      if (attempt(() -> type.start(set))) {
        playAll(type.tasks(), set, user, set::waitTime);
      }
      return true;
    } catch (LeaveTaskSet e) {
      if (!e.leaves(set)) {
        throw e;
      }
      return e.waits();
    } finally {
      sets.pop();
      farewell(() -> type.stop(set));
      presence.enter(Phase.BUSY);
    }
  }

  private void farewell(Step onStop) {
    presence.enter(Phase.FAREWELL);
    try {
      attempt(onStop);
    } catch (Departure e) {
      // It is leaving.
    }
  }

  /** Waits as the actor does; false once the user is to stop. */
  private boolean rest(Supplier<WaitTime> waitTime, Duration taskTime) {
    AtomicReference<Duration> wait = new AtomicReference<>(WAIT_INSTEAD);
    attempt(() -> wait.set(atMost(LONGEST_WAIT, waitTime.get().after(play.random(), taskTime))));
    if (!presence.enterWait()) {
      return false;
    }
    try {
      play.pause(wait.get());
      return true;
    } catch (UserStopped e) {
      return false;
    } finally {
      presence.leaveWait();
    }
  }

  private static Duration atMost(Duration most, Duration wait) {
    return wait.compareTo(most) > 0 ? most : wait;
  }

  @FunctionalInterface
  private interface Step {
    void run() throws Throwable;
  }

  /**
   * Runs a step of the user's own code; what it throws is counted, and ends nothing but the step.
   *
   * @return whether it threw nothing
   * @throws Departure if it says where else the user wants to be
   */
  private boolean attempt(Step step) {
    try {
      step.run();
      return true;
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable t) {
      if (t instanceof Departure departure && leadsSomewhere(departure)) {
        throw departure;
      }
      if (!presence.isCut()) {
        play.recorder().mishap(new Mishap(t.toString(), Traceback.of(t)));
      }
      return false;
    }
  }

  /** Only a task set that is being played can be left. */
  private boolean leadsSomewhere(Departure departure) {
    return switch (departure) {
      case StopUser stop -> true;
      case LeaveTaskSet leave -> sets.stream().anyMatch(leave::leaves);
    };
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
    if (root instanceof ScenarioException known) {
      return known;
    }
    String why = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    return new ScenarioException("a " + userClass.name() + " cannot be made: " + why, t);
  }
}
