package dev.stampede.aws.agents;

/**
 * Which agent, and which of its aliases.
 *
 * @param agentId up to ten letters and digits
 * @param aliasId likewise; {@code TSTALIASID} is the draft
 */
public record AgentAddress(String agentId, String aliasId) {

  /** Refuses what AWS would refuse: the ids stand in the path of the request. */
  public AgentAddress {
    check("agent id", agentId);
    check("alias id", aliasId);
  }

  private static void check(String what, String id) {
    if (!id.matches("[0-9a-zA-Z]{1,10}")) {
      throw new IllegalArgumentException(
          "'%s' is no %s: those have up to ten letters and digits".formatted(id, what));
    }
  }
}
