package dev.stampede.emulator.agents;

/**
 * The tokens of a turn's model invocations. They follow from the sizes of the texts alone: a prompt
 * is the agent's instructions, the conversation so far, the message, and what earlier steps
 * brought.
 */
final class Usage {
  private static final int SUPERVISOR_PROMPT = 820;
  private static final int COLLABORATOR_PROMPT = 560;
  private static final int TOOL_CALL = 85;
  private static final int THOUGHT = 45;

  private final int[] in = new int[Step.COUNT];
  private final int[] out = new int[Step.COUNT];
  private int totalIn;
  private int totalOut;

  Usage(boolean supervised, boolean acts, int text, int history, int result, int answer) {
    int said = TOOL_CALL + THOUGHT;
    if (supervised) {
      add(Step.CHOOSE, SUPERVISOR_PROMPT + history + text, said + text);
      add(
          Step.COMPOSE,
          SUPERVISOR_PROMPT + history + text + said + text + answer,
          answer + THOUGHT);
    }
    if (acts) {
      add(Step.DECIDE, COLLABORATOR_PROMPT + text, said);
      add(Step.CONCLUDE, COLLABORATOR_PROMPT + text + said + result, answer);
    } else {
      add(Step.DECIDE, COLLABORATOR_PROMPT + text, answer);
    }
  }

  private void add(Step step, int input, int output) {
    in[step.index] = input;
    out[step.index] = output;
    totalIn += input;
    totalOut += output;
  }

  int in(Step step) {
    return in[step.index];
  }

  int out(Step step) {
    return out[step.index];
  }

  int totalIn() {
    return totalIn;
  }

  int totalOut() {
    return totalOut;
  }

  /** The tokens of a text: four bytes each, as a rule of thumb. */
  static int tokens(int bytes) {
    return (bytes + 3) / 4;
  }
}
