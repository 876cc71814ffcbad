package dev.stampede.aws.spending;

import dev.stampede.aws.agents.AgentInstruments;
import dev.stampede.aws.cost.Tariff;
import dev.stampede.aws.lambda.FunctionInstruments;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Row;

/**
 * What the calls of one row cost, or of some rows. Money is in billionths of a US dollar.
 *
 * @param calls those that may cost something: all but those that were turned away at once
 * @param priced those of them whose cost is known
 * @param known what these cost
 * @param estimated what the others are taken to cost
 */
public record Bill(long calls, long priced, long known, long estimated) {

  /** Nothing was called. */
  static final Bill NONE = new Bill(0, 0, 0, 0);

  /** Taken where no report tells: the memory that a function is assumed to have, in MB. */
  static final long ASSUMED_MEGABYTES = 1_024;

  private static final double NANOS_PER_MILLI = 1e6;

  /** Turned away for rate or quota before any answer, or refused: nobody is charged for those. */
  private static long charged(Row row) {
    return row.attempts() - row.count(Outcome.THROTTLED) - row.count(Outcome.CLIENT_ERROR);
  }

  /**
   * The bill of a row of agents.
   *
   * @param all all rows of agents together: their mean stands where the row has none of its own
   */
  static Bill ofTurns(Row row, Row all, Tariff tariff) {
    long priced = row.amount(AgentInstruments.TURNS_PRICED);
    long known = row.amount(AgentInstruments.COST);
    long pricedOfAll = all.amount(AgentInstruments.TURNS_PRICED);
    double each =
        priced > 0
            ? (double) known / priced
            : pricedOfAll > 0
                ? (double) all.amount(AgentInstruments.COST) / pricedOfAll
                : tariff.models().typicalNanoDollars();
    return estimating(row, priced, known, each);
  }

  /**
   * The bill of a row of functions.
   *
   * @param all all rows of functions together, as for turns
   */
  static Bill ofCalls(Row row, Row all, Tariff tariff) {
    long priced = row.amount(FunctionInstruments.REPORTED);
    long pricedOfAll = all.amount(FunctionInstruments.REPORTED);
    long known = reported(row, tariff);
    double each =
        priced > 0
            ? (double) known / priced
            : pricedOfAll > 0
                ? (double) reported(all, tariff) / pricedOfAll
                : tariff.functions().nanoDollars(1, assumed(row));
    return estimating(row, priced, known, each);
  }

  private static long reported(Row row, Tariff tariff) {
    return tariff
        .functions()
        .nanoDollars(
            row.amount(FunctionInstruments.REPORTED),
            (double) row.amount(FunctionInstruments.BILLED_MEMORY));
  }

  private static double assumed(Row row) {
    double calls = Math.max(1, row.times().count());
    return row.times().sumNanos() / NANOS_PER_MILLI / calls * ASSUMED_MEGABYTES;
  }

  private static Bill estimating(Row row, long priced, long known, double each) {
    long calls = Math.max(priced, charged(row));
    return new Bill(calls, priced, known, Math.round(each * (calls - priced)));
  }

  /** Known and estimated, over the calls; 0 where there are none. */
  double each() {
    return calls == 0 ? 0 : (double) withEstimates() / calls;
  }

  /** What is known and what is estimated together. */
  public long withEstimates() {
    return known + estimated;
  }

  /** Both bills together. */
  Bill plus(Bill other) {
    return new Bill(
        calls + other.calls,
        priced + other.priced,
        known + other.known,
        estimated + other.estimated);
  }
}
