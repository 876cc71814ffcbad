package dev.stampede.output.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How numbers are written in files: plainly, without exponents, with a decimal point. */
final class Decimals {

  private Decimals() {}

  /** Six decimals, as Locust writes rates. */
  static String six(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }

  /** As many decimals as there are to a millionth, at least one: as Python writes floats. */
  static String plain(double value) {
    BigDecimal decimal =
        BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return decimal.setScale(Math.max(1, decimal.scale())).toPlainString();
  }

  /** Whole milliseconds. */
  static String whole(double value) {
    return Long.toString(Math.round(value));
  }
}
