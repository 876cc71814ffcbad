package dev.stampede.judge;

import dev.stampede.insight.Measure.Form;
import dev.stampede.insight.Slice;
import dev.stampede.judge.Limit.Comparison;
import dev.stampede.measure.Row;
import dev.stampede.measure.Snapshot;

/**
 * A condition that a single call must meet to be good, such as {@code ttft < 1s}.
 *
 * @param quantity what is read of the call; of several durations of one call, the longest if
 *     nothing else is said
 * @param limit what it must be
 */
record Clause(Quantity quantity, Limit limit) {

  private static final Snapshot NO_INTERVAL = Snapshot.empty(0);

  /** That all of a call must be so: {@code right route} for {@code routing accuracy >= 100%}. */
  static Clause whole(Quantity quantity) {
    return new Clause(quantity, new Limit(Comparison.AT_LEAST, 1, Form.SHARE));
  }

  /** Whether a call meets it; one that has no such figure does not. */
  boolean isMetBy(Row call) {
    Reading reading = quantity.read(new Slice(NO_INTERVAL, call), limit.form());
    return reading.n() > 0 && limit.holds(reading.value());
  }

  /** How it is written. */
  String label() {
    if (limit.equals(whole(quantity).limit())) {
      return quantity.label();
    }
    String measured =
        quantity instanceof Quantity.OfTimes(var measure, var statistic)
                && statistic == Statistic.Plain.MAX
            ? measure.name()
            : quantity.label();
    return measured + " " + limit;
  }
}
