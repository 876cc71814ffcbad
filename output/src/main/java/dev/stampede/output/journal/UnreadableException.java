package dev.stampede.output.journal;

/** There is no journal that could be read; the message says where, why, and what to do. */
public final class UnreadableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** For this reason. */
  public UnreadableException(String message) {
    super(message);
  }

  /** For this reason, because of that. */
  public UnreadableException(String message, Throwable cause) {
    super(message, cause);
  }
}
