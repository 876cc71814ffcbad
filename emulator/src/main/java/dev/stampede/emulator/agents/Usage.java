package dev.stampede.emulator.agents;

/**
 * The tokens of a turn's model invocations. They follow from the sizes of the texts alone: a prompt
 * is the agent's instructions, the conversation so far, the message, and what earlier moves
 * brought.
 */
final class Usage {
  private static final int CLASSIFIER_PROMPT = 310;
  private static final int CLASSIFIED = 12;
  private static final int SUPERVISOR_PROMPT = 820;
  private static final int COLLABORATOR_PROMPT = 560;
  private static final int TOOL_CALL = 85;
  private static final int THOUGHT = 45;

  private final int[] in;
  private final int[] out;
  private int totalIn;
  private int totalOut;

  /**
   * Counts the tokens of a turn.
   *
   * @param moves how many moves it has
   * @param text size of what the caller said, in tokens
   * @param history size of the conversation before, in tokens
   */
  Usage(Visit top, int moves, int text, int history) {
    in = new int[moves];
    out = new int[moves];
    count(top, text, top.chain().speaker().delegates() ? history : 0);
  }

  private void count(Visit visit, int text, int history) {
    boolean supervisor = visit.chain().speaker().delegates();
    int prompt = (supervisor ? SUPERVISOR_PROMPT : COLLABORATOR_PROMPT) + history + text;
    for (Move move : visit.moves()) {
      for (Visit delegate : move.delegates()) {
        boolean whole = delegate.text() == visit.text();
        count(delegate, whole ? text : tokens(delegate.text().text().length()), 0);
      }
      switch (move.kind()) {
        case CLASSIFY -> add(move, CLASSIFIER_PROMPT + history + text, CLASSIFIED);
        case THINK, HAND_OVER -> {
          int said = THOUGHT + (move.action().isPresent() ? TOOL_CALL : 0);
          for (Visit delegate : move.delegates()) {
            boolean whole = delegate.text() == visit.text();
            said += TOOL_CALL + (whole ? text : tokens(delegate.text().text().length()));
          }
          add(move, prompt, said);
          prompt += said + move.foundTokens();
        }
        case RESUME -> prompt += move.foundTokens();
        case ANSWER -> {
          int answer = tokens(visit.answer().utf8().length);
          add(move, prompt, answer + (supervisor ? THOUGHT : 0));
        }
      }
    }
  }

  private void add(Move move, int input, int output) {
    in[move.id()] = input;
    out[move.id()] = output;
    totalIn += input;
    totalOut += output;
  }

  int in(Move move) {
    return in[move.id()];
  }

  int out(Move move) {
    return out[move.id()];
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
