package dev.stampede.cli;

import dev.stampede.scenario.TaskRatio;
import dev.stampede.scenario.UserClass;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * A scenario to be looked at: its classes, and how often each task is done, as Locust prints it.
 */
final class ScenarioView {

  private static final String RULE = "-".repeat(80);

  private final PrintStream out;

  ScenarioView(PrintStream out) {
    this.out = out;
  }

  /** The user classes, a line each. */
  void classes(List<UserClass> classes) {
    out.println("Available Users:");
    classes.forEach(type -> out.println("    " + type.name()));
  }

  /** Locust's two tables. */
  void ratios(List<UserClass> classes, int users) {
    out.println();
    out.println(" Task ratio per User class");
    out.println(RULE);
    TaskRatio.perClass(classes, users).forEach(ratio -> line(ratio, 0));
    out.println();
    out.println(" Total task ratio");
    out.println(RULE);
    TaskRatio.total(classes, users).forEach(ratio -> line(ratio, 0));
    out.println();
  }

  private void line(TaskRatio ratio, int level) {
    out.println(
        String.format(
            Locale.ROOT,
            " %-10s %-50s",
            "  ".repeat(level) + String.format(Locale.ROOT, "%.1f%%", 100 * ratio.ratio()),
            "  ".repeat(level) + ratio.name()));
    ratio.tasks().forEach(task -> line(task, level + 1));
  }

  /** The same as Locust's JSON. */
  void ratiosJson(List<UserClass> classes, int users) {
    out.println(
        "{\"per_class\": "
            + json(TaskRatio.perClass(classes, users))
            + ", \"total\": "
            + json(TaskRatio.total(classes, users))
            + "}");
  }

  /** Names are Java's: nothing in them needs to be escaped. */
  private static String json(List<TaskRatio> ratios) {
    StringBuilder text = new StringBuilder("{");
    for (TaskRatio ratio : ratios) {
      text.append(text.length() > 1 ? ", " : "")
          .append('"')
          .append(ratio.name())
          .append("\": {\"ratio\": ")
          .append(ratio.ratio());
      if (!ratio.tasks().isEmpty()) {
        text.append(", \"tasks\": ").append(json(ratio.tasks()));
      }
      text.append('}');
    }
    return text.append('}').toString();
  }
}
