package dev.stampede.emulator.truth;

/**
 * One call as it truly was: a row of {@code truth.csv}. Times are {@link System#nanoTime} values of
 * the emulator's process; 0 where nothing was sent.
 *
 * @param invocationId the {@code amz-sdk-invocation-id} header; empty if there was none
 * @param arrivalNanos when the event loop had read the request's last byte
 * @param firstByteNanos when the write that holds the answer's first byte was done
 * @param lastByteNanos when the write that holds the last byte sent was done
 * @param outcome e.g. {@code answered}, {@code status_429}; see {@link TrueOutcome}
 * @param route the collaborator the supervisor chose, e.g. {@code scheduling}; empty if there was
 *     no choice
 * @param expectedRoute the collaborator the message called for; empty if there was no choice
 * @param inputTokens of all model invocations of the turn
 * @param outputTokens of all model invocations of the turn
 * @param sessionId empty if the request named no valid one
 * @param agent the agent called, e.g. {@code supervisor}; empty if it is not known
 * @param attempt from {@code amz-sdk-request}: 1, or more for a retry
 * @param signature e.g. {@code valid}, {@code mismatch}, {@code not_checked}
 * @param connection number of the TCP connection, from 1
 * @param invocation what only calls of functions have
 * @param marks what the turn did out of the ordinary, e.g. {@code leaked}; several are divided by
 *     spaces; see {@link dev.stampede.emulator.agents.Habit}
 * @param modelCalls invocations of models, of all agents and of the classifier
 * @param delegations invocations of collaborators, of all depths
 * @param actions invocations of action groups, those left to the caller included
 * @param quota the quota it exceeded, e.g. {@code model_tokens}; empty if it exceeded none
 */
public record TrueCall(
    String invocationId,
    long arrivalNanos,
    long firstByteNanos,
    long lastByteNanos,
    String outcome,
    String route,
    String expectedRoute,
    int inputTokens,
    int outputTokens,
    String sessionId,
    String agent,
    int attempt,
    String signature,
    int connection,
    TrueInvocation invocation,
    String marks,
    int modelCalls,
    int delegations,
    int actions,
    String quota) {

  /** From the request's last byte to the answer's last byte, in milliseconds. */
  public double tookMillis() {
    return (lastByteNanos - arrivalNanos) / 1e6;
  }
}
