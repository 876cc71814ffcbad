package dev.stampede.aws;

import dev.stampede.aws.agents.Agents;
import dev.stampede.scenario.Play;

/** Where scenarios get their targets: made to be imported statically. */
public final class Aws {

  private Aws() {}

  /**
   * An agent with a conversation of its own, for the user that this thread plays.
   *
   * @param name its name, such as {@code supervisor}
   * @throws IllegalArgumentException if there is no such agent, naming the nearest one
   */
  public static Agent agent(String name) {
    Play play = Play.current();
    Agents agents = play.services().get(Agents.class);
    return new Agent(name, agents.settings().directory().find(name), agents, Sessions.of(play));
  }
}
