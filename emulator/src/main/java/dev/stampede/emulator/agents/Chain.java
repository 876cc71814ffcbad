package dev.stampede.emulator.agents;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Who called whom: the agents from the one that was asked to the one that speaks, at most three.
 * There is one object for each chain.
 */
final class Chain {
  private static final int DEEPEST = 3;
  private static final Map<Agent, Chain> ASKED = next(List.of());

  private final List<Agent> agents;
  private final Map<Agent, Chain> next;

  private Chain(List<Agent> agents) {
    this.agents = agents;
    this.next = agents.size() < DEEPEST ? next(agents) : Map.of();
  }

  private static Map<Agent, Chain> next(List<Agent> agents) {
    var next = new EnumMap<Agent, Chain>(Agent.class);
    for (Agent agent : Agent.values()) {
      var longer = new ArrayList<>(agents);
      longer.add(agent);
      next.put(agent, new Chain(List.copyOf(longer)));
    }
    return next;
  }

  /** The chain of an agent that the caller asked. */
  static Chain of(Agent asked) {
    return Objects.requireNonNull(ASKED.get(asked));
  }

  /** The chain of an agent that the one at the end of this chain asked. */
  Chain then(Agent agent) {
    return Objects.requireNonNull(next.get(agent), "a chain is at most three agents long");
  }

  List<Agent> agents() {
    return agents;
  }

  /** The agent that speaks. */
  Agent speaker() {
    return agents.getLast();
  }

  /** 1 for the agent that the caller asked. */
  int depth() {
    return agents.size();
  }
}
