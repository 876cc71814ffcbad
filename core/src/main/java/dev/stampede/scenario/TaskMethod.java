package dev.stampede.scenario;

import java.lang.invoke.MethodHandle;
import java.util.Set;

/**
 * A task that is a method.
 *
 * @param name the method's name
 * @param weight how often it is drawn, relative to the others
 * @param tags its tags, and those of all that it lies in
 * @param needs what it cannot do without, and all that it lies in
 * @param method takes the user or task set
 */
public record TaskMethod(
    String name, int weight, Set<String> tags, Set<String> needs, MethodHandle method)
    implements TaskNode {

  /**
   * Has somebody do it.
   *
   * @throws Throwable whatever the task throws
   */
  public void run(Actor actor) throws Throwable {
    // A statement, not a lambda's expression: only so does the compiler ask for (Actor)void.
    method.invokeExact(actor);
  }
}
