package dev.stampede.aws.spending;

import static dev.stampede.insight.Table.blank;
import static dev.stampede.insight.Table.count;
import static dev.stampede.insight.Table.figure;
import static dev.stampede.insight.Table.text;

import dev.stampede.aws.agents.AgentInstruments;
import dev.stampede.aws.lambda.FunctionInstruments;
import dev.stampede.insight.Table;
import dev.stampede.insight.Table.Cell;
import dev.stampede.insight.Table.Column;
import dev.stampede.insight.Table.Kind;
import dev.stampede.measure.Row;
import dev.stampede.measure.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** The table "Cost": a row for each name that costs something, and one for all. */
final class CostTable {

  static final String TITLE = "Cost";

  private static final double MB_MS_PER_GB_S = 1_024 * 1_000.0;

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Type", Kind.TEXT),
          new Column("Name", Kind.TEXT),
          new Column("Calls", Kind.COUNT),
          new Column("Calls priced", Kind.COUNT),
          new Column("True cost", Kind.MONEY),
          new Column("Estimated cost", Kind.MONEY),
          new Column("Cost per call", Kind.MONEY),
          new Column("Input tokens", Kind.COUNT),
          new Column("Output tokens", Kind.COUNT),
          new Column("Lambda GB-s", Kind.COUNT));

  private CostTable() {}

  static Table of(Snapshot total, Spending spending, boolean simulated) {
    List<List<Cell>> lines = new ArrayList<>();
    spending
        .turns()
        .forEach((key, bill) ->
            lines.add(
                line(key.type(), key.name(), bill, total.rows().getOrDefault(key, Row.EMPTY))));
    spending
        .calls()
        .forEach((key, bill) ->
            lines.add(
                line(key.type(), key.name(), bill, total.rows().getOrDefault(key, Row.EMPTY))));
    Bill all = spending.allTurns().plus(spending.allCalls());
    lines.add(line("", "Aggregated", all, total.aggregated()));
    return new Table(TITLE, COLUMNS, lines, notes(spending, simulated));
  }

  private static List<Cell> line(String type, String name, Bill bill, Row row) {
    boolean traced = row.amount(AgentInstruments.TURNS_TRACED) > 0;
    boolean reported = row.amount(FunctionInstruments.REPORTED) > 0;
    return List.of(
        text(type),
        text(name),
        count(bill.calls()),
        count(bill.priced()),
        bill.priced() == 0 ? blank() : figure(Money.dollars(bill.known())),
        figure(Money.dollars(bill.estimated())),
        bill.priced() == 0
            ? blank()
            : figure(Money.dollars(Math.round((double) bill.known() / bill.priced()))),
        traced ? count(row.amount(AgentInstruments.TOKENS_INPUT)) : blank(),
        traced ? count(row.amount(AgentInstruments.TOKENS_OUTPUT)) : blank(),
        reported
            ? figure(row.amount(FunctionInstruments.BILLED_MEMORY) / MB_MS_PER_GB_S)
            : blank());
  }

  private static List<String> notes(Spending spending, boolean simulated) {
    List<String> notes = new ArrayList<>();
    if (simulated) {
      notes.add("Simulated: the target is no AWS, and nobody is charged.");
    }
    notes.add(
        "True: tokens of turns whose trace was read whole; requests and GB-s of calls with a"
            + " report. Estimated: the other calls, each at the mean of those, but for calls turned"
            + " away at once. Cost per call is of priced calls.");
    if (spending.inFlight() > 0) {
      notes.add(
          "Calls in flight, in none of these figures, will likely cost %s."
              .formatted(Money.words(spending.inFlight())));
    }
    return notes;
  }
}
