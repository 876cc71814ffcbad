package dev.stampede.aws.cost;

/**
 * What a model costs, in US dollars per million tokens.
 *
 * @param input tokens read
 * @param output tokens written
 */
public record TokenPrice(double input, double output) {

  /** Dollars per million are so many billionths of a dollar each. */
  private static final double NANO_DOLLARS = 1_000;

  /** Refuses what is no price. */
  public TokenPrice {
    if (!(input >= 0 && output >= 0)) {
      throw new IllegalArgumentException("a price is 0 or more: " + input + ", " + output);
    }
  }

  /** What so many tokens cost, in billionths of a dollar. */
  long nanoDollars(long inputTokens, long outputTokens) {
    return Math.round(NANO_DOLLARS * (inputTokens * input + outputTokens * output));
  }
}
