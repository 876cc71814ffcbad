package dev.stampede.web;

import dev.stampede.scenario.TaskRatio;
import java.util.List;

/**
 * How often each task is done.
 *
 * @param perClass each level a whole of its own
 * @param total each share one of everything
 */
public record Ratios(List<TaskRatio> perClass, List<TaskRatio> total) {

  /** Takes copies. */
  public Ratios {
    perClass = List.copyOf(perClass);
    total = List.copyOf(total);
  }
}
