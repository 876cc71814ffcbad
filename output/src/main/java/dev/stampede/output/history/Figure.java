package dev.stampede.output.history;

import dev.stampede.measure.Distribution;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Row;
import dev.stampede.output.Recent.Rates;

/**
 * Figures of an interval as charts and tables show them; {@link Double#NaN} where there is none.
 */
public final class Figure {

  /** The instrument by which the time to the first token is known, where there is one. */
  public static final String TTFT = "ttft";

  private Figure() {}

  /**
   * A percentile in milliseconds, where there are enough durations to have one: n ≥ 1/(1 − p). The
   * median and the maximum need one.
   *
   * @param percentile 0 to 100
   */
  public static double percentile(Distribution times, double percentile) {
    boolean any = !times.isEmpty() && (percentile <= 50 || percentile >= 100);
    boolean enough = times.count() * (100 - percentile) >= 100 - 1e-6;
    return any || enough ? times.percentileMillis(percentile) : Double.NaN;
  }

  /** Attempts throttled, before or within an answer. */
  static long throttled(Row row) {
    return row.count(Outcome.THROTTLED) + row.count(Outcome.THROTTLED_IN_STREAM);
  }

  /**
   * What a name's charts show of an interval.
   *
   * @param rps requests per second
   * @param fps failures per second
   * @param tps throttled per second
   * @param p50 the median service time in milliseconds; so p95, p99 and max
   * @param ttft50 the median time to the first token in milliseconds
   */
  public record OfRow(
      double rps,
      double fps,
      double tps,
      double p50,
      double p95,
      double p99,
      double max,
      double ttft50) {

    /** Nothing was called. */
    public static final OfRow NONE =
        new OfRow(0, 0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    static OfRow of(Row row, double seconds) {
      Rates rates = Rates.of(row, seconds);
      Distribution times = row.times();
      return new OfRow(
          rates.requests(),
          rates.failures(),
          seconds <= 0 ? 0 : throttled(row) / seconds,
          percentile(times, 50),
          percentile(times, 95),
          percentile(times, 99),
          percentile(times, 100),
          percentile(row.distribution(TTFT), 50));
    }
  }

  /**
   * What the charts of all names together show besides.
   *
   * @param users how many users there were at the end
   * @param goal how many there were to be
   * @param inFlight calls in flight at the end
   * @param all what any row's charts show
   * @param r95 response time (finished − planned), p95 in milliseconds
   * @param ttft95 time to the first token, p95 in milliseconds
   */
  public record OfAll(int users, int goal, long inFlight, OfRow all, double r95, double ttft95) {}
}
