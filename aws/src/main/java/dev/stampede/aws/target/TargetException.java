package dev.stampede.aws.target;

import org.jspecify.annotations.Nullable;

/** The target cannot be used, for a reason that its message tells the user in a line or two. */
public final class TargetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what is missing and what to do. */
  public TargetException(String message) {
    super(message);
  }

  /** Says what is missing and what to do, and keeps the cause for a debugger. */
  public TargetException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
