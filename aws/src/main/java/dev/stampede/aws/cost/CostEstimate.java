package dev.stampede.aws.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What invocations will cost if each uses the same tokens: known before a run, and no more than an
 * estimate.
 *
 * @param invocations how many
 * @param turn what each uses
 * @param price what its model costs
 */
public record CostEstimate(long invocations, TypicalTurn turn, TokenPrice price) {

  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  /** Refuses a number that cannot be. */
  public CostEstimate {
    if (invocations < 0) {
      throw new IllegalArgumentException("invocations are 0 or more, not " + invocations);
    }
  }

  /** All of them, in US dollars. */
  public double dollars() {
    return total().doubleValue();
  }

  /** One of them, in US dollars. */
  public double dollarsEach() {
    return each().doubleValue();
  }

  private BigDecimal total() {
    return each().multiply(BigDecimal.valueOf(invocations));
  }

  private BigDecimal each() {
    return share(turn.inputTokens(), price.input()).add(share(turn.outputTokens(), price.output()));
  }

  private static BigDecimal share(long tokens, double perMillion) {
    return BigDecimal.valueOf(tokens)
        .multiply(BigDecimal.valueOf(perMillion))
        .divide(MILLION, 12, RoundingMode.HALF_EVEN);
  }

  /** The arithmetic, a step a line. */
  public List<String> lines() {
    return List.of(
        "%s: %s per million input tokens, %s per million output tokens"
            .formatted(
                turn.model(),
                money(BigDecimal.valueOf(price.input())),
                money(BigDecimal.valueOf(price.output()))),
        "input:   %d tokens × %s / 1,000,000 = %s"
            .formatted(
                turn.inputTokens(),
                money(BigDecimal.valueOf(price.input())),
                money(share(turn.inputTokens(), price.input()))),
        "output:  %d tokens × %s / 1,000,000 = %s"
            .formatted(
                turn.outputTokens(),
                money(BigDecimal.valueOf(price.output())),
                money(share(turn.outputTokens(), price.output()))),
        "each:    %s + %s = %s"
            .formatted(
                money(share(turn.inputTokens(), price.input())),
                money(share(turn.outputTokens(), price.output())),
                money(each())),
        "in all:  %d invocations × %s = %s".formatted(invocations, money(each()), money(total())));
  }

  /** With as many digits as it takes, and two at the least. */
  private static String money(BigDecimal dollars) {
    BigDecimal plain = dollars.stripTrailingZeros();
    return "$" + plain.setScale(Math.max(2, plain.scale()), RoundingMode.HALF_EVEN).toPlainString();
  }
}
