package dev.stampede.insight;

import dev.stampede.measure.Distribution;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Something with a name that can be read off any interval and any rows, so that a target can be set
 * for it. Rooms that observe something of their own offer it through {@link Insight#measures}.
 */
public sealed interface Measure {

  /** Its name in lower case, first, and other words for it. */
  List<String> names();

  /** What it means, in one line: numerator, denominator, what is left out. */
  String meaning();

  /** The name that it goes by. */
  default String name() {
    return names().getFirst();
  }

  /** How a figure is written, which says what it is. */
  enum Form {
    /** Milliseconds; written {@code 2s} or {@code 300ms}. */
    TIME("a time, such as 2s or 300ms"),
    /** A part from 0 to 1; written {@code 1%}. */
    SHARE("a share, such as 1%"),
    /** Per second; written {@code 100/s}. */
    RATE("a rate, such as 100/s"),
    /** How many in all; written {@code 5}. */
    COUNT("a number, such as 5"),
    /** US dollars in all; written {@code $5}. */
    MONEY("an amount of money, such as $5");

    private final String example;

    Form(String example) {
      this.example = example;
    }

    /** What to write, with an example. */
    public String example() {
      return example;
    }

    /** A figure of this form as people write it, to about three digits. */
    public String write(double value) {
      if (Double.isInfinite(value)) {
        return "without end";
      }
      return switch (this) {
        case TIME -> value < 1_000 ? digits(value) + " ms" : digits(value / 1e3) + " s";
        case SHARE -> digits(value * 100) + "%";
        case RATE -> digits(value) + "/s";
        case COUNT -> digits(value);
        case MONEY -> "$" + String.format(Locale.ROOT, value < 0.1 ? "%.4f" : "%.2f", value);
      };
    }

    private static String digits(double value) {
      double size = Math.abs(value);
      String form = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
      String text = String.format(Locale.ROOT, form, value);
      return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
  }

  /**
   * Durations, of which a percentile, the mean, the least or the greatest is judged.
   *
   * @param usual the statistic where none is named, such as {@code max}; empty where it must be
   * @param ofSuccesses whether each duration is one of a success, at most one a call: then a share
   *     of good calls can be told from it
   * @param read the durations, and how many more attempts never ended well
   */
  record Durations(
      List<String> names,
      String meaning,
      String usual,
      boolean ofSuccesses,
      Function<Slice, Times> read)
      implements Measure {

    /** Takes copies, which nobody can change. */
    public Durations {
      names = List.copyOf(names);
    }
  }

  /**
   * Durations, and attempts that took for ever.
   *
   * @param finite those that ended
   * @param endless how many did not
   */
  record Times(Distribution finite, long endless) {

    /** Durations that all ended. */
    public static Times of(Distribution finite) {
      return new Times(finite, 0);
    }

    /** How many there are. */
    public long count() {
      return finite.count() + endless;
    }
  }

  /**
   * An amount that grows with the calls: failures, tokens, dollars. It is judged as a share of
   * something, per second, or in all.
   *
   * @param forms the forms of limit that make sense
   * @param read the amount, and the whole it is a part of
   */
  record Amount(List<String> names, String meaning, Set<Form> forms, Function<Slice, Part> read)
      implements Measure {

    /** Takes copies, which nobody can change. */
    public Amount {
      names = List.copyOf(names);
      forms = Set.copyOf(forms);
    }
  }

  /**
   * So much for each of so many, such as dollars per turn.
   *
   * @param form what kind of figure it is
   * @param read the amount, and how many it is spread over
   */
  record Average(List<String> names, String meaning, Form form, Function<Slice, Part> read)
      implements Measure {

    /** Takes copies, which nobody can change. */
    public Average {
      names = List.copyOf(names);
    }
  }

  /**
   * So much of so many.
   *
   * @param amount the part
   * @param of the whole: how many were judged
   */
  record Part(double amount, long of) {}

  /**
   * A level that goes up and down, such as calls in flight. The worst window of a run is judged.
   *
   * @param read the mean over the interval
   */
  record Level(List<String> names, String meaning, ToDoubleFunction<Slice> read)
      implements Measure {

    /** Takes copies, which nobody can change. */
    public Level {
      names = List.copyOf(names);
    }
  }
}
