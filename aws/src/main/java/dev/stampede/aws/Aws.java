package dev.stampede.aws;

import dev.stampede.aws.agents.AgentAddress;
import dev.stampede.aws.agents.Agents;
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
