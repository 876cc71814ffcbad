package dev.stampede.emulator.fault;

/** What a call is for, which decides what can go wrong with it. */
public enum FaultTarget {
  /** InvokeAgent: an event stream; a place in it is a number of frames. */
  AGENT("agents"),
  /** Lambda Invoke: a payload; a place in it is a number of bytes. */
  FUNCTION("functions");

  private final String label;

  FaultTarget(String label) {
    this.label = label;
  }

  /** The name in messages. */
  public String label() {
    return label;
  }
}
