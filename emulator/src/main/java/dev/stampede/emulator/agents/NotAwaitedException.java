package dev.stampede.emulator.agents;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The caller brings the results of an invocation that the session does not wait for. */
public final class NotAwaitedException extends RuntimeException {
  private final transient Set<Habit> habits;

  NotAwaitedException(String invocationId, Set<Habit> habits) {
    super(
        "The session waits for no results of the invocation '" + invocationId + "'.",
        null,
        false,
        false);
    var shown = EnumSet.noneOf(Habit.class);
    shown.addAll(habits);
    this.habits = Collections.unmodifiableSet(shown);
  }

  /** What the turn did out of the ordinary until then: it may have lost what was awaited. */
  public Set<Habit> habits() {
    return habits;
  }
}
