package dev.stampede.aws.agents;

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
 */
public record Question(
    AgentAddress agent,
    String sessionId,
    String text,
    boolean traced,
    boolean streamed,
    boolean endsSession,
    Map<String, String> sessionAttributes) {

  /** Takes a copy of the attributes, which nobody can change. */
  public Question {
    sessionAttributes = Map.copyOf(sessionAttributes);
  }
}
