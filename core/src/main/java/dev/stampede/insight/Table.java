package dev.stampede.insight;

import dev.stampede.measure.Distribution;
import java.util.List;

/**
 * A table of figures, ready to be shown as text, CSV or HTML.
 *
 * @param title what it is about, also the middle of its file's name
 * @param columns the columns from left to right
 * @param rows a list of cells for each row, as many as there are columns
 * @param notes lines below the table: definitions, caveats
 */
public record Table(String title, List<Column> columns, List<List<Cell>> rows, List<String> notes) {

  /** Refuses rows that do not fit the columns. */
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    notes = List.copyOf(notes);
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "a row of %d cells in a table of %d columns".formatted(row.size(), columns.size()));
      }
    }
  }

  /**
   * A column.
   *
   * @param name its heading, the same on console, page and in files
   * @param kind how its numbers are written
   * @param detail whether it is left to files and the page, where there is room for everything
   */
  public record Column(String name, Kind kind, boolean detail) {

    /** A column that is shown everywhere. */
    public Column(String name, Kind kind) {
      this(name, kind, false);
    }

    /** A column for files and the page. */
    public static Column detail(String name, Kind kind) {
      return new Column(name, kind, true);
    }
  }

  /** How a column's numbers are written. */
  public enum Kind {
    /** Words. */
    TEXT,
    /** A whole number. */
    COUNT,
    /** Milliseconds, whole. */
    MILLIS,
    /** A share from 0 to 1, shown as a percentage with one decimal. */
    SHARE,
    /** US dollars. */
    MONEY
  }

  /** What stands in one place of a table. */
  public sealed interface Cell {
    /** Words, which may come from outside: they are shown, never interpreted. */
    record Text(String words) implements Cell {}

    /** A number, in the unit of its column. */
    record Figure(double value) implements Cell {}

    /** Nothing to show: never measured, or too few samples to say. */
    record Blank() implements Cell {}
  }

  /** Words in a cell. */
  public static Cell text(String words) {
    return new Cell.Text(words);
  }

  /** A number in a cell. */
  public static Cell figure(double value) {
    return new Cell.Figure(value);
  }

  /** A whole number in a cell. */
  public static Cell count(long number) {
    return new Cell.Figure((double) number);
  }

  /**
   * A percentile in milliseconds, where there are enough samples to have one: n ≥ 1/(1−p).
   *
   * @param percentile 0 to 100
   */
  public static Cell percentile(Distribution times, double percentile) {
    boolean enough = (double) times.count() * (100 - percentile) >= 100;
    return enough ? figure(times.percentileMillis(percentile)) : blank();
  }

  /** An empty cell. */
  public static Cell blank() {
    return new Cell.Blank();
  }
}
