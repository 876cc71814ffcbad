package dev.stampede.aws.attempt;

import dev.stampede.measure.Observation;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Sample;
import dev.stampede.scenario.Play;
import dev.stampede.scenario.UserStopped;
import java.util.List;
import java.util.function.Supplier;

/**
 * One attempt in the books, whatever service it calls: begun, and recorded exactly once, even where
 * it failed in our own hands.
 *
 * @param type the kind of request
 * @param row the name of its row
 */
public record Attempt(String type, String row) {

  /**
   * What came of it, judged.
   *
   * @param result what the scenario gets
   * @param outcome how it ended
   * @param error what failed, in one line; empty unless the outcome failed
   * @param id joins it to the service's log
   * @param sent when the request was handed to the network, in nanoseconds
   * @param finished the last byte, or the failure
   * @param bytes the size of the answer's body
   * @param observations what it observed
   */
  public record Done<T>(
      T result,
      Outcome outcome,
      String error,
      String id,
      long sent,
      long finished,
      long bytes,
      List<Observation> observations) {}

  /**
   * Makes the attempt.
   *
   * @param call sends, waits and judges; throws nothing for an outcome
   * @throws UserStopped if the test has cut this user off; an attempt that was under way is
   *     recorded as interrupted first
   */
  public <T> T play(Play play, Supplier<Done<T>> call) {
    long planned = play.takePlanned();
    play.recorder().begin();
    Done<T> done;
    Sample sample;
    try {
      done = call.get();
      sample = sample(done, planned);
    } catch (RuntimeException | Error e) {
      play.recorder().record(unsent(planned, e));
      throw e;
    }
    play.recorder().record(sample);
    if (done.outcome() == Outcome.INTERRUPTED) {
      throw new UserStopped();
    }
    return done.result();
  }

  /**
   * Nobody who was stopped may begin.
   *
   * @throws UserStopped if this user was
   */
  public static void refuseIfStopped() {
    if (Thread.currentThread().isInterrupted()) {
      throw new UserStopped();
    }
  }

  private Sample sample(Done<?> done, long planned) {
    return new Sample(
        done.id(),
        type,
        row,
        done.outcome(),
        done.error(),
        notAfter(planned, done.sent()),
        done.sent(),
        done.finished(),
        done.bytes(),
        done.observations());
  }

  /** An attempt that failed in our own hands still has its sample: the books must balance. */
  private Sample unsent(long planned, Throwable why) {
    long now = System.nanoTime();
    String error = "the request could not be made: " + why.getClass().getSimpleName();
    return new Sample(
        "", type, row, Outcome.CLIENT_ERROR, error, notAfter(planned, now), now, now, 0, List.of());
  }

  /** The plan, or the present: a test's own clock may run ahead of the network's. */
  private static long notAfter(long planned, long sent) {
    return sent - planned < 0 ? sent : planned;
  }
}
