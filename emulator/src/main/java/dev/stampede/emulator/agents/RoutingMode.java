package dev.stampede.emulator.agents;

/** How the supervisor finds the collaborator for a message. */
public enum RoutingMode {
  /** Its own model chooses, and composes the final answer of what the collaborator said. */
  SUPERVISOR,
  /**
   * A classifier chooses, and the collaborator's answer is the final one; where the classifier is
   * undecided, the supervisor's model does all as in {@link #SUPERVISOR}.
   */
  SUPERVISOR_ROUTER
}
