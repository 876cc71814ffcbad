package dev.stampede.aws.eventstream;

/** The bytes are no event stream, or were damaged on the way: nothing after them can be trusted. */
public final class BrokenFrame extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Without a stack: a broken stream is an observation, and may be made often.
   *
   * @param flaw what is wrong, in a few words that hold no numbers
   */
  BrokenFrame(String flaw) {
    super(flaw, null, false, false);
  }
}
