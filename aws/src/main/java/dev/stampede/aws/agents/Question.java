package dev.stampede.aws.agents;

import java.util.List;
import java.util.Map;

/**
 * One turn, as it is asked.
 *
 * @param agent who is asked
 * @param sessionId which conversation it belongs to
 * @param text what the user says
 * @param traced whether a trace is wanted
 * @param streamed whether the answer is to come in chunks as it is written ({@code
 *     streamFinalResponse}), not in one at the end
 * @param endsSession whether the conversation ends with it
 * @param sessionAttributes attributes that the session keeps
 * @param results answers to what an agent that returned control had asked for; with any, the
 *     service ignores the text
 */
public record Question(
    AgentAddress agent,
    String sessionId,
    String text,
    boolean traced,
    boolean streamed,
    boolean endsSession,
    Map<String, String> sessionAttributes,
    List<ReturnControlResult> results) {

  /** Takes copies, which nobody can change. */
  public Question {
    sessionAttributes = Map.copyOf(sessionAttributes);
    results = List.copyOf(results);
  }

  /** A plain turn: a text, an answer in chunks. */
  public static Question of(AgentAddress agent, String sessionId, String text, boolean traced) {
    return new Question(agent, sessionId, text, traced, true, false, Map.of(), List.of());
  }

  boolean hasSessionState() {
    return !sessionAttributes.isEmpty() || !results.isEmpty();
  }
}
