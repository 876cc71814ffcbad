package dev.stampede.emulator.quota;

/** How a client learns that it is throttled. */
public enum Throttling {
  /** HTTP 429, as long as nothing of an answer was sent; later, as {@link #IN_STREAM}. */
  BEFORE_STREAM("before-stream"),
  /** HTTP 200, and an exception frame in the stream. */
  IN_STREAM("in-stream");

  private final String label;

  Throttling(String label) {
    this.label = label;
  }

  /** The name in a behaviour file. */
  public String label() {
    return label;
  }
}
