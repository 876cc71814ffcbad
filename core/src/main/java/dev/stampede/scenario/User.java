package dev.stampede.scenario;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Someone who uses the system under test. Extend it, say how long this user waits, and mark what it
 * does with {@link Task}:
 *
 * <pre>{@code
 * class Customer extends User {
 *   final Agent supervisor = agent("supervisor");
 *
 *   Customer() { waitBetween(seconds(1), seconds(5)); }
 *
 *   @Task(weight = 3)
 *   void chats() { supervisor.turn("chitchat").ask("Hello!"); }
 * }
 * }</pre>
 *
 * <p>Every user is an object and a virtual thread of its own: fields need no locks, and any
 * blocking Java may be used.
 */
public abstract class User {

  private WaitTime waitTime = WaitTime.constant(Duration.ZERO);

  /** Made by the engine, once for each user, on the user's thread. */
  protected User() {}

  /** Called once, before the first task. */
  protected void onStart() {}

  /** Called once, after the last task, even where that was cut off. */
  protected void onStop() {}

  /** Waits a random time between tasks, uniform between two times. */
  protected final void waitBetween(Duration shortest, Duration longest) {
    waitTime = WaitTime.between(shortest, longest);
  }

  /** Waits the same time between tasks. */
  protected final void waitConstant(Duration wait) {
    waitTime = WaitTime.constant(wait);
  }

  /** Begins a task every period, or at once where the task before took longer. */
  protected final void waitPacing(Duration period) {
    waitTime = WaitTime.pacing(period);
  }

  /** Begins this many tasks per second, or as many as their own time allows. */
  protected final void waitThroughput(double tasksPerSecond) {
    waitTime = WaitTime.throughput(tasksPerSecond);
  }

  /** Waits as you say. */
  protected final void waitBy(WaitTime wait) {
    waitTime = wait;
  }

  /** How this user waits. */
  public final WaitTime waitTime() {
    return waitTime;
  }

  /** Pauses within a task, as a person who reads an answer does. */
  protected final void pause(Duration wait) {
    Play.current().pause(wait);
  }

  /** Pauses within a task for a random time, uniform between two times. */
  protected final void pauseBetween(Duration shortest, Duration longest) {
    Play play = Play.current();
    play.pause(WaitTime.between(shortest, longest).after(play.random(), Duration.ZERO));
  }

  /** One of these, drawn at random. */
  protected final <T> T oneOf(List<T> choices) {
    return choices.get(random().nextInt(choices.size()));
  }

  /** This user's own random draws: the same in every run with the same {@code --seed}. */
  protected final RandomGenerator random() {
    return Play.current().random();
  }

  /** Counts the users of the run from 1. */
  protected final int userNumber() {
    return Play.current().userNumber();
  }

  /** So many seconds; fractions are fine. */
  protected static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  /** So many milliseconds. */
  protected static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}
