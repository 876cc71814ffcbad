package dev.stampede.output.history;

import dev.stampede.measure.Distribution;
import java.util.ArrayList;
import java.util.List;

/**
 * Service times of an interval, roughly: one column of a heat map. Cells are {@value
 * #CELLS_PER_DECADE} a decade, the first for all that took at most {@value #LEAST_MILLIS} ms. A
 * call is in the same cell whatever it is merged with, so columns may be added up.
 *
 * @param cells those that hold something, from fast to slow
 */
public record Heat(List<Cell> cells) {

  /** How many cells a tenfold of time has. */
  public static final int CELLS_PER_DECADE = 20;

  /** The upper end of the first cell, in milliseconds. */
  public static final double LEAST_MILLIS = 0.1;

  /** A little over an hour: whatever takes longer is told apart from nothing that does. */
  private static final double LONGEST_MILLIS = 4e6;

  /** Takes a copy, which nobody can change. */
  public Heat {
    cells = List.copyOf(cells);
  }

  /**
   * Some calls that took about as long.
   *
   * @param index cell i is of those above {@code edge(i)} and at most {@code edge(i + 1)}
   * @param count how many
   */
  public record Cell(int index, long count) {}

  /** The lower end of a cell, in milliseconds. */
  public static double edge(int index) {
    return index == 0 ? 0 : LEAST_MILLIS * Math.pow(10, (index - 1.0) / CELLS_PER_DECADE);
  }

  /** The column of these durations. */
  public static Heat of(Distribution times) {
    List<Cell> cells = new ArrayList<>();
    long below = 0;
    for (int i = first(times.minMillis()); below < times.count(); i++) {
      long upTo = times.countUpTo(edge(i + 1));
      if (upTo > below) {
        cells.add(new Cell(i, upTo - below));
      }
      below = upTo;
    }
    return new Heat(cells);
  }

  /** A cell that is certainly not above the one of this duration. */
  private static int first(double millis) {
    double known = Math.clamp(millis, LEAST_MILLIS, LONGEST_MILLIS);
    double steps = Math.log10(known / LEAST_MILLIS) * CELLS_PER_DECADE;
    return Math.max(0, (int) steps - 1);
  }

  /** One more than the index of the slowest cell; 0 where nothing was measured. */
  public int height() {
    return cells.isEmpty() ? 0 : cells.getLast().index() + 1;
  }
}
