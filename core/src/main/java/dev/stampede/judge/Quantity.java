package dev.stampede.judge;

import static java.util.stream.Collectors.joining;

import dev.stampede.insight.Measure;
import dev.stampede.insight.Measure.Form;
import dev.stampede.insight.Measure.Part;
import dev.stampede.insight.Measure.Times;
import dev.stampede.insight.Slice;
import java.util.List;
import java.util.Set;

/** The left side of a target: a measure, and which figure of it. */
sealed interface Quantity {

  /** How it is written. */
  String label();

  /** The forms of limit that it can be compared with. */
  Set<Form> forms();

  /** Reads it. */
  Reading read(Slice slice, Form form);

  /** A statistic of durations. */
  record OfTimes(Measure.Durations measure, Statistic statistic) implements Quantity {
    @Override
    public String label() {
      return measure.name() + " " + statistic.label();
    }

    @Override
    public Set<Form> forms() {
      return Set.of(Form.TIME);
    }

    @Override
    public Reading read(Slice slice, Form form) {
      Times times = measure.read().apply(slice);
      return new Reading(
          times.count() == 0 ? 0 : statistic.of(times),
          times.count(),
          statistic.enough(),
          statistic.reliable());
    }
  }

  /** An amount: in all, per second, or as a share. */
  record OfAmount(Measure.Amount measure) implements Quantity {
    @Override
    public String label() {
      return measure.name();
    }

    @Override
    public Set<Form> forms() {
      return measure.forms();
    }

    @Override
    public Reading read(Slice slice, Form form) {
      return reading(measure.read().apply(slice), slice, form);
    }
  }

  /**
   * Calls that succeeded within a time.
   *
   * @param measure the durations of successes that are looked at
   * @param millis the time
   */
  record OfGood(Measure.Durations measure, double millis) implements Quantity {
    @Override
    public String label() {
      return "goodput(" + measure.name() + " <= " + Form.TIME.write(millis) + ")";
    }

    @Override
    public Set<Form> forms() {
      return Set.of(Form.SHARE, Form.RATE);
    }

    @Override
    public Reading read(Slice slice, Form form) {
      long good = measure.read().apply(slice).finite().countUpTo(millis);
      return reading(new Part(good, slice.rows().requests()), slice, form);
    }
  }

  /**
   * Calls that succeeded and met several conditions at once: counted call by call, see {@link
   * GoodCalls}.
   *
   * @param clauses the conditions
   */
  record OfGoodCalls(List<Clause> clauses) implements Quantity {

    public OfGoodCalls {
      clauses = List.copyOf(clauses);
    }

    @Override
    public String label() {
      return clauses.stream().map(Clause::label).collect(joining(", ", "goodput(", ")"));
    }

    @Override
    public Set<Form> forms() {
      return Set.of(Form.SHARE, Form.RATE);
    }

    /** What its good calls are counted under. */
    String instrument() {
      return label();
    }

    @Override
    public Reading read(Slice slice, Form form) {
      Part good = new Part(slice.rows().amount(instrument()), slice.rows().requests());
      return reading(good, slice, form);
    }
  }

  /** So much for each of so many. */
  record OfAverage(Measure.Average measure) implements Quantity {
    @Override
    public String label() {
      return measure.name();
    }

    @Override
    public Set<Form> forms() {
      return Set.of(measure.form());
    }

    @Override
    public Reading read(Slice slice, Form form) {
      Part part = measure.read().apply(slice);
      return new Reading(part.of() == 0 ? 0 : part.amount() / part.of(), part.of(), 1, 1);
    }
  }

  /** A level that goes up and down. */
  record OfLevel(Measure.Level measure) implements Quantity {
    @Override
    public String label() {
      return measure.name();
    }

    @Override
    public Set<Form> forms() {
      return Set.of(Form.COUNT);
    }

    @Override
    public Reading read(Slice slice, Form form) {
      long n = slice.rows().requests();
      return new Reading(measure.read().applyAsDouble(slice), n, 1, 1);
    }
  }

  private static Reading reading(Part part, Slice slice, Form form) {
    return switch (form) {
      case SHARE -> new Reading(part.of() == 0 ? 0 : part.amount() / part.of(), part.of(), 1, 1);
      // That nothing came is a rate, and a number, too.
      case RATE -> new Reading(slice.perSecond(part.amount()), part.of(), 0, 0);
      case COUNT, MONEY, TIME -> new Reading(part.amount(), part.of(), 0, 0);
    };
  }
}
