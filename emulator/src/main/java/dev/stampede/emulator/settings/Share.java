package dev.stampede.emulator.settings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A share of calls as people write it: {@code 0.6%}. */
public final class Share {
  private static final Pattern PERCENT = Pattern.compile("\\s*(\\d+(?:\\.\\d*)?|\\.\\d+)\\s*%\\s*");

  private Share() {}

  /**
   * Reads a percentage.
   *
   * @return a share from 0 to 1
   * @throws BadSettingException if the text is no percentage from 0% to 100%
   */
  public static double parse(String text) {
    Matcher match = PERCENT.matcher(text);
    if (!match.matches()) {
      throw new BadSettingException(
          "'" + text + "' is not a share of calls: write a percentage such as 0.6%");
    }
    double percent = Double.parseDouble(match.group(1));
    if (percent > 100) {
      throw new BadSettingException("'" + text + "' is more than all calls: at most 100%");
    }
    return percent / 100;
  }

  /** Writes a share as {@link #parse} reads it. */
  public static String show(double share) {
    BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2);
    return percent.setScale(6, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString() + "%";
  }
}
