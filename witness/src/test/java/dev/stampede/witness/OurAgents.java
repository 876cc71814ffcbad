package dev.stampede.witness;

import dev.stampede.aws.agents.AgentAddress;
import dev.stampede.aws.agents.Agents;
import dev.stampede.aws.agents.AgentsSettings;
import dev.stampede.aws.agents.Question;
import dev.stampede.aws.agents.Reply;
import dev.stampede.aws.target.Client;
import dev.stampede.aws.target.Target;
import dev.stampede.aws.wire.WireSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Our own client of agents, asking what the official one asks. */
final class OurAgents implements AutoCloseable {

  private final Client client;
  private final Agents agents;

  private OurAgents(Client client) {
    this.client = client;
    this.agents = Agents.over(client, AgentsSettings.of(Map.of()));
  }

  static OurAgents at(URI endpoint) {
    return new OurAgents(Client.of(Target.url(endpoint), WireSettings.defaults()));
  }

  /** Asks the supervisor. */
  Reply ask(String sessionId, String text, boolean traced, boolean streamed) {
    return agents.ask(
        new Question(
            new AgentAddress(OfficialAgents.SUPERVISOR, OfficialAgents.SUPERVISOR_ALIAS),
            sessionId,
            text,
            traced,
            streamed,
            false,
            Map.of(),
            List.of()));
  }

  @Override
  public void close() {
    client.close();
  }
}
