package dev.stampede.run;

import dev.stampede.scenario.Play;
import org.jspecify.annotations.Nullable;

/**
 * Where a user's life stands, which decides what an end of the test does to it:
 *
 * <pre>
 *            stopSoon     cutOff       hurry
 * new        never begins
 * busy       goes on      interrupted  interrupted   in the scenario's own code
 * waiting    interrupted                             between two tasks
 * farewell   goes on      goes on      interrupted   in onStop
 * gone       nothing
 * </pre>
 */
final class Presence {

  private final Play play;
  private Phase phase = Phase.NEW;
  private @Nullable Thread thread;
  private boolean stopping;
  private boolean cut;

  /** The lines of the table. */
  enum Phase {
    NEW,
    BUSY,
    WAITING,
    FAREWELL,
    GONE
  }

  Presence(Play play) {
    this.play = play;
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
      setCut(true);
      thread.interrupt();
    }
  }

  private void setCut(boolean now) {
    cut = now;
    play.cut(now);
  }

  /** The user's own thread begins. */
  synchronized void begin() {
    thread = Thread.currentThread();
    phase = Phase.BUSY;
  }

  /** Moves on; the interrupt that ended one phase must not spoil the next. */
  synchronized void enter(Phase next) {
    phase = next;
    setCut(false);
    Thread.interrupted();
  }

  /** Moves to the wait between two tasks; false where there is none to come. */
  synchronized boolean enterWait() {
    if (!stopping) {
      // An interrupt that is none of ours was left behind by the task, and must not end the user.
      enter(Phase.WAITING);
    }
    return !stopping;
  }

  /** The wait is over. */
  synchronized void leaveWait() {
    phase = Phase.BUSY;
  }

  synchronized boolean isStopping() {
    return stopping;
  }

  /**
   * Whether this step of the user's own code was interrupted by the end of the test. Then it throws
   * whatever its libraries make of an interrupt, and none of that is a mishap.
   */
  synchronized boolean isCut() {
    return cut;
  }
}
