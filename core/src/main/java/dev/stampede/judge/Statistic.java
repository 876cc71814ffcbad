package dev.stampede.judge;

import dev.stampede.insight.Measure.Times;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which figure stands for many durations: {@code p95}, {@code mean}, {@code min}, {@code max}. */
sealed interface Statistic {

  /** How it is written. */
  String label();

  /** How many durations there must be, at the least. */
  long enough();

  /** How many there must be to rely on it. */
  long reliable();

  /** The figure in milliseconds. */
  double of(Times times);

  /**
   * A percentile: judged from 1/(1 − p) durations on, reliable from 5/(1 − p).
   *
   * @param percentile above 0 and below 100
   */
  record Percentile(double percentile) implements Statistic {
    @Override
    public String label() {
      return "p" + (percentile == Math.rint(percentile) ? "" + (long) percentile : percentile);
    }

    @Override
    public long enough() {
      return samples(1);
    }

    @Override
    public long reliable() {
      return samples(5);
    }

    private long samples(int times) {
      // 100/(100 − 99.9) is a little over 1,000 in binary.
      return (long) Math.ceil(times * 100 / (100 - percentile) - 1e-6);
    }

    @Override
    public double of(Times times) {
      return times.finite().percentileMillis(percentile, times.endless());
    }
  }

  /** A figure that one duration is enough for. */
  enum Plain implements Statistic {
    /** The arithmetic mean. */
    MEAN {
      @Override
      public double of(Times times) {
        return times.endless() > 0 ? Double.POSITIVE_INFINITY : times.finite().meanMillis();
      }
    },
    /** The shortest. */
    MIN {
      @Override
      public double of(Times times) {
        return times.finite().isEmpty() ? Double.POSITIVE_INFINITY : times.finite().minMillis();
      }
    },
    /** The longest. */
    MAX {
      @Override
      public double of(Times times) {
        return times.endless() > 0 ? Double.POSITIVE_INFINITY : times.finite().maxMillis();
      }
    };

    @Override
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public long enough() {
      return 1;
    }

    @Override
    public long reliable() {
      return 1;
    }
  }

  /** The statistic that a word names; empty where it names none. */
  static Optional<Statistic> named(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "mean", "avg", "average" -> Optional.of(Plain.MEAN);
      case "min", "minimum" -> Optional.of(Plain.MIN);
      case "max", "maximum", "p100" -> Optional.of(Plain.MAX);
      case "median" -> Optional.of(new Percentile(50));
      default -> percentile(word.toLowerCase(Locale.ROOT));
    };
  }

  private static Optional<Statistic> percentile(String word) {
    Matcher matcher = PERCENTILE.matcher(word);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    double percentile = Double.parseDouble(matcher.group(1));
    return percentile > 0 && percentile < 100
        ? Optional.of(new Percentile(percentile))
        : Optional.empty();
  }

  /** {@code p95}, {@code p99.9}. */
  Pattern PERCENTILE = Pattern.compile("p(\\d{1,3}(?:\\.\\d{1,6})?)");
}
