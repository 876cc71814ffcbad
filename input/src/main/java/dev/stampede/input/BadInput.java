package dev.stampede.input;

/** Something typed that cannot be used; the message says what was wrong and what would be right. */
public final class BadInput extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final boolean placed;

  /** Says what was wrong and what would be right. */
  public BadInput(String message) {
    this(message, false);
  }

  BadInput(String message, boolean placed) {
    super(message);
    this.placed = placed;
  }

  /** The same complaint with the place where the input stands, unless it names one already. */
  public BadInput at(Spot spot) {
    return placed ? this : spot.wrong(String.valueOf(getMessage()));
  }

  /** The same complaint with a name and the place of its value, unless it names a place already. */
  public BadInput of(String name, Spot spot) {
    return placed ? this : spot.wrong(name + ": " + getMessage());
  }
}
