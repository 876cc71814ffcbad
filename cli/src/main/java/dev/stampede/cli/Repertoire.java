package dev.stampede.cli;

import dev.stampede.compile.Scenario;
import dev.stampede.config.Configuration;
import dev.stampede.input.BadInput;
import dev.stampede.scenario.ScenarioException;
import dev.stampede.scenario.TaskFilter;
import dev.stampede.scenario.UserClass;
import java.util.List;

/**
 * What this process can play: the scenario, compiled once, and the loads it may be played under.
 *
 * @param scenario the scenario
 * @param selection its classes and tasks that take part, and what was left out
 * @param configuration what is configured for the target
 * @param wish the load that the flags ask for
 */
record Repertoire(
    Scenario scenario, TaskFilter.Selection selection, Configuration configuration, LoadWish wish) {

  /**
   * Compiles the scenario and chooses from it.
   *
   * @throws ScenarioException if it is missing or wrong, ready to be shown
   */
  static Repertoire of(RunFlags flags, Configuration configuration) {
    Scenario scenario = ScenarioChoice.load(flags.scenario);
    return new Repertoire(
        scenario,
        ScenarioChoice.select(scenario, flags.scenario, configuration),
        configuration,
        flags.run.wish());
  }

  /** What the flags ask for. */
  RunOrder order() {
    return new RunOrder(
        selection.userClasses(), LoadChoice.of(wish, configuration, scenario), wish);
  }

  /**
   * What somebody else asks for.
   *
   * @param classes the names of the user classes; none: all that take part
   * @throws BadInput if there is no such class, or the load cannot be
   */
  RunOrder order(List<String> classes, LoadWish other) {
    List<UserClass> chosen =
        selection.userClasses().stream()
            .filter(type -> classes.isEmpty() || classes.contains(type.name()))
            .toList();
    for (String name : classes) {
      if (chosen.stream().noneMatch(type -> type.name().equals(name))) {
        throw new BadInput("there is no user class '" + name + "' here");
      }
    }
    return new RunOrder(chosen, LoadChoice.of(other, configuration, scenario), other);
  }
}
