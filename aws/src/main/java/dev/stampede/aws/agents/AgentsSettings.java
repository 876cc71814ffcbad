package dev.stampede.aws.agents;

import dev.stampede.aws.cost.PriceList;
import java.util.Map;

/**
 * How agents are called.
 *
 * @param directory which agents there are
 * @param trace which share of the turns asks for a trace
 * @param prices what their models cost
 */
public record AgentsSettings(AgentDirectory directory, TraceShare trace, PriceList prices) {

  /**
   * The usual settings: the usual agents, every turn traced, no model with a price.
   *
   * @param environment the environment's variables, which may name other agents
   * @throws dev.stampede.aws.target.TargetException if a variable holds no id
   */
  public static AgentsSettings of(Map<String, String> environment) {
    return new AgentsSettings(AgentDirectory.of(environment), TraceShare.ALL, PriceList.NONE);
  }

  /** The same with another share of traces. */
  public AgentsSettings withTrace(TraceShare share) {
    return new AgentsSettings(directory, share, prices);
  }

  /** The same with other agents. */
  public AgentsSettings withDirectory(AgentDirectory agents) {
    return new AgentsSettings(agents, trace, prices);
  }

  /** The same with other prices. */
  public AgentsSettings withPrices(PriceList list) {
    return new AgentsSettings(directory, trace, list);
  }
}
