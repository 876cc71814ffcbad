package dev.stampede.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stampede.aws.cost.FunctionPrice;
import dev.stampede.aws.cost.PriceList;
import dev.stampede.aws.cost.Tariff;
import dev.stampede.aws.cost.TokenPrice;
import dev.stampede.aws.cost.TypicalTurn;
import dev.stampede.aws.spending.CostInsight;
import dev.stampede.input.BadInput;
import dev.stampede.measure.Snapshot;
import dev.stampede.run.RunState;
import dev.stampede.run.Tick;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run ends before it costs more than it may. */
class BudgetTest {

  private static final int USERS = 20;

  /** A call in flight costs a dollar. */
  private static final Tariff DOLLAR =
      new Tariff(
          new PriceList(
              new TreeMap<>(Map.of("m", new TokenPrice(1, 0))), new TypicalTurn("m", 1_000_000, 0)),
          new FunctionPrice(0, 0));

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "25, 25000000000",
    "$25, 25000000000",
    "0.50, 500000000",
    "0.0000000001, 1",
    "none, 9223372036854775807",
    "None, 9223372036854775807"
  })
  void amountsAreDollars(String text, long nanoDollars) {
    assertThat(Budget.parse(text).nanoDollars()).isEqualTo(nanoDollars);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lots | --budget: 'lots' is neither US dollars, such as 25 or 0.50, nor none
          25 € | --budget: '25 €' is neither US dollars, such as 25 or 0.50, nor none
          NaN  | --budget: 'NaN' is neither US dollars, such as 25 or 0.50, nor none
          0    | --budget must be above 0 and no more than a billion US dollars, not 0; none lifts it
          -3   | --budget must be above 0 and no more than a billion US dollars, not -3; none lifts it
          1e99 | --budget must be above 0 and no more than a billion US dollars, not 1e99; none lifts it
          """)
  void wrongAmountsAreRefusedInWords(String text, String message) {
    assertThatThrownBy(() -> Budget.parse(text)).isInstanceOf(BadInput.class).hasMessage(message);
    Program run = Program.run("--headless", "-t", "5s", "--budget=" + text);
    assertThat(run.exit()).isEqualTo(ExitCode.USAGE.code());
    assertThat(run.err()).startsWith("stampede: " + message);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "aws, -, 10000000000",
        "aws, none, 9223372036854775807",
        "aws, 3, 3000000000",
        "emulator, -, 9223372036854775807",
        "emulator, 3, 3000000000",
        "http://127.0.0.1:1, -, 9223372036854775807"
      })
  void onlyAwsHasOneOfItself(String target, String said, long nanoDollars) {
    TargetOptions options = new TargetOptions();
    options.target = target;
    options.budget = said;
    assertThat(options.budget().nanoDollars()).isEqualTo(nanoDollars);
  }

  private static Tick tick(int epoch, long inFlight) {
    Snapshot none = Snapshot.empty(0);
    Snapshot flying =
        new Snapshot(
            0,
            1_000,
            1_000_000_000,
            none.rows(),
            none.users(),
            inFlight,
            inFlight,
            none.failures(),
            none.mishaps(),
            none.generator());
    return new Tick(RunState.RUNNING, Duration.ofSeconds(1), 1, epoch, flying, flying);
  }

  @Test
  void callsInFlightAreReservedAndTheEndIsSaidOnce() {
    BudgetWatch watch = new BudgetWatch(Budget.parse("5"), new CostInsight(DOLLAR, true));
    assertThat(watch.add(tick(0, 4))).isEmpty();
    assertThat(watch.add(tick(1, 4))).isEmpty();
    assertThat(watch.add(tick(1, 5)))
        .contains(
            "the budget of $5.00 ended the run: $5.00 ($0.00 true, $0.00 estimated, $5.00 in"
                + " flight); simulated money");
    assertThat(watch.add(tick(1, 6))).isEmpty();
  }

  @Test
  void withoutABudgetNothingEnds() {
    BudgetWatch watch = new BudgetWatch(Budget.NONE, new CostInsight(DOLLAR, false));
    assertThat(watch.add(tick(0, Integer.MAX_VALUE))).isEmpty();
  }

  @Test
  void aRunOnTheEmulatorEndsEarlyInOrderWithinItsBudget() throws IOException {
    double budget = 0.3;
    Path summary = folder.resolve("summary.json");
    Program run =
        Program.run(
            "--headless",
            "-f",
            "../scenarios/BedrockAgents.java",
            "-u",
            Integer.toString(USERS),
            "-r",
            "20",
            "-t",
            "2m",
            "--budget",
            Double.toString(budget),
            "--summary",
            summary.toString());

    assertThat(run.err()).containsOnlyOnce("the budget of $0.30 ended the run: ");
    assertThat(run.out()).contains("Ended early: the budget of $0.30 ended the run: ");
    JsonNode json = new ObjectMapper().readTree(summary.toFile());
    assertThat(json.at("/run/seconds").asDouble()).isLessThan(100);
    assertThat(json.at("/run/stopped_by").asText()).contains("simulated money");
    assertThat(json.at("/validity/verdict").asText())
        .as("the books balance: %s", json.at("/validity"))
        .isNotEqualTo("invalid");
    JsonNode all = costOfAll(json);
    double each = all.get(6).asDouble();
    assertThat(each).isPositive();
    assertThat(all.get(4).asDouble() + all.get(5).asDouble())
        .isBetween(0.01, budget + 2 * USERS * each);
  }

  private static JsonNode costOfAll(JsonNode summary) {
    for (JsonNode table : summary.get("tables")) {
      if (table.get("title").asText().equals("Cost")) {
        return table.get("rows").get(table.get("rows").size() - 1);
      }
    }
    throw new AssertionError("there is no table of cost: " + summary.get("tables"));
  }
}
