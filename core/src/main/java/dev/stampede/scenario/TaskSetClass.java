package dev.stampede.scenario;

import java.lang.invoke.MethodHandle;
import java.util.Set;

/**
 * A {@link TaskSet} class as the engine sees it.
 *
 * @param name the class's simple name
 * @param weight how often it is drawn, relative to the others
 * @param tags its tags, and those of all that it lies in
 * @param needs what it cannot do without, and all that it lies in
 * @param constructor takes whoever plays it
 * @param tasks what is in it
 */
public record TaskSetClass(
    String name,
    int weight,
    Set<String> tags,
    Set<String> needs,
    MethodHandle constructor,
    Tasks tasks)
    implements TaskNode {

  /**
   * Makes one, on the user's own thread.
   *
   * @param around the user or task set that drew it
   * @param user whose it is
   * @throws Throwable whatever its constructor throws
   */
  public TaskSet create(Actor around, User user) throws Throwable {
    TaskSet set = (TaskSet) constructor.invokeExact(around);
    set.belongTo(user);
    return set;
  }

  /** Begins it: its {@link TaskSet#onStart}. */
  public void start(TaskSet set) {
    set.onStart();
  }

  /** Ends it: its {@link TaskSet#onStop}. */
  public void stop(TaskSet set) {
    set.onStop();
  }

  TaskSetClass with(Tasks fewer) {
    return new TaskSetClass(name, weight, tags, needs, constructor, fewer);
  }
}
