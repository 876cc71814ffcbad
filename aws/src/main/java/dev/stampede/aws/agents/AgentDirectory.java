package dev.stampede.aws.agents;

import dev.stampede.aws.target.TargetException;
import dev.stampede.input.Nearest;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The agents that scenarios may call, by name.
 *
 * @param agents where each is found
 */
public record AgentDirectory(SortedMap<String, AgentAddress> agents) {

  /** The system that the suite was first written for, and that the emulator plays. */
  private static final Map<String, AgentAddress> USUAL =
      Map.of(
          "supervisor", new AgentAddress("5VTIWONUMO", "HH2U7EZXMW"),
          "scheduling", new AgentAddress("IX24FSMTQH", "TYJRF3CJ7F"),
          "information", new AgentAddress("C9ANXRIO8Y", "YVNFXEKPWO"),
          "notes", new AgentAddress("G5BVBYEPUM", "F9QQNLZUW8"),
          "chitchat", new AgentAddress("BIUW1ARHGL", "THIPMPJCPI"));

  /** Takes a copy, which nobody can change. */
  public AgentDirectory {
    agents = Collections.unmodifiableSortedMap(new TreeMap<>(agents));
  }

  /**
   * The usual agents, where {@code SUPERVISOR_AGENT_ID}, {@code SUPERVISOR_ALIAS_ID} and so on may
   * name others.
   *
   * @param environment the environment's variables
   * @throws TargetException if a variable holds no id
   */
  public static AgentDirectory of(Map<String, String> environment) {
    SortedMap<String, AgentAddress> agents = new TreeMap<>();
    USUAL.forEach((name, usual) -> {
      String variable = name.toUpperCase(Locale.ROOT);
      String agent = value(environment, variable + "_AGENT_ID", usual.agentId());
      String alias = value(environment, variable + "_ALIAS_ID", usual.aliasId());
      try {
        agents.put(name, new AgentAddress(agent, alias));
      } catch (IllegalArgumentException e) {
        throw new TargetException(
            "%s_AGENT_ID and %s_ALIAS_ID: %s".formatted(variable, variable, e.getMessage()), e);
      }
    });
    return new AgentDirectory(agents);
  }

  private static String value(Map<String, String> environment, String name, String otherwise) {
    String value = environment.getOrDefault(name, "").strip();
    return value.isEmpty() ? otherwise : value;
  }

  /** The same and one more, or another in its place. */
  public AgentDirectory with(String name, AgentAddress address) {
    SortedMap<String, AgentAddress> more = new TreeMap<>(agents);
    more.put(name, address);
    return new AgentDirectory(more);
  }

  /**
   * Where an agent is found.
   *
   * @throws IllegalArgumentException if there is none of this name, naming those that there are
   */
  public AgentAddress find(String name) {
    AgentAddress address = agents.get(name);
    if (address == null) {
      throw new IllegalArgumentException(
          "there is no agent '%s'%s; the agents are %s"
              .formatted(name, nearest(name), String.join(", ", agents.keySet())));
    }
    return address;
  }

  private String nearest(String name) {
    return Nearest.of(name, agents.keySet())
        .map(known -> ": did you mean '" + known + "'?")
        .orElse("");
  }
}
