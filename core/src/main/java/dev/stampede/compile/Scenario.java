package dev.stampede.compile;

import dev.stampede.input.Nearest;
import dev.stampede.scenario.ScenarioException;
import dev.stampede.scenario.UserClass;
import java.util.List;

/**
 * What was found in a scenario's files.
 *
 * @param userClasses the user classes, in the order in which they are written
 * @param shapes the shapes that need no parameters, in the order in which they are written
 */
public record Scenario(List<UserClass> userClasses, List<ShapeClass> shapes) {

  /** Takes copies, which nobody can change. */
  public Scenario {
    userClasses = List.copyOf(userClasses);
    shapes = List.copyOf(shapes);
  }

  /**
   * The shape of a name.
   *
   * @throws ScenarioException if there is none, with the nearest one that there is
   */
  public ShapeClass shape(String name) {
    return shapes.stream()
        .filter(shape -> shape.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new ScenarioException(
                "there is no shape '%s' in the scenario%s"
                    .formatted(
                        name, Nearest.hint(name, shapes.stream().map(ShapeClass::name).toList()))));
  }
}
