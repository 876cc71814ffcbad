package dev.stampede.codec;

/** Bytes that are not what they should be: cut, damaged, or never of that kind. */
public final class MalformedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong with them, in words. */
  public MalformedException(String message) {
    super(message);
  }
}
