package dev.stampede.input;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something typed that cannot be used; the message says what was wrong and what would be right. */
public final class BadInput extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final boolean placed;
  private final @Nullable String flag;

  /** Says what was wrong and what would be right. */
  public BadInput(String message) {
    this(message, false);
  }

  BadInput(String message, boolean placed) {
    this(message, placed, null);
  }

  private BadInput(String message, boolean placed, @Nullable String flag) {
    super(message);
    this.placed = placed;
    this.flag = flag;
  }

  /**
   * Says what was wrong with the value of a flag: whoever knows where it was set can add the place.
   *
   * @param flag its long name with dashes
   */
  public static BadInput ofFlag(String flag, String message) {
    return new BadInput(message, false, flag);
  }

  /** The flag whose value was wrong, where it was a single one. */
  public Optional<String> flag() {
    return Optional.ofNullable(flag);
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
