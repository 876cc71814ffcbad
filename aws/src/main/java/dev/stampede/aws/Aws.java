package dev.stampede.aws;

import dev.stampede.aws.agents.AgentAddress;
import dev.stampede.aws.agents.Agents;
import dev.stampede.aws.cost.CostEstimate;
import dev.stampede.aws.cost.PriceList;
import dev.stampede.aws.lambda.Functions;
import dev.stampede.scenario.Play;

/** Where scenarios get their targets: made to be imported statically. */
public final class Aws {

  private Aws() {}

  /**
   * An agent with a conversation of its own, for the user that this thread plays.
   *
   * @param name its name, such as {@code supervisor}
   * @throws IllegalArgumentException if there is no such agent, naming the nearest one
   * @throws dev.stampede.aws.target.TargetException if the agents' host cannot be found
   */
  public static Agent agent(String name) {
    Play play = Play.current();
    Agents agents = play.services().get(Agents.class);
    AgentAddress address = agents.settings().directory().find(name);
    agents.ready();
    return new Agent(name, address, agents, Sessions.of(play));
  }

  /**
   * A session id that no user of any run ever had, for {@link Ask#session}: 33 to 100 characters.
   */
  public static String newSessionId() {
    return Sessions.of(Play.current()).next();
  }

  /**
   * What invocations of agents will cost if each uses the typical turn's tokens, by the prices of
   * the configuration: an estimate; {@link Turn#cost} tells the true cost of a turn.
   *
   * @throws IllegalStateException if the typical turn's model has no price
   */
  public static CostEstimate estimateCost(long invocations) {
    PriceList prices = Play.current().services().get(Agents.class).settings().prices();
    return new CostEstimate(
        invocations,
        prices.typical(),
        prices
            .of(prices.typical().model())
            .orElseThrow(() ->
                new IllegalStateException(
                    "no price for the model '%s'".formatted(prices.typical().model()))));
  }

  /**
   * A Lambda function.
   *
   * @param name its name, such as {@code bulk_ops}
   * @throws IllegalArgumentException if there is no such function, naming the nearest one
   * @throws dev.stampede.aws.target.TargetException if the functions' host cannot be found
   */
  public static LambdaFunction function(String name) {
    Functions functions = Play.current().services().get(Functions.class);
    String function = functions.settings().directory().find(name);
    functions.ready();
    return new LambdaFunction(name, function, functions);
  }
}
