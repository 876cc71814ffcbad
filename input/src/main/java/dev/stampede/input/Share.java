package dev.stampede.input;

/** A part of a whole as people write it: {@code 10%}, {@code 0.6%} or {@code 0.1}. */
public final class Share {

  private Share() {}

  /**
   * Reads a share.
   *
   * @return 0 to 1
   * @throws BadInput if it is none
   */
  public static double parse(String text) {
    String number = text.strip();
    boolean percent = number.endsWith("%");
    try {
      double value =
          Double.parseDouble(percent ? number.substring(0, number.length() - 1) : number);
      double share = percent ? value / 100 : value;
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // Said below, in the same words as a number out of range.
    }
    throw new BadInput("'" + text + "' is not a share; write 0% to 100%, or 0 to 1");
  }
}
