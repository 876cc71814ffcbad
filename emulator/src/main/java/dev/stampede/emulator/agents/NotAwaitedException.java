package dev.stampede.emulator.agents;

/** The caller brings the results of an invocation that the session does not wait for. */
public final class NotAwaitedException extends RuntimeException {
  NotAwaitedException(String invocationId) {
    super(
        "The session waits for no results of the invocation '" + invocationId + "'.",
        null,
        false,
        false);
  }
}
