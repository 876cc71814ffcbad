package dev.stampede.cli;

/** Ends the program before or instead of a run, with a code and a message for the user. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  Refusal(ExitCode code, String message) {
    super(message);
    this.code = code;
  }

  Refusal(ExitCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  ExitCode code() {
    return code;
  }
}
