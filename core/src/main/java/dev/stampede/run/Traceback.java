package dev.stampede.run;

import dev.stampede.scenario.Actor;
import dev.stampede.scenario.Group;
import dev.stampede.scenario.TaskMethod;
import dev.stampede.scenario.TaskSetClass;
import dev.stampede.scenario.UserClass;
import java.util.List;
import java.util.Set;

/** The part of a stack that a scenario's author can do something about. */
final class Traceback {

  private static final int MAX_FRAMES = 20;

  /** Where the engine begins, seen from a scenario. */
  private static final Set<String> ENGINE =
      Set.of(
          UserLife.class.getName(),
          UserClass.class.getName(),
          TaskMethod.class.getName(),
          TaskSetClass.class.getName());

  /** Between two frames of a scenario. */
  private static final List<String> BETWEEN =
      List.of("java.lang.invoke.", Actor.class.getName(), Group.class.getName());

  private Traceback() {}

  /** The exception, its causes, and their frames down to where the engine called the scenario. */
  static String of(Throwable thrown) {
    StringBuilder text = new StringBuilder();
    int depth = 0;
    for (Throwable t = thrown; t != null && depth < 5; t = t.getCause(), depth++) {
      text.append(depth == 0 ? "" : "Caused by: ").append(t).append('\n');
      int frames = 0;
      for (StackTraceElement frame : t.getStackTrace()) {
        if (ENGINE.contains(frame.getClassName()) || frames++ == MAX_FRAMES) {
          break;
        }
        if (BETWEEN.stream().noneMatch(frame.getClassName()::startsWith)) {
          text.append("  at ").append(frame).append('\n');
        }
      }
    }
    return text.toString().stripTrailing();
  }
}
