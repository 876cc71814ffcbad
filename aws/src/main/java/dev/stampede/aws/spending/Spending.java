package dev.stampede.aws.spending;

import dev.stampede.aws.agents.AgentInstruments;
import dev.stampede.aws.cost.Tariff;
import dev.stampede.aws.lambda.FunctionInstruments;
import dev.stampede.insight.TypedRows;
import dev.stampede.measure.Row;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Snapshot;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run has cost so far, in billionths of a US dollar. It is read out of a sum of snapshots,
 * and never added up from parts: an estimate stands on the mean of all that is known.
 *
 * <pre>
 * turns    known      the tokens of turns whose trace was read whole, at their models' prices
 *          estimated  each other turn: the mean of its row, else of all, else the typical turn
 * calls    known      requests and billed GB-seconds of calls with a report
 *          estimated  each other call: the mean likewise, else its time at an assumed memory
 * inFlight estimated  calls begun and not ended, at the mean of the calls that fill the time
 * </pre>
 *
 * @param turns by row, of agents
 * @param calls by row, of functions
 * @param inFlight what calls in flight will likely cost
 */
public record Spending(
    SortedMap<RowKey, Bill> turns, SortedMap<RowKey, Bill> calls, long inFlight) {

  /** Takes copies, which nobody can change. */
  public Spending {
    turns = Collections.unmodifiableSortedMap(new TreeMap<>(turns));
    calls = Collections.unmodifiableSortedMap(new TreeMap<>(calls));
  }

  /** What a run has cost, all that it measured being in one snapshot. */
  public static Spending of(Snapshot total, Tariff tariff) {
    TypedRows agents = TypedRows.of(total, AgentInstruments.REQUEST_TYPE);
    TypedRows functions = TypedRows.of(total, FunctionInstruments.REQUEST_TYPE);
    Row allAgents = agents.aggregated();
    Row allFunctions = functions.aggregated();
    SortedMap<RowKey, Bill> turns = new TreeMap<>();
    agents.rows().forEach((key, row) -> turns.put(key, Bill.ofTurns(row, allAgents, tariff)));
    SortedMap<RowKey, Bill> calls = new TreeMap<>();
    functions.rows().forEach((key, row) -> calls.put(key, Bill.ofCalls(row, allFunctions, tariff)));
    double each = each(total, allAgents, sum(turns), allFunctions, sum(calls), tariff);
    return new Spending(turns, calls, Math.round(each * total.inFlight()));
  }

  /**
   * What one call in flight is likely to cost. Nobody knows what it calls; but of those that take
   * long, many are in flight: each kind's mean counts by the time that its calls have taken. Before
   * the first call has ended, a typical turn is assumed.
   */
  private static double each(
      Snapshot total, Row agents, Bill turns, Row functions, Bill calls, Tariff tariff) {
    if (turns.calls() + calls.calls() == 0) {
      return tariff.models().typicalNanoDollars();
    }
    double time = total.aggregated().times().sumNanos();
    if (time <= 0) {
      return Math.max(turns.each(), calls.each());
    }
    return turns.each() * (agents.times().sumNanos() / time)
        + calls.each() * (functions.times().sumNanos() / time);
  }

  private static Bill sum(SortedMap<RowKey, Bill> bills) {
    return bills.values().stream().reduce(Bill.NONE, Bill::plus);
  }

  /** All turns of agents. */
  public Bill allTurns() {
    return sum(turns);
  }

  /** All calls of functions. */
  public Bill allCalls() {
    return sum(calls);
  }

  /** What is known of turns and calls. */
  public long known() {
    return allTurns().known() + allCalls().known();
  }

  /** What is estimated of turns and calls that have ended. */
  public long estimated() {
    return allTurns().estimated() + allCalls().estimated();
  }

  /** All of it. */
  public Total total() {
    return new Total(known(), estimated(), inFlight);
  }

  /**
   * Everything together, which keeps saying what it is made of.
   *
   * @param known what is known
   * @param estimated what is estimated of calls that have ended
   * @param inFlight what calls in flight will likely cost
   */
  public record Total(long known, long estimated, long inFlight) {

    /** With estimates, and with what is reserved for calls in flight. */
    public long nanoDollars() {
      return known + estimated + inFlight;
    }

    /** Such as {@code $1.50 ($1.20 true, $0.20 estimated, $0.10 in flight)}. */
    public String words() {
      return "%s (%s true, %s estimated, %s in flight)"
          .formatted(
              Money.words(nanoDollars()),
              Money.words(known),
              Money.words(estimated),
              Money.words(inFlight));
    }
  }
}
