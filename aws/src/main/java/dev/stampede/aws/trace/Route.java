package dev.stampede.aws.trace;

import java.util.List;

/**
 * Where the agent that was asked sent the turn: its own delegations, in order, each collaborator
 * once. A delegation is an {@code AGENT_COLLABORATOR} invocation whose caller chain has length 1,
 * found under {@code orchestrationTrace} or {@code routingClassifierTrace}.
 *
 * @param collaborators their names without the usual {@code _collaborator} at the end; empty where
 *     the agent answered by itself
 */
public record Route(List<String> collaborators) {

  private static final String SUFFIX = "_collaborator";

  /** Takes a copy, which nobody can change. */
  public Route {
    collaborators = List.copyOf(collaborators);
  }

  /**
   * The choice in one word: the collaborator's name, {@code none} where the agent answered by
   * itself, {@code several} where it asked more than one.
   */
  public String label() {
    return switch (collaborators.size()) {
      case 0 -> "none";
      case 1 -> collaborators.getFirst();
      default -> "several";
    };
  }

  /** Whether the turn went to this collaborator, and to no other. */
  public boolean isTo(String collaborator) {
    return collaborators.equals(List.of(plain(collaborator)));
  }

  /** A collaborator's name as people say it: {@code scheduling} for scheduling_collaborator. */
  public static String plain(String name) {
    return name.length() > SUFFIX.length() && name.endsWith(SUFFIX)
        ? name.substring(0, name.length() - SUFFIX.length())
        : name;
  }
}
