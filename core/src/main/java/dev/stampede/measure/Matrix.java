package dev.stampede.measure;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Counts by two labels, such as expected and chosen route.
 *
 * <p>At most {@value #MAX_CELLS} cells: what comes after that is added to {@link #OTHER}, so the
 * sum stays true whatever the labels.
 *
 * @param cells the counts, sorted by row, then column
 */
public record Matrix(SortedMap<Cell, Long> cells) implements Instrument {

  /** The most cells that are kept apart. */
  public static final int MAX_CELLS = 1_024;

  /** Where the counts of cells beyond {@link #MAX_CELLS} go. */
  public static final Cell OTHER = new Cell("(other)", "(other)");

  /** Nothing counted. */
  public static final Matrix EMPTY = new Matrix(new TreeMap<>());

  /** A place in the matrix. */
  public record Cell(String row, String column) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      int byRow = row.compareTo(other.row);
      return byRow != 0 ? byRow : column.compareTo(other.column);
    }
  }

  /** Takes a copy, which nobody can change. */
  public Matrix {
    cells = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(cells));
  }

  /** How often this row met this column. */
  public long at(String row, String column) {
    return cells.getOrDefault(new Cell(row, column), 0L);
  }

  /** The sum of all cells. */
  public long total() {
    return cells.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public Matrix plus(Instrument other) {
    if (!(other instanceof Matrix matrix)) {
      throw Instrument.mismatch(this, other);
    }
    SortedMap<Cell, Long> sum = new TreeMap<>(cells);
    matrix.cells.forEach((cell, count) -> add(sum, cell, count));
    return new Matrix(sum);
  }

  static void add(Map<Cell, Long> cells, Cell cell, long count) {
    Cell place = cells.size() < MAX_CELLS || cells.containsKey(cell) ? cell : OTHER;
    cells.merge(place, count, Math::addExact);
  }

  /** The cells as a stream of label, label, count. */
  public Stream<Map.Entry<Cell, Long>> stream() {
    return cells.entrySet().stream();
  }
}
