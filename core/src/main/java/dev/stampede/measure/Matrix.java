package dev.stampede.measure;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Counts by two labels, such as expected and chosen route.
 *
 * <p>At most {@value #MAX_CELLS} cells, the first in their order; all others are added up in {@link
 * #OTHER} beside them, so the sum stays true whatever the labels. Which cells are kept does not
 * depend on what came first: merging is exact and may be done in any order even beyond the bound.
 *
 * @param cells the counts, sorted by row, then column
 */
public record Matrix(SortedMap<Cell, Long> cells) implements Instrument {

  /** The most cells that are kept apart. */
  public static final int MAX_CELLS = 1_024;

  /** Where the counts of cells beyond {@link #MAX_CELLS} go; not counted as one of them. */
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

  /** Takes a copy, which nobody can change, and adds up what is too much. */
  public Matrix {
    SortedMap<Cell, Long> kept = new TreeMap<>();
    cells.forEach((cell, count) -> add(kept, cell, count));
    cells = Collections.unmodifiableSortedMap(kept);
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

  /** Adds to cells within the bound: the last in order gives way. */
  static void add(SortedMap<Cell, Long> cells, Cell cell, long count) {
    cells.merge(cell, count, Math::addExact);
    if (cells.size() <= MAX_CELLS) {
      return;
    }
    Long others = cells.remove(OTHER);
    long sum = others == null ? 0 : others;
    if (cells.size() > MAX_CELLS) {
      Cell last = cells.lastKey();
      sum = Math.addExact(sum, Objects.requireNonNull(cells.remove(last)));
    }
    cells.put(OTHER, sum);
  }

  /** The cells as a stream of label, label, count. */
  public Stream<Map.Entry<Cell, Long>> stream() {
    return cells.entrySet().stream();
  }
}
