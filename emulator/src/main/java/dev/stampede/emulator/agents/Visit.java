package dev.stampede.emulator.agents;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * One agent's part in a turn: it hears a text, makes its moves one after the other, and answers.
 *
 * @param number 0 for a supervisor that was asked, 1 for the first collaborator, and so on
 */
record Visit(int number, Chain chain, Words text, Words answer, List<Move> moves) {

  /** Whether it comes to a proper end: with an answer of its own model, or of the one routed to. */
  boolean finishes() {
    if (moves.isEmpty()) {
      return false;
    }
    Move last = moves.getLast();
    return last.kind() == Move.Kind.ANSWER
        || (last.kind() == Move.Kind.CLASSIFY && last.delegates().getLast().finishes());
  }

  /** The visit whose action is left to the caller: this one, or one that it led to. */
  Optional<Visit> handedOver() {
    if (moves.isEmpty()) {
      return Optional.empty();
    }
    Move last = moves.getLast();
    if (last.kind() == Move.Kind.HAND_OVER) {
      return Optional.of(this);
    }
    return last.delegates().isEmpty() ? Optional.empty() : last.delegates().getLast().handedOver();
  }

  /** Takes in this visit and all that it led to. */
  void forEach(BiConsumer<Visit, Move> reader) {
    for (Move move : moves) {
      reader.accept(this, move);
      for (Visit delegate : move.delegates()) {
        delegate.forEach(reader);
      }
    }
  }
}
