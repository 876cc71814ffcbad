package dev.stampede.output.text;

import dev.stampede.output.text.TextTable.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows under headings, each column as wide as it wants to be or as what it holds. */
final class Grid {

  /** Longer words are cut even where a line may have any length. */
  private static final int LONGEST_WORDS = 120;

  private final Glyphs glyphs;
  private final List<Column> columns;
  private final List<List<String>> rows;
  private final boolean folding;
  private final int[] widths;

  /** The rows' cells are cleaned already; an empty row is a rule. */
  Grid(Glyphs glyphs, List<Column> columns, boolean folding, List<List<String>> rows) {
    this.glyphs = glyphs;
    this.columns = columns;
    this.rows = rows;
    this.folding = folding;
    this.widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(columns.get(i).width(), needed(i));
      if (columns.get(i).words()) {
        widths[i] = Math.min(widths[i], LONGEST_WORDS);
      }
    }
  }

  private int needed(int column) {
    String heading = columns.get(column).heading();
    int needed =
        folding
            ? Arrays.stream(heading.split(" ", -1)).mapToInt(Glyphs::width).max().orElse(0)
            : Glyphs.width(heading);
    for (List<String> row : rows) {
      if (!row.isEmpty()) {
        needed = Math.max(needed, Glyphs.width(row.get(column)));
      }
    }
    return needed;
  }

  /** Where one name needs more than its room, the next gives what it does not need itself. */
  Grid sharingSlack() {
    int over = 0;
    for (int i = 0; i < widths.length && columns.get(i).words(); i++) {
      over += widths[i] - columns.get(i).width();
      int give = Math.clamp(widths[i] - needed(i), 0, Math.max(0, over));
      widths[i] -= give;
      over -= give;
    }
    return this;
  }

  /** The length of its longest line. */
  int total() {
    int gaps = columns.stream().mapToInt(column -> column.gap().length()).sum();
    return gaps + Arrays.stream(widths).sum();
  }

  /** Headings and rows. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(headings());
    rows.forEach(row -> lines.add(row.isEmpty() ? ruler() : line(row)));
    return lines;
  }

  /** The headings, in as many lines as the longest needs. */
  List<String> headings() {
    List<List<String>> folded = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      folded.add(fold(columns.get(i).heading(), widths[i]));
    }
    int height = folded.stream().mapToInt(List::size).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < height; line++) {
      List<String> cells = new ArrayList<>();
      for (List<String> heading : folded) {
        int from = line - (height - heading.size());
        cells.add(from < 0 ? "" : heading.get(from));
      }
      lines.add(line(cells));
    }
    return lines;
  }

  private static List<String> fold(String heading, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : heading.split(" ", -1)) {
      if (!line.isEmpty() && Glyphs.width(line + " " + word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** One row. */
  String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = glyphs.cut(cells.get(i), widths[i]);
      Column column = columns.get(i);
      line.append(column.gap());
      line.append(column.words() ? Glyphs.left(cell, widths[i]) : Glyphs.right(cell, widths[i]));
    }
    return line.toString().stripTrailing();
  }

  /** A rule of dashes, with bars where columns meet. */
  String ruler() {
    StringBuilder rule = new StringBuilder("-".repeat(total()));
    int at = 0;
    for (int i = 0; i < widths.length; i++) {
      String gap = columns.get(i).gap();
      if (i > 0) {
        rule.setCharAt(at + Math.max(0, gap.indexOf('|')), '|');
      }
      at += gap.length() + widths[i];
    }
    return rule.toString();
  }
}
