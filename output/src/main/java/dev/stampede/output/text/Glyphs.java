package dev.stampede.output.text;

/**
 * The characters that a screen can show, and how wide they are.
 *
 * @param utf8 whether it shows more than ASCII
 */
public record Glyphs(boolean utf8) {

  /** Ends a terminal's search for right-to-left text, so that figures beside it stay in place. */
  private static final String LEFT_TO_RIGHT_MARK = "\u200e";

  /** What stands in place of text that was cut off. */
  public String ellipsis() {
    return utf8 ? "…" : "~";
  }

  /** What stands where there is nothing to show. */
  public String none() {
    return utf8 ? "–" : "-";
  }

  /** What stands for a time without end. */
  public String endless() {
    return utf8 ? "∞" : "inf";
  }

  /**
   * Text from outside as one line that moves no cursor: controls, escape sequences' introducers and
   * invisible directions become {@code ?}, any white space a blank.
   */
  public String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    boolean rightToLeft = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      rightToLeft |= isRightToLeft(c);
      clean.appendCodePoint(shown(c));
    }
    return rightToLeft && utf8 ? clean.append(LEFT_TO_RIGHT_MARK).toString() : clean.toString();
  }

  private int shown(int c) {
    if (c == '\t' || c == '\n' || c == '\r' || Character.isSpaceChar(c)) {
      return ' ';
    }
    if (!utf8 && c >= 0x7f) {
      return '?';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          '?';
      default -> c;
    };
  }

  private static boolean isRightToLeft(int c) {
    byte direction = Character.getDirectionality(c);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  /** Cleaned text, shortened where it takes more than this many columns. */
  public String cut(String clean, int columns) {
    if (width(clean) <= columns) {
      return clean;
    }
    StringBuilder kept = new StringBuilder();
    int left = columns - 1;
    for (int i = 0; i < clean.length(); ) {
      int c = clean.codePointAt(i);
      left -= width(c);
      if (left < 0) {
        break;
      }
      kept.appendCodePoint(c);
      i += Character.charCount(c);
    }
    if (columns < 1) {
      return "";
    }
    kept.append(ellipsis());
    return clean.endsWith(LEFT_TO_RIGHT_MARK)
        ? kept.append(LEFT_TO_RIGHT_MARK).toString()
        : kept.toString();
  }

  /** How many columns of a terminal cleaned text takes. */
  public static int width(String clean) {
    return clean.codePoints().map(Glyphs::width).sum();
  }

  private static int width(int c) {
    if (c < 0x300) {
      return 1;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    return isWide(c) ? 2 : 1;
  }

  /** Unicode's East Asian Width "wide" and "full width", by block (UAX #11), and emoji. */
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115f)
        || (c >= 0x2e80 && c <= 0xa4cf && c != 0x303f)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0xffe0 && c <= 0xffe6)
        || (c >= 0x20000 && c <= 0x3fffd)
        || Character.isEmojiPresentation(c);
  }

  /** Cleaned text, filled up with blanks on the right. */
  static String left(String clean, int columns) {
    return clean + " ".repeat(Math.max(0, columns - width(clean)));
  }

  /** Cleaned text, filled up with blanks on the left. */
  static String right(String clean, int columns) {
    return " ".repeat(Math.max(0, columns - width(clean))) + clean;
  }
}
