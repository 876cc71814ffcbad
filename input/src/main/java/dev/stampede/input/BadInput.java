package dev.stampede.input;

/** Something typed that cannot be used; the message says what was wrong and what would be right. */
public final class BadInput extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** Says what was wrong and what would be right. */
  public BadInput(String message) {
    super(message);
  }
}
