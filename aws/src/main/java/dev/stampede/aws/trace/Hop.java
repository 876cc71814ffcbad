package dev.stampede.aws.trace;

/**
 * One agent's, model's, action's or knowledge base's share of a turn.
 *
 * @param kind whose share it is
 * @param name the collaborator, the foundation model, {@code group/function}, or the knowledge
 *     base's id
 * @param depth how deep in the chain of agents it ran: 1 is the agent that was asked
 * @param millis how long it took by the service's own clock; 0 where the trace does not say
 */
public record Hop(Kind kind, String name, int depth, long millis) {

  /** Whose share of a turn a hop is. */
  public enum Kind {
    /** A collaborator that was asked by another agent. */
    AGENT,
    /** A call of a foundation model. */
    MODEL,
    /** An action group's function, or the code interpreter. */
    ACTION,
    /** A look-up in a knowledge base. */
    KNOWLEDGE_BASE
  }
}
