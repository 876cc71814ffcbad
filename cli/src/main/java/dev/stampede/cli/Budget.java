package dev.stampede.cli;

import dev.stampede.input.BadInput;
import java.math.BigDecimal;

/**
 * How much a run may cost.
 *
 * @param nanoDollars in billionths of a US dollar
 */
record Budget(long nanoDollars) {

  /** No limit. */
  static final Budget NONE = new Budget(Long.MAX_VALUE);

  /** Where money is real and nobody says otherwise: 10 dollars. */
  static final Budget AGAINST_AWS = new Budget(10_000_000_000L);

  private static final int NANO_DIGITS = 9;
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

  /**
   * Reads what people write: {@code 25}, {@code $0.50}, {@code none}.
   *
   * @throws BadInput if it is no amount, or nothing could be bought for it
   */
  static Budget parse(String text) {
    String word = text.strip();
    if (word.equalsIgnoreCase("none")) {
      return NONE;
    }
    BigDecimal dollars;
    try {
      dollars = new BigDecimal(word.startsWith("$") ? word.substring(1) : word);
    } catch (NumberFormatException e) {
      throw new BadInput(
          "--budget: '%s' is neither US dollars, such as 25 or 0.50, nor none".formatted(text));
    }
    if (dollars.signum() <= 0 || dollars.compareTo(MOST) > 0) {
      throw new BadInput(
          "--budget must be above 0 and no more than a billion US dollars, not %s; none lifts it"
              .formatted(text));
    }
    return new Budget(Math.max(1, dollars.movePointRight(NANO_DIGITS).longValue()));
  }

  /** Whether there is no limit. */
  boolean isNone() {
    return equals(NONE);
  }
}
