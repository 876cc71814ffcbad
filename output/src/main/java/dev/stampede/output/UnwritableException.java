package dev.stampede.output;

/** Results cannot be written where the user wants them; the message says why and what to do. */
public final class UnwritableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Because of this, which is why the run should not begin. */
  public UnwritableException(String message, Throwable cause) {
    super(message, cause);
  }
}
