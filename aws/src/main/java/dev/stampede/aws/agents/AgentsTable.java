package dev.stampede.aws.agents;

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
import dev.stampede.measure.Row;
import java.util.ArrayList;
import java.util.List;

/** The table "Agents": a row for each name and one for all; what matters most stands left. */
final class AgentsTable {

  static final String TITLE = "Agents";

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Type", Kind.TEXT),
          new Column("Name", Kind.TEXT),
          new Column("Turns", Kind.COUNT),
          new Column("TTFT p50", Kind.MILLIS),
          new Column("TTFT p95", Kind.MILLIS),
          new Column("ICL p50", Kind.MILLIS),
          new Column("Tokens per turn", Kind.COUNT),
          new Column("Route right", Kind.COUNT),
          new Column("Route wrong", Kind.COUNT),
          new Column("Route none", Kind.COUNT),
          new Column("Route several", Kind.COUNT),
          new Column("Routing accuracy", Kind.SHARE),
          Column.detail("Accuracy low", Kind.SHARE),
          Column.detail("Accuracy high", Kind.SHARE),
          Column.detail("TTFE p50", Kind.MILLIS),
          Column.detail("TTFD p50", Kind.MILLIS),
          Column.detail("TTLT p50", Kind.MILLIS),
          Column.detail("Traced", Kind.COUNT),
          Column.detail("Input tokens", Kind.COUNT),
          Column.detail("Output tokens", Kind.COUNT),
          Column.detail("Actions", Kind.COUNT),
          Column.detail("Not streamed", Kind.COUNT),
          Column.detail("Guarded", Kind.COUNT),
          Column.detail("Router fallbacks", Kind.COUNT),
          Column.detail("Control returned", Kind.COUNT),
          Column.detail("Files", Kind.COUNT),
          Column.detail("Unknown events", Kind.COUNT),
          Column.detail("Unknown members", Kind.COUNT),
          Column.detail("Unreadable traces", Kind.COUNT),
          Column.detail("Interrupted", Kind.COUNT),
          Column.detail("Response time p50", Kind.MILLIS),
          Column.detail("Response time p95", Kind.MILLIS),
          Column.detail("Response time p99", Kind.MILLIS),
          Column.detail("p95 with failures", Kind.MILLIS));

  /** 1/(1 − p): from so many on a percentile is shown. */
  private static final int ENOUGH_FOR_P95 = 20;

  private static final List<String> NOTES =
      List.of(
          "TTFT: time from the request to the first chunk of a streamed answer; ICL: between"
              + " chunks. Of successes; a percentile needs 1/(1-p) of them to be shown.",
          "Routing accuracy = right / turns with a trace and an expected route. Tokens are those of"
              + " traced turns.");

  private AgentsTable() {}

  static Table of(TypedRows rows) {
    List<List<Cell>> lines = new ArrayList<>();
    rows.rows().forEach((key, row) -> lines.add(line(key.type(), key.name(), row)));
    lines.add(line("", "Aggregated", rows.aggregated()));
    return new Table(TITLE, COLUMNS, lines, notes(rows.aggregated()));
  }

  /** What was passed over is said where everybody sees it. */
  private static List<String> notes(Row all) {
    List<String> ignored = new ArrayList<>();
    ignored(ignored, all.amount(AgentInstruments.EVENTS_UNKNOWN), "events of unknown kinds");
    ignored(ignored, all.amount(AgentInstruments.TRACE_UNKNOWN), "unknown members of traces");
    ignored(ignored, all.amount(AgentInstruments.TRACE_UNREADABLE), "unreadable trace events");
    List<String> notes = new ArrayList<>(NOTES);
    if (!ignored.isEmpty()) {
      notes.add("Ignored: " + String.join(", ", ignored) + ".");
    }
    long read = all.amount(AgentInstruments.TOKENS_INPUT_INTERRUPTED);
    long written = all.amount(AgentInstruments.TOKENS_OUTPUT_INTERRUPTED);
    if (read + written > 0) {
      notes.add(
          "Interrupted turns are in no figure but their count; their traces tell of %d + %d tokens."
              .formatted(read, written));
    }
    return notes;
  }

  private static void ignored(List<String> to, long count, String what) {
    if (count > 0) {
      to.add(count + " " + what);
    }
  }

  private static List<Cell> line(String type, String name, Row row) {
    RoutingAccuracy routing = RoutingAccuracy.of(row);
    boolean judged = routing.judged() > 0;
    Distribution ttft = row.distribution(AgentInstruments.TTFT);
    long input = row.amount(AgentInstruments.TOKENS_INPUT);
    long output = row.amount(AgentInstruments.TOKENS_OUTPUT);
    long traced = row.amount(AgentInstruments.TURNS_TRACED);
    return List.of(
        text(type),
        text(name),
        count(row.requests()),
        percentile(ttft, 50),
        percentile(ttft, 95),
        percentile(row.distribution(AgentInstruments.ICL), 50),
        traced == 0 ? blank() : figure((double) (input + output) / traced),
        count(routing.right()),
        count(routing.wrong()),
        count(routing.none()),
        count(routing.several()),
        judged ? figure(routing.share()) : blank(),
        judged ? figure(routing.interval().low()) : blank(),
        judged ? figure(routing.interval().high()) : blank(),
        percentile(row.distribution(AgentInstruments.TTFE), 50),
        percentile(row.distribution(AgentInstruments.TTFD), 50),
        percentile(row.distribution(AgentInstruments.TTLT), 50),
        count(traced),
        traced == 0 ? blank() : count(input),
        traced == 0 ? blank() : count(output),
        traced == 0 ? blank() : count(row.amount(AgentInstruments.ACTIONS)),
        count(row.amount(AgentInstruments.TURNS_NOT_STREAMED)),
        count(row.amount(AgentInstruments.TURNS_GUARDED)),
        count(row.amount(AgentInstruments.ROUTE_FALLBACK)),
        count(row.amount(AgentInstruments.CONTROL_RETURNED)),
        count(row.amount(AgentInstruments.FILES)),
        count(row.amount(AgentInstruments.EVENTS_UNKNOWN)),
        count(row.amount(AgentInstruments.TRACE_UNKNOWN)),
        count(row.amount(AgentInstruments.TRACE_UNREADABLE)),
        count(row.interrupted()),
        percentile(row.response(), 50),
        percentile(row.response(), 95),
        percentile(row.response(), 99),
        row.requests() < ENOUGH_FOR_P95
            ? blank()
            : figure(row.succeeded().percentileMillis(95, row.failures())));
  }
}
