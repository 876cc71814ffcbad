package dev.stampede.cli;

import dev.stampede.compile.PackedScenario;
import dev.stampede.compile.Scenario;
import dev.stampede.compile.ScenarioFile;
import dev.stampede.compile.ScenarioSources;
import dev.stampede.config.Configuration;
import dev.stampede.input.Nearest;
import dev.stampede.scenario.ScenarioException;
import dev.stampede.scenario.TaskFilter;
import dev.stampede.scenario.UserClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Finds the scenario, and what of it takes part. */
final class ScenarioChoice {

  private static final Map<String, PackedScenario> PACKED =
      Map.of("agents", packed("BedrockAgents.java"), "lambda", packed("LambdaFunctions.java"));

  /** What a word that is no user class may have been meant for. */
  private static final List<String> COMMANDS =
      List.of("ask", "config", "cost", "doctor", "emulator", "init", "replay", "report", "runs");

  /** What is played where nothing is named. */
  static final String USUAL = "agents";

  private ScenarioChoice() {}

  private static PackedScenario packed(String file) {
    return new PackedScenario(file, () -> Resources.text("/scenarios/" + file));
  }

  /**
   * Compiles what was named.
   *
   * @throws ScenarioException if it is not there or wrong, ready to be shown
   */
  static Scenario load(ScenarioOptions options) {
    List<String> names = options.sources.isEmpty() ? List.of(USUAL) : options.sources;
    return ScenarioFile.load(ScenarioSources.find(names, PACKED), options.classpath);
  }

  /**
   * The classes and tasks that take part.
   *
   * @throws ScenarioException if none is left
   */
  static TaskFilter.Selection select(
      Scenario scenario, ScenarioOptions options, Configuration configuration) {
    return TaskFilter.ALL
        .withTags(new HashSet<>(options.tags), new HashSet<>(options.excludedTags))
        .withMissing(need -> Directories.missing(configuration, need))
        .apply(named(scenario.userClasses(), options.userClasses));
  }

  private static List<UserClass> named(List<UserClass> all, List<String> wanted) {
    if (wanted.isEmpty()) {
      return all;
    }
    List<String> known = all.stream().map(UserClass::name).toList();
    List<String> near = new ArrayList<>(known);
    near.addAll(COMMANDS);
    for (String name : wanted) {
      if (!known.contains(name)) {
        throw new ScenarioException(
            "there is no user class '%s' in the scenario%s; its classes are %s"
                .formatted(name, Nearest.hint(name, near), String.join(", ", known)));
      }
    }
    return all.stream().filter(type -> wanted.contains(type.name())).toList();
  }
}
