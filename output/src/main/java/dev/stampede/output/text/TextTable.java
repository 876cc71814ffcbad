package dev.stampede.output.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A table in lines of text. It is laid out once all its rows are known, so columns are aligned
 * whatever they hold: as its author laid it out where there is room; squeezed to what the columns
 * hold where there is less; and, on a narrow terminal, with the words that name a row on a line
 * above its figures.
 */
public final class TextTable {

  /**
   * A column.
   *
   * @param gap what stands before it: blanks, and perhaps a bar
   * @param words whether it holds words, set to the left, or figures, set to the right
   * @param width its width where there is room
   * @param heading its name
   */
  public record Column(String gap, boolean words, int width, String heading) {

    /** The same as narrow as can be, but never glued to its neighbour. */
    private Column squeezed(boolean first) {
      boolean roomy = first || gap.endsWith(" ");
      return new Column(roomy ? gap : gap + " ", words, 0, heading);
    }
  }

  private final Glyphs glyphs;
  private final List<Column> columns;
  private final boolean folding;
  private final List<List<String>> rows = new ArrayList<>();

  private TextTable(Glyphs glyphs, List<Column> columns, boolean folding) {
    this.glyphs = glyphs;
    this.columns =
        columns.stream()
            .map(c -> new Column(c.gap, c.words, c.width, glyphs.clean(c.heading)))
            .toList();
    this.folding = folding;
  }

  /** A table with these columns; the columns of words it begins with name its rows. */
  public static TextTable of(Glyphs glyphs, List<Column> columns) {
    return new TextTable(glyphs, columns, false);
  }

  /** The same, whose headings may take several lines where that saves room. */
  public static TextTable folding(Glyphs glyphs, List<Column> columns) {
    return new TextTable(glyphs, columns, true);
  }

  /** Adds a row with a cell for each column; whatever the cells hold is cleaned. */
  public TextTable row(List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          "a row of %d cells in a table of %d columns".formatted(cells.size(), columns.size()));
    }
    rows.add(cells.stream().map(glyphs::clean).toList());
    return this;
  }

  /** Adds a rule across the table. */
  public TextTable rule() {
    rows.add(List.of());
    return this;
  }

  /**
   * The table as lines without trailing blanks.
   *
   * @param screen the columns of the terminal, or 0 where a line may have any length
   */
  public List<String> lines(int screen) {
    Grid asLaidOut = new Grid(glyphs, columns, false, rows).sharingSlack();
    if (screen == 0 || asLaidOut.total() <= screen) {
      return asLaidOut.lines();
    }
    // Figures stay where Locust has them as long as the names allow it.
    for (List<Column> narrower : List.of(squeezed(columns, true), squeezed(columns, false))) {
      Grid grid = new Grid(glyphs, narrower, folding, rows);
      if (grid.total() <= screen) {
        return grid.lines();
      }
    }
    return new Stack(glyphs, columns, folding, rows).lines(screen);
  }

  /** The columns, of which some, or only those of words, are as narrow as can be. */
  static List<Column> squeezed(List<Column> columns, boolean onlyWords) {
    List<Column> squeezed = new ArrayList<>();
    for (Column column : columns) {
      squeezed.add(onlyWords && !column.words ? column : column.squeezed(squeezed.isEmpty()));
    }
    return squeezed;
  }
}
