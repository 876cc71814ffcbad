package dev.stampede.input;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a whole as people write it: {@code 10%}, {@code 0.6%} or {@code 0.1}. */
public final class Share {

  private static final Pattern FORM =
      Pattern.compile("\\s*(\\d++(?:\\.\\d*+)?+|\\.\\d++)\\s*(%?)\\s*");

  /** Digits of a percentage behind the point, as far as they are shown. */
  private static final int DIGITS = 6;

  private Share() {}

  /**
   * Reads a share.
   *
   * @return 0 to 1
   * @throws BadInput if it is none
   */
  public static double parse(String text) {
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      double value = Double.parseDouble(form.group(1));
      double share = form.group(2).isEmpty() ? value : value / 100;
      if (share <= 1) {
        return share;
      }
    }
    throw new BadInput("'" + text + "' is not a share; write 0% to 100%, or 0 to 1");
  }

  /** A share as {@link #parse} reads it: a percentage. */
  public static String show(double share) {
    BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2);
    return percent.setScale(DIGITS, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString()
        + "%";
  }
}
