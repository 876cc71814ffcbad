package dev.stampede.emulator.agents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The agents of the emulated account: a supervisor, the four collaborators it delegates to, and a
 * coordinator, which is asked by nobody but callers.
 */
public enum Agent {
  SUPERVISOR("5VTIWONUMO", "HH2U7EZXMW"),
  SCHEDULING("IX24FSMTQH", "TYJRF3CJ7F"),
  INFORMATION("C9ANXRIO8Y", "YVNFXEKPWO"),
  NOTES("G5BVBYEPUM", "F9QQNLZUW8"),
  CHITCHAT("BIUW1ARHGL", "THIPMPJCPI"),
  /** The real one's alias is not known: it is called by its working draft. */
  COORDINATOR("QUHR9JP4GT", Agent.DRAFT_ALIAS);

  /** The alias of every agent's working draft. */
  public static final String DRAFT_ALIAS = "TSTALIASID";

  /** The model behind all of them. */
  public static final String MODEL = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

  private static final List<Agent> COLLABORATORS =
      Arrays.stream(values()).filter(agent -> agent != SUPERVISOR && agent != COORDINATOR).toList();

  private static final Map<String, Agent> BY_ID =
      Arrays.stream(values()).collect(Collectors.toMap(Agent::id, Function.identity()));

  private final String label = name().toLowerCase(Locale.ROOT);
  private final String collaboratorName = label + "_collaborator";
  private final String id;
  private final String alias;

  Agent(String id, String alias) {
    this.id = id;
    this.alias = alias;
  }

  /** The short name, e.g. {@code scheduling}: the route in the truth. */
  public String label() {
    return label;
  }

  /** The name in the supervisor's traces, e.g. {@code scheduling_collaborator}. */
  public String collaboratorName() {
    return collaboratorName;
  }

  public String id() {
    return id;
  }

  public String alias() {
    return alias;
  }

  /** The ARN that traces name in a caller chain. */
  public String aliasArn(String region) {
    return arn(region, id, alias);
  }

  /** The ARN of an agent's alias. */
  static String arn(String region, String id, String alias) {
    return "arn:aws:bedrock:" + region + ":123456789012:agent-alias/" + id + "/" + alias;
  }

  /** Whether it delegates to others rather than answering itself. */
  public boolean delegates() {
    return this == SUPERVISOR;
  }

  /** Whether the alias, or the working draft, is one of this agent's. */
  public boolean hasAlias(String aliasId) {
    return aliasId.equals(alias) || aliasId.equals(DRAFT_ALIAS);
  }

  /** The agent of an id. */
  public static Optional<Agent> ofId(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /** Those the supervisor may choose. */
  public static List<Agent> collaborators() {
    return COLLABORATORS;
  }

  /** The collaborator that a collaborator turns to where there are three levels. */
  Agent consultant() {
    return this == INFORMATION ? SCHEDULING : INFORMATION;
  }

  /** The {@code index}-th of the three collaborators that are not this one. */
  Agent other(int index) {
    var others = new ArrayList<>(COLLABORATORS);
    others.remove(this);
    return others.get(index);
  }
}
