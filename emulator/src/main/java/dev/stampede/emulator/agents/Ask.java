package dev.stampede.emulator.agents;

import java.util.Optional;

/**
 * What a caller asks of an agent: one InvokeAgent request, read and found valid.
 *
 * @param alias the alias it was called by: the agent's own, or the working draft's
 * @param trace whether traces are wanted ({@code enableTrace})
 * @param streamed whether the answer comes in pieces ({@code streamFinalResponse})
 * @param end whether the session ends with this turn ({@code endSession})
 * @param results what came of an action that was left to the caller; the text is ignored then
 * @param region where the agents are
 */
public record Ask(
    Agent agent,
    String alias,
    String sessionId,
    String text,
    boolean trace,
    boolean streamed,
    boolean end,
    Optional<Results> results,
    String region) {

  /** Asks with a text, in {@code us-east-1}. */
  public Ask(
      Agent agent,
      String alias,
      String sessionId,
      String text,
      boolean trace,
      boolean streamed,
      boolean end) {
    this(agent, alias, sessionId, text, trace, streamed, end, Optional.empty(), "us-east-1");
  }

  /**
   * The caller's results ({@code returnControlInvocationResults}).
   *
   * @param invocationId which invocation they are of
   * @param text the first result's body
   */
  public record Results(String invocationId, String text) {}
}
