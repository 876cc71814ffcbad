package dev.stampede.aws.trace;

import java.util.List;

/**
 * What the trace of one turn told.
 *
 * @param events how many trace events came
 * @param unreadable how many of them could not be read
 * @param unknown how many members of theirs are of names that nobody knows here
 * @param bytes their size in all
 * @param route where the asked agent sent the turn
 * @param classifierChose whether the asked agent's routing classifier made the choice, not its
 *     orchestration
 * @param fellBack whether that classifier was asked and left the choice to the orchestration
 * @param delegatedAt when the first delegation arrived, in nanoseconds; meaningless without one
 * @param hops who took part, in the order in which they were done; at most {@value #MAX_HOPS}
 * @param modelCalls how many model invocations there were, those beyond the kept hops included
 * @param actions how many actions there were, likewise
 * @param inputTokens tokens read by all models, of all agents
 * @param outputTokens tokens written by all models, of all agents
 * @param usage who used which model how much, in the order in which they began; its sums are the
 *     tokens
 * @param finished whether the asked agent said that it was done: a {@code FINISH} observation (or
 *     {@code ASK_USER}, its other end) with a caller chain of length 1
 * @param guardrailIntervened whether a guardrail of the asked agent stepped in
 * @param failure the reason of the first failure trace; empty where there was none
 */
public record TurnTrace(
    int events,
    int unreadable,
    int unknown,
    long bytes,
    Route route,
    boolean classifierChose,
    boolean fellBack,
    long delegatedAt,
    List<Hop> hops,
    int modelCalls,
    int actions,
    long inputTokens,
    long outputTokens,
    List<ModelUsage> usage,
    boolean finished,
    boolean guardrailIntervened,
    String failure) {

  /** The most hops of one turn that are kept. */
  public static final int MAX_HOPS = 64;

  /** No trace was asked for, or none came. */
  public static final TurnTrace NONE =
      new TurnTrace(
          0,
          0,
          0,
          0,
          new Route(List.of()),
          false,
          false,
          0,
          List.of(),
          0,
          0,
          0,
          0,
          List.of(),
          false,
          false,
          "");

  /** Takes copies, which nobody can change. */
  public TurnTrace {
    hops = List.copyOf(hops);
    usage = List.copyOf(usage);
  }

  /** Whether a guardrail ended the turn in the asked agent's place: it never said it was done. */
  public boolean cutShort() {
    return guardrailIntervened && !finished;
  }
}
