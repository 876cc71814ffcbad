package dev.stampede.measure;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A row while it grows. Not thread-safe: its stripe of the recorder guards it. */
final class RowTally {

  private final Map<Outcome, Sum> outcomes = new EnumMap<>(Outcome.class);
  private final Tally succeeded = new Tally();
  private final Tally failed = new Tally();
  private final Tally response = new Tally();
  private long bytes;
  private final Map<String, Growing> instruments = new HashMap<>();

  /** A count that grows without a new object for each step. */
  private static final class Sum {
    private long value;

    void add(long amount) {
      value = Math.addExact(value, amount);
    }
  }

  /** The largest amount so far. */
  private static final class Top {
    private long value = Long.MIN_VALUE;

    void reach(long amount) {
      value = Math.max(value, amount);
    }
  }

  /** An instrument of one of the kinds while it grows. */
  private sealed interface Growing {
    record OfAmounts(Sum sum) implements Growing {}

    record OfTimes(Tally tally) implements Growing {}

    record OfCells(SortedMap<Matrix.Cell, Long> cells) implements Growing {}

    record OfHeights(Top top) implements Growing {}
  }

  void add(Sample sample) {
    outcomes.computeIfAbsent(sample.outcome(), outcome -> new Sum()).add(1);
    if (sample.outcome() != Outcome.INTERRUPTED) {
      (sample.outcome().failed() ? failed : succeeded).add(sample.serviceTime());
      response.add(sample.responseTime());
      bytes += sample.bytes();
    }
    for (Observation observation : sample.observations()) {
      observe(observation);
    }
  }

  private void observe(Observation observation) {
    Growing growing =
        instruments.computeIfAbsent(observation.instrument(), name -> begin(observation));
    switch (observation) {
      case Observation.Amount(String name, long amount)
          when growing instanceof Growing.OfAmounts(Sum sum) ->
          sum.add(amount);
      case Observation.Time(String name, long nanos)
          when growing instanceof Growing.OfTimes(Tally tally) ->
          tally.add(nanos);
      case Observation.Cell(String name, String row, String column)
          when growing instanceof Growing.OfCells(SortedMap<Matrix.Cell, Long> cells) ->
          Matrix.add(cells, new Matrix.Cell(row, column), 1);
      case Observation.Height(String name, long amount)
          when growing instanceof Growing.OfHeights(Top top) ->
          top.reach(amount);
      default ->
          throw new IllegalArgumentException(
              "the instrument '%s' is of another kind than %s"
                  .formatted(observation.instrument(), observation));
    }
  }

  private static Growing begin(Observation first) {
    return switch (first) {
      case Observation.Amount ignored -> new Growing.OfAmounts(new Sum());
      case Observation.Time ignored -> new Growing.OfTimes(new Tally());
      case Observation.Cell ignored -> new Growing.OfCells(new TreeMap<>());
      case Observation.Height ignored -> new Growing.OfHeights(new Top());
    };
  }

  Row toRow() {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    outcomes.forEach((outcome, sum) -> counts.put(outcome, sum.value));
    SortedMap<String, Instrument> done = new TreeMap<>();
    instruments.forEach((name, growing) -> done.put(name, finish(growing)));
    return new Row(
        counts,
        succeeded.toDistribution(),
        failed.toDistribution(),
        response.toDistribution(),
        bytes,
        done);
  }

  private static Instrument finish(Growing growing) {
    return switch (growing) {
      case Growing.OfAmounts(Sum sum) -> new Count(sum.value);
      case Growing.OfTimes(Tally tally) -> tally.toDistribution();
      case Growing.OfCells(SortedMap<Matrix.Cell, Long> cells) -> new Matrix(cells);
      case Growing.OfHeights(Top top) -> new Peak(top.value);
    };
  }
}
