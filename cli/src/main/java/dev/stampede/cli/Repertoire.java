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
        flags.wish(configuration));
  }

  /**
   * What the flags ask for.
   *
   * @throws BadInput if there can be no such load
   */
  RunOrder order() {
    return order(selection.userClasses(), wish);
  }

  /**
   * What somebody else asks for.
   *
   * @throws BadInput if there can be no such load
   */
  RunOrder order(List<UserClass> classes, LoadWish other) {
    LoadWish decided = other.orOnly(scenario.shapes());
    return new RunOrder(classes, LoadChoice.of(decided, configuration, scenario), decided);
  }
}
