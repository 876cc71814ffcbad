package dev.stampede.scenario;

/**
 * A scenario that cannot be played: what is wrong, where, and what to do, in words for its author.
 */
public final class ScenarioException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public ScenarioException(String message) {
    super(message);
  }

  /** Says what is wrong, and what it came from. */
  public ScenarioException(String message, Throwable cause) {
    super(message, cause);
  }
}
