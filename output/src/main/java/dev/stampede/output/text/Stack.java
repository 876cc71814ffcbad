package dev.stampede.output.text;

import dev.stampede.output.text.TextTable.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * The layout for a narrow terminal: the words that name a row on a line of their own, its figures
 * below them, in as many lines as they need.
 */
final class Stack {

  private static final String INDENT = "   ";

  private final Glyphs glyphs;
  private final List<Column> columns;
  private final boolean folding;
  private final List<List<String>> rows;
  private final int labels;

  Stack(Glyphs glyphs, List<Column> columns, boolean folding, List<List<String>> rows) {
    this.glyphs = glyphs;
    this.columns = columns;
    this.folding = folding;
    this.rows = rows;
    this.labels = (int) columns.stream().takeWhile(Column::words).count();
  }

  /** Some neighbouring columns of figures. */
  private record Band(int from, int to, Grid grid) {
    String line(List<String> row) {
      return INDENT + grid.line(row.subList(from, to));
    }
  }

  List<String> lines(int screen) {
    Grid names = grid(0, labels, false);
    List<Band> bands = bands(screen - INDENT.length());
    int widest = bands.stream().mapToInt(band -> band.grid.total()).max().orElse(0);
    String rule = "-".repeat(Math.min(screen, Math.max(names.total(), INDENT.length() + widest)));

    List<String> lines = new ArrayList<>();
    names.headings().forEach(line -> lines.add(glyphs.cut(line, screen)));
    for (Band band : bands) {
      band.grid.headings().forEach(line -> lines.add(INDENT + line));
    }
    for (List<String> row : rows) {
      if (row.isEmpty()) {
        lines.add(rule);
        continue;
      }
      lines.add(glyphs.cut(names.line(row.subList(0, labels)), screen));
      bands.forEach(band -> lines.add(band.line(row)));
    }
    return lines;
  }

  /** All figures in one line if they fit as they were laid out, or squeezed; else in several. */
  private List<Band> bands(int room) {
    if (labels == columns.size()) {
      return List.of();
    }
    Grid asLaidOut = grid(labels, columns.size(), false);
    if (asLaidOut.total() <= room) {
      return List.of(new Band(labels, columns.size(), asLaidOut));
    }
    List<Band> bands = new ArrayList<>();
    for (int from = labels; from < columns.size(); ) {
      int to = columns.size();
      while (to > from + 1 && grid(from, to, true).total() > room) {
        to--;
      }
      bands.add(new Band(from, to, grid(from, to, true)));
      from = to;
    }
    return bands;
  }

  private Grid grid(int from, int to, boolean squeezed) {
    List<Column> some = columns.subList(from, to);
    return new Grid(
        glyphs,
        squeezed ? TextTable.squeezed(some, false) : some,
        squeezed && folding,
        rows.stream().map(row -> row.isEmpty() ? row : row.subList(from, to)).toList());
  }
}
