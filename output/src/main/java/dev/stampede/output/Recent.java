package dev.stampede.output;

import dev.stampede.measure.Distribution;
import dev.stampede.measure.Row;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The last seconds of a run: what "now" means in tables, files and the live line. Not thread-safe.
 *
 * <p>Locust's current rate is the mean of the seconds [now − 12, now − 2): ten seconds that are
 * complete even where a worker reports late. Ours is the same.
 */
public final class Recent {

  private static final int KEPT = 12;
  private static final int SETTLING = 2;
  private static final int WINDOW = KEPT - SETTLING;

  private final List<Second> seconds = new ArrayList<>();

  private record Second(Snapshot snapshot, Row aggregated) {}

  /** Requests and failures per second. */
  public record Rates(double requests, double failures) {

    /** The mean rates of a row over a time; 0 where no time has passed. */
    public static Rates of(Row row, double seconds) {
      return seconds <= 0
          ? new Rates(0, 0)
          : new Rates(row.requests() / seconds, row.failures() / seconds);
    }
  }

  /** Adds the second that has just ended. */
  public void add(Snapshot second) {
    seconds.add(new Second(second, second.aggregated()));
    if (seconds.size() > KEPT) {
      seconds.removeFirst();
    }
  }

  /** Locust's current rates of a row. */
  public Rates rates(RowKey key) {
    return rates(settled(), second -> row(second, key));
  }

  /** Locust's current rates of all rows together. */
  public Rates rates() {
    return rates(settled(), Second::aggregated);
  }

  /** The rates of the last ten seconds up to now, not waiting for late reports. */
  public Rates latestRates() {
    return rates(latest(), Second::aggregated);
  }

  /** Service times of a row in the last ten seconds. */
  public Distribution times(RowKey key) {
    return times(second -> row(second, key));
  }

  /** Service times of all rows in the last ten seconds. */
  public Distribution times() {
    return times(Second::aggregated);
  }

  private List<Second> settled() {
    return seconds.subList(0, Math.max(0, seconds.size() - SETTLING));
  }

  private List<Second> latest() {
    return seconds.subList(Math.max(0, seconds.size() - WINDOW), seconds.size());
  }

  private static Row row(Second second, RowKey key) {
    return second.snapshot.rows().getOrDefault(key, Row.EMPTY);
  }

  private static Rates rates(List<Second> window, Function<Second, Row> row) {
    double length = window.stream().mapToDouble(second -> second.snapshot.seconds()).sum();
    return length <= 0
        ? new Rates(0, 0)
        : new Rates(
            sum(window, row, Row::requests) / length, sum(window, row, Row::failures) / length);
  }

  private static long sum(
      List<Second> window, Function<Second, Row> row, ToLongFunction<Row> count) {
    return window.stream().map(row).mapToLong(count).sum();
  }

  private Distribution times(Function<Second, Row> row) {
    return latest().stream()
        .map(row)
        .map(Row::times)
        .reduce(Distribution.EMPTY, Distribution::plus);
  }
}
