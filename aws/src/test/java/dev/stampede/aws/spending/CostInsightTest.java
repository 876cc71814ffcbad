package dev.stampede.aws.spending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.insight.Table;
import dev.stampede.insight.Table.Cell;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Snapshot;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a run says about its money")
class CostInsightTest {

  private static final CostInsight AWS = new CostInsight(Calls.TARIFF, false);
  private static final CostInsight EMULATED = new CostInsight(Calls.TARIFF, true);

  private static Calls calls() {
    return new Calls()
        .turn("chat", Outcome.SUCCESS, 30, 100)
        .turn("chat", Outcome.TIMEOUT, 0, 100)
        .call("bulk", Outcome.SUCCESS, 1_024, 3_000)
        .call("bulk", Outcome.THROTTLED, 0, 10)
        .other("GET", 10);
  }

  private static String shown(Table table) {
    return table.rows().stream()
        .map(row ->
            row.stream()
                .map(cell ->
                    switch (cell) {
                      case Cell.Text(String words) -> words;
                      case Cell.Figure(double value) -> String.format(Locale.ROOT, "%.3f", value);
                      case Cell.Blank() -> "";
                    })
                .collect(Collectors.joining("|")))
        .collect(Collectors.joining("\n"));
  }

  @Test
  @DisplayName("is a table by row, known and estimated side by side, and nothing of plain HTTP")
  void table() {
    Table table = AWS.tables(calls().cut()).getFirst();
    assertThat(AWS.titles()).containsExactly(table.title()).containsExactly("Cost");
    assertThat(shown(table))
        .isEqualTo(
            """
            bedrock_agent|chat|2.000|1.000|0.300|0.300|0.300|3000.000|300.000|
            lambda|bulk|1.000|1.000|0.030|0.000|0.030|||3.000
            |Aggregated|3.000|2.000|0.330|0.300|0.165|3000.000|300.000|3.000\
            """);
  }

  @Test
  @DisplayName("on an emulator every word of money says that it is simulated")
  void simulated() {
    Snapshot total = calls().cut();
    assertThat(EMULATED.status(total)).contains("$0.33 + $0.30 estimated (simulated)");
    assertThat(EMULATED.tables(total).getFirst().notes()).first().asString().contains("Simulated");
    assertThat(AWS.status(total)).contains("$0.33 + $0.30 estimated");
    assertThat(AWS.tables(total).getFirst().notes()).noneMatch(note -> note.contains("Simulated"));
  }

  @Test
  @DisplayName("is short where all is known, or all is estimated, and silent where nothing costs")
  void status() {
    assertThat(AWS.status(new Calls().turn("a", Outcome.SUCCESS, 42, 1).cut())).contains("$0.42");
    assertThat(AWS.status(new Calls().turn("a", Outcome.SUCCESS, 0, 1).cut()))
        .contains("$0.01 estimated");
    Snapshot http = new Calls().other("GET", 5).cut();
    assertThat(AWS.status(http)).isEmpty();
    assertThat(AWS.tables(http)).isEmpty();
    assertThat(AWS.headline(http)).isEmpty();
  }

  @Test
  @DisplayName("tells what calls in flight will likely cost, apart")
  void inFlight() {
    List<String> notes = AWS.tables(calls().inFlight(2).cut()).getFirst().notes();
    assertThat(notes).last().asString().startsWith("Calls in flight, in none of these figures");
  }
}
