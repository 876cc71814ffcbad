package dev.stampede.aws.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.aws.trace.ModelUsage;
import dev.stampede.aws.trace.Route;
import dev.stampede.aws.trace.TurnTrace;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What turns cost")
class CostTest {

  private static final TypicalTurn TYPICAL = new TypicalTurn("claude-sonnet-4-5", 200, 500);

  private static final PriceList PRICES =
      new PriceList(
          new TreeMap<>(
              Map.of(
                  "claude-sonnet-4", new TokenPrice(2, 10),
                  "claude-sonnet-4-5", new TokenPrice(3, 15),
                  "nova-micro", new TokenPrice(0.035, 0.14))),
          TYPICAL);

  private static TurnTrace trace(int events, int unreadable, ModelUsage... usage) {
    return new TurnTrace(
        events,
        unreadable,
        0,
        0,
        new Route(List.of()),
        false,
        false,
        0,
        List.of(),
        usage.length,
        0,
        0,
        0,
        List.of(usage),
        true,
        false,
        "");
  }

  @Test
  @DisplayName("ten thousand invocations of 200 and 500 tokens cost $81.00, step by step")
  void estimate() {
    CostEstimate estimate = new CostEstimate(10_000, TYPICAL, new TokenPrice(3, 15));
    assertThat(estimate.dollars()).isCloseTo(81.0, within(1e-9));
    assertThat(estimate.dollarsEach()).isCloseTo(0.0081, within(1e-12));
    assertThat(estimate.lines())
        .containsExactly(
            "claude-sonnet-4-5: $3.00 per million input tokens, $15.00 per million output tokens",
            "input:   200 tokens × $3.00 / 1,000,000 = $0.0006",
            "output:  500 tokens × $15.00 / 1,000,000 = $0.0075",
            "each:    $0.0006 + $0.0075 = $0.0081",
            "in all:  10000 invocations × $0.0081 = $81.00");
  }

  @ParameterizedTest(name = "{0} costs as {1}")
  @CsvSource({
    "claude-sonnet-4-5, 3",
    "us.anthropic.claude-sonnet-4-5-20250929-v1:0, 3",
    "anthropic.claude-sonnet-4-20250514-v1:0, 2",
    "amazon.nova-micro-v1:0, 0.035"
  })
  @DisplayName("a model costs what the longest name that its id holds costs")
  void model(String id, double input) {
    assertThat(PRICES.of(id)).map(TokenPrice::input).contains(input);
  }

  @Test
  @DisplayName("a turn costs the sum over its models, each at its own price")
  void trueCost() {
    TurnTrace trace =
        trace(
            9,
            0,
            new ModelUsage("A", "anthropic.claude-sonnet-4-5", 2, 2_078, 189),
            new ModelUsage("B", "amazon.nova-micro-v1:0", 1, 1_000, 100));
    assertThat(PRICES.nanoDollars(trace))
        .hasValue(2_078 * 3_000L + 189 * 15_000L + 1_000 * 35L + 100 * 140L);
  }

  @Test
  @DisplayName("is not known without a trace, with one that is damaged, or for an unpriced model")
  void unknown() {
    ModelUsage known = new ModelUsage("A", "nova-micro", 1, 1, 1);
    assertThat(PRICES.nanoDollars(TurnTrace.NONE)).isEmpty();
    assertThat(PRICES.nanoDollars(trace(3, 0))).isEmpty();
    assertThat(PRICES.nanoDollars(trace(3, 1, known))).isEmpty();
    assertThat(PRICES.nanoDollars(trace(3, 0, known, new ModelUsage("B", "llama", 1, 1, 1))))
        .isEmpty();
    assertThat(PRICES.nanoDollars(trace(3, 0, known))).hasValue(175);
  }
}
