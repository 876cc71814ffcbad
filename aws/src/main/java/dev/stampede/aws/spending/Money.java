package dev.stampede.aws.spending;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts of US dollars as people read them. */
public final class Money {

  private static final int NANO_DIGITS = 9;

  private Money() {}

  /** Billionths of a dollar as dollars. */
  public static double dollars(long nanoDollars) {
    return nanoDollars / 1e9;
  }

  /**
   * Such as {@code $12.30}: in cents from a dollar on, to a hundredth of a cent below, so that a
   * single turn is not called free.
   */
  public static String words(long nanoDollars) {
    int digits = Math.abs(nanoDollars) >= 1_000_000_000 || nanoDollars == 0 ? 2 : 4;
    BigDecimal rounded =
        BigDecimal.valueOf(nanoDollars, NANO_DIGITS).setScale(digits, RoundingMode.HALF_EVEN);
    if (nanoDollars != 0 && rounded.signum() == 0) {
      return "under $0.0001";
    }
    BigDecimal plain = rounded.stripTrailingZeros();
    return "$" + plain.setScale(Math.max(2, plain.scale())).toPlainString();
  }
}
