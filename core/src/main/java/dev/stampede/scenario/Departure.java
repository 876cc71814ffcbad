package dev.stampede.scenario;

/**
 * Unwinds a task whose author wants to be elsewhere: out of the task set, or out of the test. No
 * failure of anything, and never counted as one; a scenario lets it pass.
 */
public abstract sealed class Departure extends RuntimeException permits StopUser, LeaveTaskSet {

  private static final long serialVersionUID = 1L;

  /** Control flow, thrown as often as tasks end: it carries no stack. */
  Departure(String message) {
    super(message, null, false, false);
  }
}
