package dev.stampede.run;

import dev.stampede.scenario.UserClass;
import java.util.Set;

/** The part of a stack that a scenario's author can do something about. */
final class Traceback {

  private static final int MAX_FRAMES = 20;

  /** Where the engine begins, seen from a scenario. */
  private static final Set<String> ENGINE =
      Set.of(
          UserLife.class.getName(),
          UserClass.class.getName(),
          UserClass.TaskMethod.class.getName());

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
        if (!frame.getClassName().startsWith("java.lang.invoke.")) {
          text.append("  at ").append(frame).append('\n');
        }
      }
    }
    return text.toString().stripTrailing();
  }
}
