package dev.stampede.judge;

import dev.stampede.insight.Measure.Form;

/**
 * The right side of a target.
 *
 * @param is how the measured figure must stand to the limit
 * @param value the limit, in the unit of its form: milliseconds, 0 to 1, per second
 * @param form what kind of figure it is
 */
public record Limit(Comparison is, double value, Form form) {

  /** How a figure may stand to a limit. */
  public enum Comparison {
    /** Below it. */
    BELOW("<"),
    /** Not above it. */
    AT_MOST("<="),
    /** Above it. */
    ABOVE(">"),
    /** Not below it. */
    AT_LEAST(">=");

    private final String sign;

    Comparison(String sign) {
      this.sign = sign;
    }

    /** How it is written. */
    public String sign() {
      return sign;
    }
  }

  /** Whether a figure holds. */
  public boolean holds(double figure) {
    return switch (is) {
      case BELOW -> figure < value;
      case AT_MOST -> figure <= value;
      case ABOVE -> figure > value;
      case AT_LEAST -> figure >= value;
    };
  }

  /** Whether more is better. */
  boolean isFloor() {
    return is == Comparison.ABOVE || is == Comparison.AT_LEAST;
  }

  /** As people write it: {@code < 2 s}. */
  @Override
  public String toString() {
    return is.sign() + " " + form.write(value);
  }
}
