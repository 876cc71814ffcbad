package dev.stampede.scenario;

import dev.stampede.measure.Outcome;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Sample;
import java.util.List;

/**
 * What belongs together, such as the turns of a conversation, while it is played; at its end one
 * sample of the type {@code group}. How it ends:
 *
 * <pre>
 * the end of the test cut it, or a sample in it     interrupted
 * the body said {@link #fail}                         check failed, with those words
 * the body threw                                    check failed, naming what
 * samples in it failed                              the first one's outcome, and how many failed
 * otherwise                                         success
 * </pre>
 *
 * The first line that is true counts. {@code stopUser()} and {@code leave()} end a group like its
 * last line.
 */
public final class Group {

  private final Play play;
  private final String name;
  private final long planned;
  private final long began;
  private long bytes;
  private long samples;
  private long failures;
  private boolean interrupted;
  private Outcome firstFailure = Outcome.SUCCESS;
  private String failed = "";

  /** What is played as a group. */
  @FunctionalInterface
  public interface Plain<X extends Exception> {
    /** Plays it. */
    void play() throws X;
  }

  /** What is played as a group, and judges for itself. */
  @FunctionalInterface
  public interface Body<X extends Exception> {
    /** Plays it; may say {@link Group#fail}. */
    void play(Group group) throws X;
  }

  private Group(Play play, String name) {
    this.play = play;
    this.name = name;
    this.planned = play.planned();
    this.began = play.clock().nanoTime();
  }

  /**
   * Plays something as a group of the user whose thread this is: for rooms that offer conversations
   * of their own. In a scenario, say {@code group(…)}.
   *
   * @return whether it succeeded
   * @throws X what the body throws, after the group was counted
   */
  public static <X extends Exception> boolean play(String name, Body<X> body) throws X {
    Group group = new Group(Play.current(), name);
    group.play.recorder().open(group);
    Outcome outcome = Outcome.INTERRUPTED;
    String thrown = "";
    try {
      body.play(group);
      outcome = Outcome.SUCCESS;
    } catch (Departure e) {
      outcome = Outcome.SUCCESS;
      throw e;
    } catch (Throwable t) {
      boolean cut = t instanceof UserStopped || group.play.isCut();
      outcome = cut ? Outcome.INTERRUPTED : Outcome.CHECK_FAILED;
      thrown = t.getClass().getSimpleName();
      throw t;
    } finally {
      outcome = group.end(outcome, thrown);
    }
    return outcome == Outcome.SUCCESS;
  }

  /**
   * Says that the group failed, whatever its samples did; the first words count.
   *
   * @param why what is wrong, in a few words without anything that varies
   */
  public void fail(String why) {
    if (failed.isEmpty()) {
      failed = why;
    }
  }

  /** How many samples have ended in it so far; a group in it counts as one, too. */
  public long samples() {
    return samples;
  }

  /** How many of them failed. */
  public long failures() {
    return failures;
  }

  void include(Sample sample) {
    samples++;
    // A group's bytes are those of its samples, which are here already.
    bytes += sample.row().isGroup() ? 0 : sample.bytes();
    interrupted |= sample.outcome() == Outcome.INTERRUPTED;
    if (sample.outcome().failed()) {
      firstFailure = failures++ == 0 ? sample.outcome() : firstFailure;
    }
  }

  private Outcome end(Outcome ended, String thrown) {
    Outcome outcome = ended;
    String error = "";
    if (interrupted || ended == Outcome.INTERRUPTED) {
      outcome = Outcome.INTERRUPTED;
    } else if (!failed.isEmpty()) {
      outcome = Outcome.CHECK_FAILED;
      error = failed;
    } else if (!thrown.isEmpty()) {
      error = "it threw " + thrown;
    } else if (failures > 0) {
      outcome = firstFailure;
      error = failures == 1 ? "a sample in it failed" : failures + " samples in it failed";
    }
    play.recorder()
        .close(
            new Sample(
                play.newId(),
                RowKey.GROUP,
                name,
                outcome,
                error,
                planned,
                began,
                play.clock().nanoTime(),
                bytes,
                List.of()));
    return outcome;
  }
}
