package dev.stampede.insight;

import dev.stampede.measure.Row;
import dev.stampede.measure.Snapshot;

/**
 * Some rows of an interval, which a {@link Measure} reads.
 *
 * @param interval the whole interval: a second, a window, or a run
 * @param rows the selected rows as one
 */
public record Slice(Snapshot interval, Row rows) {

  /** Something per second of the interval; 0 where no time has passed. */
  public double perSecond(double amount) {
    return interval.nanos() <= 0 ? 0 : amount / interval.seconds();
  }
}
