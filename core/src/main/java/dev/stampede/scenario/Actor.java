package dev.stampede.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Whoever has tasks: a {@link User}, or a {@link TaskSet} that a user plays for a while. What both
 * can say is here: how they wait, what they draw, how they leave, what they measure.
 */
public abstract sealed class Actor permits User, TaskSet {

  private @Nullable WaitTime waitTime;

  Actor() {}

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

  /** What was said of waiting; empty where nothing was. */
  final Optional<WaitTime> ownWaitTime() {
    return Optional.ofNullable(waitTime);
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

  /**
   * One of the messages that the configuration has for a topic, drawn at random.
   *
   * @throws ScenarioException if it has none, naming the nearest topic
   */
  protected final String oneOf(String topic) {
    return oneOf(Play.current().services().get(Library.class).texts(topic));
  }

  /**
   * What the configuration says to send under a name, in Java's own types.
   *
   * @throws ScenarioException if it says nothing, naming the nearest name
   */
  protected final Map<String, @Nullable Object> payload(String name) {
    return Play.current().services().get(Library.class).payload(name);
  }

  /** This user's own random draws: the same in every run with the same {@code --seed}. */
  protected final RandomGenerator random() {
    return Play.current().random();
  }

  /** Counts the users of the run from 1. */
  protected final int userNumber() {
    return Play.current().userNumber();
  }

  /**
   * Ends this user, here and now: its {@link #onStop} is called, and nobody takes its place. Never
   * returns: it unwinds the task, so let what it throws pass.
   */
  @SuppressWarnings("DoNotCallSuggester")
  protected final void stopUser() {
    throw new StopUser();
  }

  /**
   * Ends the whole test in order, as its run time does, and returns at once: this task too may end
   * within {@code --stop-timeout}, and is cut off after that.
   */
  protected final void stopTest() {
    Play.current().run().stop();
  }

  /**
   * Plays what belongs together, such as a conversation, as a group: a row of its own, of the type
   * {@code group}, beside the rows of the samples in it. It succeeds if no sample in it failed and
   * nothing is thrown. Its time runs from its first moment to its last: <b>pauses and waits within
   * it are part of it</b>. A group that the end of the test cuts is counted as interrupted. Groups
   * are in no aggregated row, error rate, throughput or exit code: their samples are.
   *
   * @param name the row
   * @return whether it succeeded
   * @throws X what the body throws, after the group was counted as failed
   */
  protected final <X extends Exception> boolean group(String name, Group.Plain<X> body) throws X {
    return Group.play(name, group -> body.play());
  }

  /**
   * As {@link #group(String, Group.Plain)}, for a body that judges for itself: it may say {@link
   * Group#fail}.
   */
  protected final <X extends Exception> boolean group(String name, Group.Body<X> body) throws X {
    return Group.play(name, body);
  }

  /**
   * Times anything of your own, as an ordinary sample of the type {@code custom}. What the body
   * throws becomes the sample's failure, and is not thrown on: an {@link AssertionError} is a check
   * that failed, a time-out and a broken connection are known as such, all else is a service error.
   * What Stampede's own clients do has samples already: measured again, it would count twice.
   *
   * @param name the row
   * @return whether it succeeded
   */
  protected final boolean measure(String name, Measured.Step body) {
    return Measured.step(Measured.CUSTOM, name, body);
  }

  /**
   * As {@link #measure(String, Measured.Step)}, with the type of request to show.
   *
   * @param type anything but {@code group}
   */
  protected final boolean measure(String type, String name, Measured.Step body) {
    return Measured.step(type, name, body);
  }

  /** As {@link #measure(String, Measured.Step)}: what the body returns, or nothing if it failed. */
  protected final <T> Optional<T> measure(String name, Callable<T> body) {
    return Measured.call(Measured.CUSTOM, name, body);
  }

  /** As {@link #measure(String, Callable)}, with the type of request to show. */
  protected final <T> Optional<T> measure(String type, String name, Callable<T> body) {
    return Measured.call(type, name, body);
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
