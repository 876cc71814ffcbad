package dev.stampede.emulator.agents;

import dev.stampede.emulator.chance.Draws;
import java.util.EnumSet;
import java.util.Set;

/**
 * What one turn does out of the ordinary: drawn when it is asked for, noted when it comes true. A
 * habit whose share is 0 costs no draw.
 */
final class Habits {
  private final AgentsBehaviour behaviour;
  private final Draws draws;
  private final Set<Habit> shown = EnumSet.noneOf(Habit.class);

  Habits(AgentsBehaviour behaviour, Draws draws) {
    this.behaviour = behaviour;
    this.draws = draws;
  }

  AgentsBehaviour behaviour() {
    return behaviour;
  }

  Draws draws() {
    return draws;
  }

  /** Whether the turn should do it. */
  boolean wants(Habit habit) {
    double share = behaviour.share(habit);
    return share > 0 && draws.unit(habit.purpose(), habit.draw()) < share;
  }

  /** Whether the turn should do it and can; then it is noted. */
  boolean shows(Habit habit, boolean possible) {
    return possible && wants(habit) && shown.add(habit);
  }

  /** The turn does it, drawn or not. */
  void note(Habit habit) {
    shown.add(habit);
  }

  Set<Habit> shown() {
    return shown;
  }
}
