package dev.stampede.aws.agents;

import dev.stampede.aws.wire.Network;
import dev.stampede.aws.wire.WireSettings;
import java.util.Map;
import java.util.Objects;

/**
 * How agents are called.
 *
 * @param target what is tested
 * @param directory which agents there are
 * @param trace which share of the turns asks for a trace
 * @param wire time-outs and connections
 * @param userAgent what the {@code User-Agent} header says
 */
public record AgentsSettings(
    Target target,
    AgentDirectory directory,
    TraceShare trace,
    WireSettings wire,
    String userAgent) {

  /**
   * The usual settings: the usual agents, every turn traced.
   *
   * @param environment the environment's variables, which may name other agents, proxies, and
   *     authorities to trust
   */
  public static AgentsSettings of(Target target, Map<String, String> environment) {
    return new AgentsSettings(
        target,
        AgentDirectory.of(environment),
        TraceShare.ALL,
        WireSettings.defaults().withNetwork(Network.of(environment)),
        "stampede/" + version());
  }

  private static String version() {
    return Objects.requireNonNullElse(
        AgentsSettings.class.getPackage().getImplementationVersion(), "dev");
  }

  /** The same with another share of traces. */
  public AgentsSettings withTrace(TraceShare share) {
    return new AgentsSettings(target, directory, share, wire, userAgent);
  }

  /** The same with other time-outs or connections. */
  public AgentsSettings withWire(WireSettings settings) {
    return new AgentsSettings(target, directory, trace, settings, userAgent);
  }

  /** The same with other agents. */
  public AgentsSettings withDirectory(AgentDirectory agents) {
    return new AgentsSettings(target, agents, trace, wire, userAgent);
  }

  /** The same under another name, such as {@code stampede/0.1.0}. */
  public AgentsSettings withUserAgent(String name) {
    return new AgentsSettings(target, directory, trace, wire, name);
  }
}
