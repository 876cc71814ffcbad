package dev.stampede.emulator.quota;

import dev.stampede.emulator.rate.Rate;
import dev.stampede.input.BadInput;
import java.util.Optional;

/**
 * The quota of the model behind the agents. A model invocation takes its input tokens and {@code
 * maxTokens} when it starts; when it ends it has cost its input and {@code burndown} times its
 * output, and the difference is given back (or, if it is a debt, taken).
 *
 * @param requests invocations
 * @param tokens tokens
 * @param burndown how many tokens of the quota a token of output costs: 5 for Claude 3.7 to 4.7
 * @param maxTokens what an invocation reserves for its output
 * @param throttled how a turn whose invocation is refused ends
 */
public record ModelQuota(
    Optional<Rate> requests,
    Optional<Rate> tokens,
    int burndown,
    int maxTokens,
    Throttling throttled) {

  /** As for Claude Sonnet 4.5. */
  public static final int BURNDOWN = 5;

  /** What the agents' inference configuration says, as traces show it. */
  public static final int MAX_TOKENS = 2048;

  public ModelQuota {
    if (burndown < 1 || burndown > 100 || maxTokens < 0 || maxTokens > 1_000_000) {
      throw new BadInput("burndown must be from 1 to 100, max-tokens 0 to 1000000");
    }
  }
}
