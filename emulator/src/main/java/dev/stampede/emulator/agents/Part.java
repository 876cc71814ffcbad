package dev.stampede.emulator.agents;

/** The events of a turn. Each is told by one agent of one move of its visit. */
enum Part {
  /** The model's prompt at an agent's first move. */
  PROMPT,
  /** The model's prompt at a later move: it holds what was found until then. */
  PROMPT_AGAIN,
  /** The model wants to delegate. */
  OUTPUT_DELEGATION,
  RATIONALE_DELEGATION,
  DELEGATION,
  DELEGATION_RESULT,
  /** The model wants an action. */
  OUTPUT_ACTION,
  RATIONALE_ACTION,
  ACTION,
  ACTION_RESULT,
  /** The model answers. */
  OUTPUT_ANSWER,
  FINISH,
  /** The router's classifier and what it does; its choice, result and end. */
  CLASSIFIER_PROMPT,
  CLASSIFIER_OUTPUT,
  CLASSIFIER_UNDECIDED,
  ROUTED,
  ROUTED_RESULT,
  ROUTED_FINISH,
  /** An action that is left to the caller, how a supervisor tells of it, and the event itself. */
  ACTION_LEFT,
  DELEGATION_LEFT,
  RETURN_CONTROL,
  /** The supervisor passes on the results that the caller has brought. */
  RESULTS_PASSED_ON,
  GUARDRAIL,
  FAILURE,
  /** The usage of the whole turn in one model output: only where traces are compact. */
  COMPACT_USAGE,
  FILES,
  UNKNOWN_EVENT,
  /** A trace of a kind no model lists, and a known kind with an unknown step. */
  UNKNOWN_TRACE,
  UNKNOWN_STEP,
  /** A piece of the answer, or all of it. */
  CHUNK;

  /** Whether it shows what a model is asked. */
  boolean prompts() {
    return this == PROMPT || this == PROMPT_AGAIN || this == CLASSIFIER_PROMPT;
  }
}
