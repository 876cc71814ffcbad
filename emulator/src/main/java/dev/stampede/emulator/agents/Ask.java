package dev.stampede.emulator.agents;

/**
 * What a caller asks of an agent: one InvokeAgent request, read and found valid.
 *
 * @param alias the alias it was called by: the agent's own, or the working draft's
 * @param trace whether traces are wanted ({@code enableTrace})
 * @param streamed whether the answer comes in pieces ({@code streamFinalResponse})
 * @param end whether the session ends with this turn ({@code endSession})
 */
public record Ask(
    Agent agent,
    String alias,
    String sessionId,
    String text,
    boolean trace,
    boolean streamed,
    boolean end) {}
