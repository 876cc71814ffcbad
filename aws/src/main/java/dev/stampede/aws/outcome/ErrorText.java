package dev.stampede.aws.outcome;

import java.util.regex.Pattern;

/**
 * What failed, in one line that is fit for a table: the service's words, made harmless, and without
 * the moments that signatures are refused with, so that equal failures read equal.
 */
public final class ErrorText {

  /** The longest line. */
  static final int LONGEST = 200;

  /** A moment as signatures have it. */
  private static final Pattern MOMENT = Pattern.compile("\\b\\d{8}T\\d{6}Z\\b");

  private ErrorText() {}

  /** Any words as one short line. */
  public static String line(String words) {
    return of(words, "", "");
  }

  /** {@code code: message (where)}, each part only where there is one. */
  public static String of(String code, String message, String where) {
    String named = code.isEmpty() || message.isEmpty() ? code + message : code + ": " + message;
    String end = where.isEmpty() ? "" : " (" + where + ")";
    String plain = MOMENT.matcher(plain(named)).replaceAll("…");
    int room = LONGEST - end.length();
    String brief = plain.length() <= room ? plain : cut(plain, room - 1) + "…";
    return (brief + end).strip();
  }

  private static String cut(String text, int length) {
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end).stripTrailing();
  }

  /** Without what would break a line or turn it around; any run of blanks is one space. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(Math.min(text.length(), 2 * LONGEST));
    boolean gap = false;
    for (int i = 0; i < text.length() && plain.length() <= LONGEST; i++) {
      char c = text.charAt(i);
      if (unprintable(c)) {
        gap = !plain.isEmpty();
      } else {
        if (gap) {
          plain.append(' ');
          gap = false;
        }
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static boolean unprintable(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
