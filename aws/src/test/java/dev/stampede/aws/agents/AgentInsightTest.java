package dev.stampede.aws.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.insight.Table;
import dev.stampede.insight.Table.Cell;
import dev.stampede.insight.Table.Kind;
import dev.stampede.measure.Observation;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Recorder;
import dev.stampede.measure.Sample;
import dev.stampede.measure.Snapshot;
import dev.stampede.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a run says about its agents")
class AgentInsightTest {

  private static final long MILLI = 1_000_000;

  private final Recorder recorder = Recorder.create(Clock.system());
  private final AgentInsight insight = new AgentInsight();
  private int ids;

  private void record(String type, String name, Outcome outcome, Observation... observations) {
    recorder.begin();
    recorder.record(
        new Sample("id-" + ids++, type, name, outcome, "", 0, 0, MILLI, 10, List.of(observations)));
  }

  private Snapshot total() {
    return recorder.cut(
        new Recorder.Interval(
            0, 1, MILLI, Collections.unmodifiableSortedMap(new TreeMap<>()), 0, 0, 0));
  }

  private static Observation route(String expected, String chosen) {
    return new Observation.Cell(AgentInstruments.ROUTE, expected, chosen);
  }

  private static Observation time(String instrument, long millis) {
    return new Observation.Time(instrument, millis * MILLI);
  }

  private static Observation amount(String instrument, long amount) {
    return new Observation.Amount(instrument, amount);
  }

