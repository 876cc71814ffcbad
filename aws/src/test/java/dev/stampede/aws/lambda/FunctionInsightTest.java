package dev.stampede.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.insight.Table;
import dev.stampede.insight.Table.Cell;
import dev.stampede.measure.Observation;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Recorder;
import dev.stampede.measure.Sample;
import dev.stampede.measure.Snapshot;
import dev.stampede.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a run says about its functions")
class FunctionInsightTest {

  private static final long MILLI = 1_000_000;

  private final Recorder recorder = Recorder.create(Clock.system());
  private final FunctionInsight insight = new FunctionInsight();
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

  private static Observation amount(String instrument, long amount) {
    return new Observation.Amount(instrument, amount);
  }

  private static Observation time(String instrument, long millis) {
    return new Observation.Time(instrument, millis * MILLI);
  }

  private void call(String name, long billed, long memory, long init) {
    List<Observation> seen = new ArrayList<>();
    seen.add(amount("calls.reported", 1));
    if (init > 0) {
      seen.add(amount("cold_starts", 1));
      seen.add(time("init", init));
    }
    seen.add(time("duration", billed));
    seen.add(time("billed", billed));
    seen.add(new Observation.Height("memory.max", memory));
    seen.add(new Observation.Height("memory.size", 1_024));
    seen.add(amount("billed.mb_ms", billed * 1_024));
    record("lambda", name, Outcome.SUCCESS, seen.toArray(Observation[]::new));
  }

  private static String shown(Table table) {
    return table.rows().stream()
        .map(row ->
            row.stream()
                .map(cell ->
                    switch (cell) {
                      case Cell.Text(String words) -> words;
                      case Cell.Figure(double value) -> Long.toString(Math.round(value));
                      case Cell.Blank() -> "";
                    })
                .collect(Collectors.joining(" | ")))
        .collect(Collectors.joining("\n"));
  }

  @Test
  @DisplayName("is a table of cold starts, billed time, memory and errors by name")
  void functions() {
    for (int i = 1; i <= 100; i++) {
      call("route", 1_000, i, i <= 4 ? 100 * i : 0);
    }
    call("teams", 500, 64, 0);
    record("lambda", "teams", Outcome.FUNCTION_ERROR, amount("errors.function", 1));
    record("lambda", "teams", Outcome.FUNCTION_ERROR, amount("errors.business", 1));
    record("lambda", "teams", Outcome.SUCCESS, amount("calls.unreported", 1));
    record("lambda", "teams", Outcome.INTERRUPTED);
    record("bedrock_agent", "elsewhere", Outcome.SUCCESS);
    Snapshot total = total();
    List<Table> tables = insight.tables(total);
    assertThat(tables).extracting(Table::title).containsExactly("Functions");
    assertThat(tables.getFirst().columns().stream().map(Table.Column::name))
        .containsExactly(
            "Type",
            "Name",
            "Calls",
            "Cold starts",
            "Init p50",
            "Init p99",
            "Billed p50",
            "Billed sum",
            "Max memory",
            "Function errors",
            "Business errors",
            "Throttled",
            "Init max",
            "Duration p50",
            "Duration p95",
            "Duration p99",
            "Billed GB-s",
            "Memory size",
            "Reported",
            "Unreported",
            "Interrupted");
    // 200 is the median of four starts; four are too few for a p99.
    assertThat(shown(tables.getFirst()))
        .isEqualTo(
            """
            lambda | route | 100 | 4 | 200 |  | 1000 | 100000 | 100 | 0 | 0 | 0 | 400 | 1000 | 1000 | 1000 | 100 | 1024 | 100 | 0 | 0
            lambda | teams | 4 | 0 |  |  |  | 500 | 64 | 1 | 1 | 0 |  |  |  |  | 1 | 1024 | 1 | 1 | 1
             | Aggregated | 104 | 4 | 200 |  | 1000 | 100500 | 100 | 1 | 1 | 0 | 400 | 1000 | 1000 | 1000 | 101 | 1024 | 101 | 1 | 1\
            """);
    assertThat(tables.getFirst().notes().getLast())
        .isEqualTo(
            "Of 1 calls the end of the log held no report: they are in no figure of cold starts.");
    assertThat(insight.headline(total))
        .contains("Cold Starts: 4.0% (4 of 101 calls with a report, longest start 400 ms)");
    assertThat(insight.status(total)).contains("cold starts 4.0%");
  }

  @Test
  @DisplayName("is a table of throttled calls by reason, where there were any")
  void throttles() {
    for (int i = 0; i < 3; i++) {
      record("lambda", "route", Outcome.THROTTLED, cell("ConcurrentInvocationLimitExceeded"));
    }
    record("lambda", "route", Outcome.THROTTLED, cell("CallerRateLimitExceeded"));
    record("lambda", "teams", Outcome.THROTTLED, cell("CallerRateLimitExceeded"));
    List<Table> tables = insight.tables(total());
    assertThat(tables)
        .extracting(Table::title)
        .containsExactlyElementsOf(insight.titles())
        .containsExactly("Functions", "Throttles");
    assertThat(shown(tables.get(1)))
        .isEqualTo(
            """
            lambda | route | TooManyRequestsException | CallerRateLimitExceeded | 1
            lambda | route | TooManyRequestsException | ConcurrentInvocationLimitExceeded | 3
            lambda | teams | TooManyRequestsException | CallerRateLimitExceeded | 1
             | Aggregated | TooManyRequestsException | CallerRateLimitExceeded | 2
             | Aggregated | TooManyRequestsException | ConcurrentInvocationLimitExceeded | 3\
            """);
  }

  private static Observation cell(String reason) {
    return new Observation.Cell("throttles", "TooManyRequestsException", reason);
  }

  @Test
  @DisplayName("does not call a start warm that nobody knows of")
  void notKnown() {
    record("lambda", "t", Outcome.SUCCESS);
    Snapshot total = total();
    assertThat(shown(insight.tables(total).getFirst())).startsWith("lambda | t | 1 |  |  |");
    assertThat(insight.headline(total))
        .contains("Cold Starts: not known (no call with a report in its log)");
    assertThat(insight.status(total)).isEmpty();
  }

  @Test
  @DisplayName("is nothing at all where something else was called, or nothing")
  void noFunctions() {
    assertThat(insight.headline(total())).isEmpty();
    record("bedrock_agent", "t", Outcome.SUCCESS);
    Snapshot total = total();
    assertThat(insight.tables(total)).isEmpty();
    assertThat(insight.headline(total)).isEmpty();
    assertThat(insight.status(total)).isEmpty();
  }
}
