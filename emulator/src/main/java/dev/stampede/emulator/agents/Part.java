package dev.stampede.emulator.agents;

/**
 * The events of a turn. {@code ROOT} parts are the supervisor's, {@code CHILD} parts the
 * collaborator's.
 */
enum Part {
  ROOT_PROMPT,
  ROOT_OUTPUT,
  ROOT_RATIONALE,
  ROOT_DELEGATION,
  CHILD_PROMPT,
  CHILD_OUTPUT,
  CHILD_RATIONALE,
  CHILD_ACTION,
  CHILD_ACTION_RESULT,
  CHILD_PROMPT_2,
  CHILD_OUTPUT_2,
  CHILD_FINISH,
  ROOT_RESULT,
  ROOT_PROMPT_2,
  ROOT_OUTPUT_2,
  ROOT_FINISH,
  /** The usage of the whole turn in one model output: only where traces are compact. */
  COMPACT_USAGE,
  /** A piece of the answer, or all of it. */
  CHUNK
}
