package dev.stampede.emulator.functions;

import dev.stampede.emulator.latency.Spread;
import dev.stampede.input.BadInput;
import java.time.Duration;
import java.util.List;

/**
 * A log-normal time whose median grows with the size of the work. Between two points, and beyond
 * the first and the last, the median follows the straight line through its two neighbours on
 * logarithmic axes: a power of the size.
 *
 * @param points medians by size, sizes ascending; at least one
 * @param p95Ratio the 95th percentile as a multiple of the median, at least 1
 */
public record Curve(List<Point> points, double p95Ratio) {

  /** The median at one size, which is at least 1. */
  public record Point(int size, Duration median) {}

  public Curve {
    points = List.copyOf(points);
    if (points.isEmpty() || !(p95Ratio >= 1)) {
      throw new BadInput("a time needs a median, and a p95 that is not below it");
    }
    int last = 0;
    for (Point point : points) {
      boolean zero = point.median().isZero() && points.size() > 1;
      if (point.size() <= last || point.median().isNegative() || zero) {
        throw new BadInput(
            "the points of a time must have sizes from 1 upwards, ascending, and medians above 0");
      }
      last = point.size();
    }
  }

  /** The same for every size, and always exactly this long. */
  public static Curve fixed(Duration time) {
    return new Curve(List.of(new Point(1, time)), 1);
  }

  /** The same for every size. */
  public static Curve of(Spread spread) {
    double ratio = (double) spread.p95().toNanos() / spread.median().toNanos();
    return new Curve(List.of(new Point(1, spread.median())), ratio);
  }

  /**
   * The time for work of a size at a point of the standard normal distribution, in nanoseconds.
   *
   * @param size of the work; less than 1 counts as 1
   */
  public long nanosAt(int size, double z) {
    double median = median(Math.max(1, size));
    return Math.round(p95Ratio == 1 ? median : median * Spread.factor(p95Ratio, z));
  }

  private double median(int size) {
    if (points.size() == 1) {
      return points.getFirst().median().toNanos();
    }
    int right = 1;
    while (right < points.size() - 1 && points.get(right).size() < size) {
      right++;
    }
    Point a = points.get(right - 1);
    Point b = points.get(right);
    double exponent =
        Math.log((double) b.median().toNanos() / a.median().toNanos())
            / Math.log((double) b.size() / a.size());
    return a.median().toNanos() * Math.pow((double) size / a.size(), exponent);
  }
}
