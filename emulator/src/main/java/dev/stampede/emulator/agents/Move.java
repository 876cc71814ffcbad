package dev.stampede.emulator.agents;

import java.util.List;
import java.util.Optional;

/**
 * One invocation of an agent's model and what it led to.
 *
 * @param id place among all moves of the turn, from 0
 * @param number of the step in trace ids, from 0
 * @param draw of which draws its times and ids are made
 * @param action the action it takes
 * @param delegates the collaborators it asks, all at the same time
 */
record Move(
    int id, int number, int draw, Kind kind, Optional<Action> action, List<Visit> delegates) {

  /** What it is for. */
  enum Kind {
    /** The router's classifier chooses a collaborator, or cannot. */
    CLASSIFY,
    /** The model decides on an action or on a delegation. */
    THINK,
    /** The model decides on an action that is left to the caller. */
    HAND_OVER,
    /** No model: the caller has brought the result of the action that was left to it. */
    RESUME,
    /** The model gives the answer. */
    ANSWER;

    /** Whether a model is invoked, which uses tokens and time. */
    boolean thinks() {
      return this != RESUME;
    }
  }

  /** Whether a function of the service's own runs. */
  boolean acts() {
    return kind == Kind.THINK && action.isPresent();
  }

  /** The size of what it brought, in tokens. */
  int foundTokens() {
    int tokens = action.map(taken -> Usage.tokens(taken.result().length())).orElse(0);
    for (Visit delegate : delegates) {
      tokens += Usage.tokens(delegate.answer().utf8().length);
    }
    return kind == Kind.HAND_OVER ? 0 : tokens;
  }
}
