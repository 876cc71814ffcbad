package dev.stampede.aws;

import dev.stampede.aws.agents.AgentAddress;
import dev.stampede.aws.agents.Agents;

/**
 * A Bedrock agent, and one user's conversation with it: all its turns share a session until {@link
 * #newSession}. For the user's own thread only.
 */
public final class Agent {

  private final String name;
  private final AgentAddress address;
  private final Agents agents;
  private final Sessions sessions;
  private String session;

  Agent(String name, AgentAddress address, Agents agents, Sessions sessions) {
    this.name = name;
    this.address = address;
    this.agents = agents;
    this.sessions = sessions;
    this.session = sessions.next();
  }

  /** The name it was looked up by. */
  public String name() {
    return name;
  }

  /** The id of the present session: 33 to 100 characters, used by no other run or user. */
  public String session() {
    return session;
  }

  /** Begins another conversation: the turns from now on know nothing of those before. */
  public Agent newSession() {
    session = sessions.next();
    return this;
  }

  /**
   * A turn of the conversation; nothing is sent before {@link Ask#ask}.
   *
   * @param row the name of the row it counts in, such as {@code bedrock_agent:scheduling}
   */
  public Ask turn(String row) {
    return new Ask(agents, address, row, session);
  }

  @Override
  public String toString() {
    return "agent " + name + " in session " + session;
  }
}
