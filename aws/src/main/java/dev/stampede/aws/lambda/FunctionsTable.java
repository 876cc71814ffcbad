package dev.stampede.aws.lambda;

import static dev.stampede.insight.Table.blank;
import static dev.stampede.insight.Table.count;
import static dev.stampede.insight.Table.figure;
import static dev.stampede.insight.Table.percentile;
import static dev.stampede.insight.Table.text;

import dev.stampede.insight.Table;
import dev.stampede.insight.Table.Cell;
import dev.stampede.insight.Table.Column;
import dev.stampede.insight.Table.Kind;
import dev.stampede.insight.TypedRows;
import dev.stampede.measure.Distribution;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The table "Functions": a row for each name and one for all. */
final class FunctionsTable {

  static final String TITLE = "Functions";

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Type", Kind.TEXT),
          new Column("Name", Kind.TEXT),
          new Column("Calls", Kind.COUNT),
          new Column("Cold starts", Kind.COUNT),
          new Column("Init p50", Kind.MILLIS),
          new Column("Init p99", Kind.MILLIS),
          new Column("Billed p50", Kind.MILLIS),
          new Column("Billed sum", Kind.MILLIS),
          new Column("Max memory", Kind.COUNT),
          new Column("Function errors", Kind.COUNT),
          new Column("Business errors", Kind.COUNT),
          new Column("Throttled", Kind.COUNT),
          Column.detail("Init max", Kind.MILLIS),
          Column.detail("Duration p50", Kind.MILLIS),
          Column.detail("Duration p95", Kind.MILLIS),
          Column.detail("Duration p99", Kind.MILLIS),
          Column.detail("Billed GB-s", Kind.COUNT),
          Column.detail("Memory size", Kind.COUNT),
          Column.detail("Reported", Kind.COUNT),
          Column.detail("Unreported", Kind.COUNT),
          Column.detail("Interrupted", Kind.COUNT));

  private static final List<String> NOTES =
      List.of(
          "Cold starts: calls whose report has an init (or restore) duration. Times are Lambda's"
              + " own, in ms; memory in MB; a percentile needs 1/(1-p) samples to be shown.",
          "Function errors: the function failed. Business errors: its payload says statusCode 400"
              + " or above.");

  private static final double MB_MS_PER_GB_S = 1_024 * 1_000.0;

  private FunctionsTable() {}

  static Table of(TypedRows rows) {
    List<List<Cell>> lines = new ArrayList<>();
    rows.rows().forEach((key, row) -> lines.add(line(key.type(), key.name(), row)));
    Row all = rows.aggregated();
    lines.add(line("", "Aggregated", all));
    return new Table(TITLE, COLUMNS, lines, notes(all));
  }

  private static List<String> notes(Row all) {
    List<String> notes = new ArrayList<>(NOTES);
    long unreported = all.amount(FunctionInstruments.UNREPORTED);
    if (unreported > 0) {
      notes.add(
          "Of %d calls the end of the log held no report: they are in no figure of cold starts."
              .formatted(unreported));
    }
    return notes;
  }

  private static List<Cell> line(String type, String name, Row row) {
    boolean reported = row.amount(FunctionInstruments.REPORTED) > 0;
    Distribution init = row.distribution(FunctionInstruments.INIT);
    Distribution duration = row.distribution(FunctionInstruments.DURATION);
    Distribution billed = row.distribution(FunctionInstruments.BILLED);
    return List.of(
        text(type),
        text(name),
        count(row.requests()),
        reported ? count(row.amount(FunctionInstruments.COLD_STARTS)) : blank(),
        percentile(init, 50),
        percentile(init, 99),
        percentile(billed, 50),
        billed.isEmpty() ? blank() : figure(billed.sumNanos() / 1e6),
        peak(row.peak(FunctionInstruments.MEMORY_MAX)),
        count(row.amount(FunctionInstruments.FUNCTION_ERRORS)),
        count(row.amount(FunctionInstruments.BUSINESS_ERRORS)),
        count(row.count(Outcome.THROTTLED)),
        init.isEmpty() ? blank() : figure(init.maxMillis()),
        percentile(duration, 50),
        percentile(duration, 95),
        percentile(duration, 99),
        reported ? figure(row.amount(FunctionInstruments.BILLED_MEMORY) / MB_MS_PER_GB_S) : blank(),
        peak(row.peak(FunctionInstruments.MEMORY_SIZE)),
        count(row.amount(FunctionInstruments.REPORTED)),
        count(row.amount(FunctionInstruments.UNREPORTED)),
        count(row.interrupted()));
  }

  private static Cell peak(OptionalLong megabytes) {
    return megabytes.isPresent() ? count(megabytes.getAsLong()) : blank();
  }
}
