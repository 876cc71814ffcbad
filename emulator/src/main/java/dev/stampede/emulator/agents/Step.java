package dev.stampede.emulator.agents;

/** The steps of a turn that take time, in their order. A turn has only some of them. */
enum Step {
  /** The supervisor's model chooses a collaborator. */
  CHOOSE(0, 0.24, true),
  /** The collaborator's model decides on an action, or answers at once. */
  DECIDE(1, 0.26, true),
  /** The action group's function runs. */
  ACT(2, 0.10, false),
  /** The collaborator's model makes an answer of the result. */
  CONCLUDE(3, 0.18, true),
  /** The supervisor's model composes the final answer. */
  COMPOSE(4, 0.22, true);

  static final int COUNT = values().length;

  /** Its place in the order, from 0. */
  final int index;

  /** The usual part of a turn's time. */
  final double weight;

  /** Whether it is a model invocation, which uses tokens. */
  final boolean model;

  Step(int index, double weight, boolean model) {
    this.index = index;
    this.weight = weight;
    this.model = model;
  }

  /** Whether a turn has this step. */
  boolean in(boolean supervised, boolean acts) {
    return switch (this) {
      case CHOOSE, COMPOSE -> supervised;
      case DECIDE -> true;
      case ACT, CONCLUDE -> acts;
    };
  }
}
