package dev.stampede.scenario;

/**
 * Unwinds a task whose user is cut off by the end of the test. Thrown by waits and calls; a
 * scenario lets it pass.
 */
public final class UserStopped extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Made often at the end of a large test, and only ever caught: it carries no stack. */
  public UserStopped() {
    super("the test is over for this user", null, false, false);
  }
}
