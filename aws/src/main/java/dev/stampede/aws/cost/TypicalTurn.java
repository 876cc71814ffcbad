package dev.stampede.aws.cost;

/**
 * What a turn is taken to use where no trace tells.
 *
 * @param model the name under which the model has its price
 * @param inputTokens tokens read
 * @param outputTokens tokens written
 */
public record TypicalTurn(String model, long inputTokens, long outputTokens) {

  /** Refuses what nobody can use. */
  public TypicalTurn {
    if (inputTokens < 0 || outputTokens < 0) {
      throw new IllegalArgumentException("tokens are 0 or more");
    }
  }
}
