package dev.stampede.emulator.agents;

import dev.stampede.emulator.chance.Draws;
import dev.stampede.emulator.chance.Draws.Purpose;

/**
 * When the moves of a turn start and end, in nanoseconds since the request was read. Their parts of
 * the whole are drawn around the usual ones; what collaborators do at the same time counts once.
 */
final class Timeline {
  private static final double JITTER = 0.15;
  private static final double CLASSIFY = 0.12;
  private static final double CHOOSE = 0.24;
  private static final double COMPOSE = 0.22;
  private static final double DECIDE = 0.26;
  private static final double CONCLUDE = 0.18;
  private static final double ACT = 0.10;

  private final double[] starts;
  private final double[] thought;
  private final double[] ends;
  private final double whole;
  private final long first;
  private final long total;
  private final Draws draws;

  Timeline(Visit top, int moves, long first, long total, Draws draws) {
    this.first = first;
    this.total = total;
    this.draws = draws;
    starts = new double[moves];
    thought = new double[moves];
    ends = new double[moves];
    double end = lay(top, 0);
    whole = end > 0 ? end : 1;
  }

  private double lay(Visit visit, double from) {
    double at = from;
    boolean supervisor = visit.chain().speaker().delegates();
    for (Move move : visit.moves()) {
      int id = move.id();
      starts[id] = at;
      at += part(weight(move, supervisor), move.draw());
      thought[id] = at;
      if (move.acts()) {
        at += part(ACT, move.draw() + 1);
      }
      double last = at;
      for (Visit delegate : move.delegates()) {
        last = Math.max(last, lay(delegate, at));
      }
      at = last;
      ends[id] = at;
    }
    return at;
  }

  private static double weight(Move move, boolean supervisor) {
    return switch (move.kind()) {
      case CLASSIFY -> CLASSIFY;
      case RESUME -> 0;
      case THINK, HAND_OVER -> supervisor ? CHOOSE : move.number() == 0 ? DECIDE : CONCLUDE;
      case ANSWER -> supervisor ? COMPOSE : move.number() == 0 ? DECIDE : CONCLUDE;
    };
  }

  private double part(double weight, int draw) {
    boolean jitters = total > 0 && weight > 0;
    return jitters ? weight * Math.exp(JITTER * draws.normal(Purpose.STEP_TIME, draw)) : weight;
  }

  private long nanos(double at) {
    return first + Math.round((total - first) * (at / whole));
  }

  /** When its model is invoked. */
  long start(Move move) {
    return nanos(starts[move.id()]);
  }

  /** When its model has answered, and its action or delegation begins. */
  long thought(Move move) {
    return nanos(thought[move.id()]);
  }

  /** When its action or delegation has ended. */
  long end(Move move) {
    return nanos(ends[move.id()]);
  }

  /** When a visit begins. */
  long start(Visit visit) {
    return start(visit.moves().getFirst());
  }

  /** When a visit has ended. */
  long end(Visit visit) {
    return end(visit.moves().getLast());
  }

  /** When the first event leaves. */
  long first() {
    return first;
  }

  /** When the last event leaves. */
  long total() {
    return total;
  }
}
