package dev.stampede.scenario;

import java.util.Set;

/** What can be drawn: a method, or a whole task set. */
public sealed interface TaskNode permits TaskMethod, TaskSetClass {

  /** The method's or the class's name. */
  String name();

  /** How often it is drawn, relative to the others beside it. */
  int weight();

  /** Its tags, and those of all that it lies in. */
  Set<String> tags();

  /** What it cannot do without, and all that it lies in. */
  Set<String> needs();
}