  private static String shown(Table table) {
    List<String> lines = new ArrayList<>();
    lines.add(table.columns().stream().map(Table.Column::name).collect(Collectors.joining(" | ")));
    for (List<Cell> row : table.rows()) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        cells.add(shown(row.get(i), table.columns().get(i).kind()));
      }
      lines.add(String.join(" | ", cells));
    }
    return String.join("\n", lines);
  }

  private static String shown(Cell cell, Kind kind) {
    return switch (cell) {
      case Cell.Text(String words) -> words;
      case Cell.Figure(double value) when kind == Kind.SHARE ->
          String.format(Locale.ROOT, "%.4f", value);
      case Cell.Figure(double value) -> Long.toString(Math.round(value));
      case Cell.Blank() -> "";
    };
  }

  @Test
  @DisplayName("is two tables: streams, routes and tokens by name; expected by chosen")
  void tables() {
    for (long i = 1; i <= 20; i++) {
      record(
          "bedrock_agent",
          "chat",
          Outcome.SUCCESS,
          time("ttfe", i),
          time("ttfd", 10 + i),
          time("ttft", 100 * i),
          time("ttlt", 100 * i + 50),
          time("icl", 7),
          route("chitchat", i == 20 ? "notes" : "chitchat"),
          amount("turns.traced", 1),
          amount("tokens.input", 100),
          amount("tokens.output", 20));
    }
    record(
        "bedrock_agent",
        "book",
        Outcome.SUCCESS,
        route("scheduling", "none"),
        amount("turns.traced", 1),
        amount("actions", 2),
        amount("turns.not_streamed", 1));
    record("bedrock_agent", "book", Outcome.CHECK_FAILED, route("scheduling", "several"));
    record("bedrock_agent", "book", Outcome.INTERRUPTED);
    record("lambda", "elsewhere", Outcome.SUCCESS);

    List<Table> tables = insight.tables(total());
    assertThat(tables).extracting(Table::title).containsExactly("Agents", "Routes");
    // 1901 and 1051: a bucket of three digits shows its upper end.
    assertThat(shown(tables.get(0)))
        .isEqualTo(
            """
            Type | Name | Turns | TTFT p50 | TTFT p95 | ICL p50 | Tokens per turn | Route right | Route wrong | Route none | Route several | Routing accuracy | Accuracy low | Accuracy high | TTFE p50 | TTFD p50 | TTLT p50 | Traced | Input tokens | Output tokens | Actions | Not streamed | Guarded | Router fallbacks | Control returned | Files | Unknown events | Unknown members | Unreadable traces | Interrupted | Response time p50 | Response time p95 | Response time p99 | p95 with failures
            bedrock_agent | book | 2 |  |  |  | 0 | 0 | 0 | 1 | 1 | 0.0000 | 0.0000 | 0.6576 |  |  |  | 1 | 0 | 0 | 2 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 1 | 1 |  |  |\s
            bedrock_agent | chat | 20 | 1000 | 1901 | 7 | 120 | 19 | 1 | 0 | 0 | 0.9500 | 0.7639 | 0.9911 | 10 | 20 | 1051 | 20 | 2000 | 400 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 1 | 1 |  | 1
             | Aggregated | 22 | 1000 | 1901 | 7 | 114 | 19 | 1 | 1 | 1 | 0.8636 | 0.6667 | 0.9525 | 10 | 20 | 1051 | 21 | 2000 | 400 | 2 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 1 | 1 | 1 |  | 1\
            """);
    assertThat(shown(tables.get(1)))
        .isEqualTo(
            """
            Expected | chitchat | none | notes | several
            chitchat | 19 | 0 | 1 | 0
            scheduling | 0 | 1 | 0 | 1\
            """);
  }

  @Test
  @DisplayName("says below its table what was passed over, and is silent where nothing was")
  void ignored() {
    record("bedrock_agent", "t", Outcome.SUCCESS, amount("turns.traced", 1));
    assertThat(insight.tables(total()).getFirst().notes()).noneMatch(n -> n.startsWith("Ignored"));
    record(
        "bedrock_agent",
        "t",
        Outcome.SUCCESS,
        amount("events.unknown", 3),
        amount("trace.unknown", 7),
        amount("trace.unreadable", 2));
    assertThat(insight.tables(total()).getFirst().notes().getLast())
        .isEqualTo(
            "Ignored: 3 events of unknown kinds, 7 unknown members of traces, 2 unreadable trace"
                + " events.");
  }

  @Test
  @DisplayName("says apart what interrupted turns cost, which is in no other figure")
  void interruptedTokens() {
    record("bedrock_agent", "t", Outcome.SUCCESS, amount("turns.traced", 1));
    assertThat(insight.tables(total()).getFirst().notes()).noneMatch(n -> n.contains("nterrupted"));
    record(
        "bedrock_agent",
        "t",
        Outcome.INTERRUPTED,
        amount("tokens.input.interrupted", 300),
        amount("tokens.output.interrupted", 20));
    Table table = insight.tables(total()).getFirst();
    assertThat(table.notes().getLast())
        .isEqualTo(
            "Interrupted turns are in no figure but their count; their traces tell of 300 + 20"
                + " tokens.");
    assertThat(shown(table)).doesNotContain("300");
  }

  @Test
  @DisplayName("announces the titles of all its tables")
  void titles() {
    record("bedrock_agent", "t", Outcome.SUCCESS, route("notes", "notes"));
    assertThat(insight.tables(total()))
        .extracting(Table::title)
        .containsExactlyElementsOf(insight.titles());
  }

  @Test
  @DisplayName("shows a percentile only where there are samples enough for it")
  void enoughSamples() {
    for (int n : List.of(1, 2, 19, 20)) {
      AgentInsightTest run = new AgentInsightTest();
      for (int i = 0; i < n; i++) {
        run.record("bedrock_agent", "chat", Outcome.SUCCESS, time("ttft", 5));
      }
      List<Cell> row = insight.tables(run.total()).getFirst().rows().getFirst();
      assertThat(row.get(3) instanceof Cell.Blank).as("p50 of %d", n).isEqualTo(n < 2);
      assertThat(row.get(4) instanceof Cell.Blank).as("p95 of %d", n).isEqualTo(n < 20);
    }
  }

  @Test
  @DisplayName("ends in one line that gives the accuracy with its interval")
  void headline() {
    for (int i = 0; i < 1_234; i++) {
      record("bedrock_agent", "t", Outcome.SUCCESS, route("notes", i < 7 ? "chitchat" : "notes"));
    }
    Snapshot total = total();
    assertThat(insight.headline(total))
        .contains("Routing Accuracy: 99.4% (n=1234, 95% interval 98.8%–99.7%)");
    assertThat(insight.status(total)).contains("routing 99.4%");
  }

  @Test
  @DisplayName("says so where no route was judged")
  void notJudged() {
    record("bedrock_agent", "t", Outcome.SUCCESS);
    Snapshot total = total();
    assertThat(insight.headline(total))
        .contains("Routing Accuracy: not judged (no turn with a trace and an expected route)");
    assertThat(insight.status(total)).isEmpty();
    assertThat(insight.tables(total)).extracting(Table::title).containsExactly("Agents");
  }

  @Test
  @DisplayName("says so too where nothing was called yet")
  void nothingYet() {
    Snapshot total = total();
    assertThat(insight.tables(total)).isEmpty();
    assertThat(insight.headline(total)).get().asString().contains("not judged");
  }

  @Test
  @DisplayName("is nothing at all where something else was called")
  void noAgents() {
    record("lambda", "t", Outcome.SUCCESS);
    Snapshot total = total();
    assertThat(insight.tables(total)).isEmpty();
    assertThat(insight.headline(total)).isEmpty();
    assertThat(insight.status(total)).isEmpty();
  }
}
