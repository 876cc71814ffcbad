package dev.stampede.output.text;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How numbers are written: with a decimal point in every country, and without grouping. */
public final class Figures {

  /** The percentiles of every Locust-shaped table and file, in their order. */
  public static final List<Double> PERCENTILES =
      List.of(50.0, 66.0, 75.0, 80.0, 90.0, 95.0, 98.0, 99.0, 99.9, 99.99, 100.0);

  private Figures() {}

  /** The heading of a percentile, such as {@code 50%} or {@code 99.9%}. */
  public static String percentileName(double percentile) {
    return percentile == Math.rint(percentile)
        ? (long) percentile + "%"
        : Double.toString(percentile) + "%";
  }

  /** Whole milliseconds, such as {@code 812}. */
  public static String millis(double millis) {
    return Long.toString(Math.round(millis));
  }

  /** Something per second, with two decimals. */
  public static String rate(double perSecond) {
    return String.format(Locale.ROOT, "%.2f", perSecond);
  }

  /** A share of 0 to 1 as a percentage with one decimal, such as {@code 99.4%}. */
  public static String share(double share) {
    return String.format(Locale.ROOT, "%.1f%%", share * 100);
  }

  /** US dollars: in cents from a dollar on, to a hundredth of a cent below. */
  public static String money(double dollars) {
    return "$" + String.format(Locale.ROOT, Math.abs(dollars) >= 1 ? "%.2f" : "%.4f", dollars);
  }

  /** Minutes and seconds, with hours where there are any: {@code 0:05}, {@code 1:00:05}. */
  public static String clock(Duration time) {
    return time.toHours() == 0
        ? String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart())
        : String.format(
            Locale.ROOT,
            "%d:%02d:%02d",
            time.toHours(),
            time.toMinutesPart(),
            time.toSecondsPart());
  }
}
