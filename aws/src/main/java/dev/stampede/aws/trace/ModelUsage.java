package dev.stampede.aws.trace;

/**
 * What one agent used of one model in a turn: the ground of the turn's true cost.
 *
 * @param agent the id of the agent that asked the model: the last one of the caller chain; empty
 *     where the trace does not say
 * @param model the foundation model; empty where its invocation was not seen to begin
 * @param calls how many invocations there were
 * @param inputTokens tokens read
 * @param outputTokens tokens written
 */
public record ModelUsage(
    String agent, String model, int calls, long inputTokens, long outputTokens) {

  ModelUsage plus(long input, long output) {
    return new ModelUsage(agent, model, calls + 1, inputTokens + input, outputTokens + output);
  }
}
