package dev.stampede.emulator.agents;

import dev.stampede.emulator.chance.Draws.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What agents do in a share of their turns. Each has a name in the settings and one in the truth, a
 * turn bears the latter only if it truly happened: a turn without an action cannot leave one out.
 */
public enum Habit {
  /** The supervisor chooses another collaborator than the message calls for. */
  MISROUTE(0, "misroutes", "misrouted"),
  /** The router's classifier cannot decide: full orchestration follows. */
  UNDECIDABLE(1, "undecidable", "fallback"),
  /** The collaborator asks a collaborator of its own. */
  NESTED(2, "nested", "nested"),
  /** The supervisor asks a second collaborator at the same time. */
  PARALLEL(3, "parallel", "parallel"),
  /** The supervisor asks its collaborator a second time. */
  REPEATED(4, "repeated", "repeated"),
  /** The action is left to the caller, whose next request brings its result. */
  RETURN_CONTROL(5, "return-control", "returned_control"),
  /** A file comes with the answer. */
  FILES(6, "files", "files"),
  /** A guardrail blocks the message. */
  GUARDRAIL(7, "guardrail", "guarded"),
  /** The collaborator repeats its action until the service gives up. */
  MAX_ITERATIONS(8, "max-iterations", "max_iterations"),
  /** An event of a type that no model lists stands among the others. */
  UNKNOWN_EVENTS(9, "unknown-events", "unknown_events"),
  /** Traces of kinds, with steps and members, that no model lists stand among the others. */
  UNKNOWN_MEMBERS(10, "unknown-members", "unknown_members"),
  /** The agent answers without the action that the message calls for. */
  WITHOUT_ACTION(11, "without-action", "without_action"),
  /** The action's function fails, and says so in its result. */
  FAILED_ACTION(12, "failed-actions", "failed_action"),
  /** The session's memory is lost before the turn. */
  LOST_CONTEXT(13, "lost-context", "lost_context"),
  /** The answer tells what another session was told to remember. */
  LEAK(14, "leaks", "leaked");

  private final int draw;
  private final String key;
  private final String mark;

  Habit(int draw, String key, String mark) {
    this.draw = draw;
    this.key = key;
    this.mark = mark;
  }

  /** The name in the settings, e.g. {@code lost-context}. */
  public String key() {
    return key;
  }

  /** The name in the truth of a turn that did it, e.g. {@code lost_context}. */
  public String mark() {
    return mark;
  }

  /** The habit of a name in the settings. */
  public static Optional<Habit> ofKey(String key) {
    return Arrays.stream(values()).filter(habit -> habit.key.equals(key)).findFirst();
  }

  /** All names in the settings. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Habit::key).toList();
  }

  int draw() {
    return draw;
  }

  Purpose purpose() {
    return this == MISROUTE ? Purpose.MISROUTE : Purpose.HABIT;
  }
}
