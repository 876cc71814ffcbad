package dev.stampede.output.csv;

import java.nio.charset.StandardCharsets;

/**
 * Lines of CSV as Python's "excel" dialect writes them: commas, quotes only where needed, CRLF.
 *
 * <p>Words from outside are made harmless for spreadsheets: a cell that one would take for a
 * formula gets an apostrophe in front (<a
 * href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV injection</a>). Control
 * characters, which some readers take for the end of the file, become {@code U+FFFD}.
 */
final class CsvText {

  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private final StringBuilder text = new StringBuilder();
  private boolean inLine;

  /** Adds a line that is CSV already, such as a heading. */
  CsvText line(String csv) {
    text.append(csv).append("\r\n");
    return this;
  }

  /** Adds a cell of words that come from outside. */
  CsvText words(String words) {
    String safe = words.isEmpty() || FORMULA_STARTS.indexOf(words.charAt(0)) < 0 ? "" : "'";
    return cell(safe + words);
  }

  /** Adds a cell of our own, such as a number. */
  CsvText cell(String cell) {
    if (inLine) {
      text.append(',');
    }
    inLine = true;
    if (isPlain(cell)) {
      text.append(cell);
      return this;
    }
    boolean quoted = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    if (quoted) {
      text.append('"');
    }
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == '"') {
        text.append("\"\"");
      } else {
        text.append(isControl(c) ? '\ufffd' : c);
      }
    }
    if (quoted) {
      text.append('"');
    }
    return this;
  }

  /** Adds a cell with a whole number. */
  CsvText cell(long number) {
    return cell(Long.toString(number));
  }

  /** Ends the line. */
  CsvText end() {
    text.append("\r\n");
    inLine = false;
    return this;
  }

  private static boolean isPlain(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c < ' ' || c == ',' || c == '"' || c == 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static boolean isControl(char c) {
    return (c < ' ' && c != '\t' && c != '\r' && c != '\n') || c == 0x7f;
  }

  /** The lines in UTF-8. */
  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
