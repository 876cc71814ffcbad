package dev.stampede.emulator.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stampede.emulator.agents.Agent;
import dev.stampede.emulator.wire.CanonicalUri;
import dev.stampede.emulator.wire.ServiceError;
import java.util.Optional;

/**
 * The path of InvokeAgent: {@code /agents/{agent}/agentAliases/{alias}/sessions/{session}/text},
 * its parameters decoded.
 */
record AgentPath(String agentId, String aliasId, String sessionId) {

  /**
   * The service's constraint on an id: letters, digits and some marks. Checked by hand, as it is
   * checked for every call.
   */
  record Constraint(int least, int most, String marks) {
    boolean admits(String value) {
      boolean good = value.length() >= least && value.length() <= most;
      for (int i = 0; good && i < value.length(); i++) {
        char c = value.charAt(i);
        good =
            (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || marks.indexOf(c) >= 0;
      }
      return good;
    }

    String pattern() {
      return "[0-9a-zA-Z" + marks + "]{" + least + "," + most + "}";
    }
  }

  private static final Constraint ID = new Constraint(1, 10, "");

  /** That of session ids, and of memory ids as well. */
  static final Constraint SESSION = new Constraint(2, 100, "._:-");

  /** Takes a path apart; empty if it is another operation's. */
  static Optional<AgentPath> of(String uri) {
    int query = uri.indexOf('?');
    String[] parts = (query < 0 ? uri : uri.substring(0, query)).split("/", -1);
    boolean matches =
        parts.length == 8
            && parts[1].equals("agents")
            && parts[3].equals("agentAliases")
            && parts[5].equals("sessions")
            && parts[7].equals("text");
    return matches
        ? Optional.of(new AgentPath(decoded(parts[2]), decoded(parts[4]), decoded(parts[6])))
        : Optional.empty();
  }

  private static String decoded(String part) {
    return part.indexOf('%') < 0 ? part : new String(CanonicalUri.decoded(part), UTF_8);
  }

  /**
   * The agent of the path.
   *
   * @throws Refused if a parameter is malformed, or there is no such agent or alias
   */
  Agent agent() {
    check("agentId", agentId, ID);
    check("agentAliasId", aliasId, ID);
    check("sessionId", sessionId, SESSION);
    return Agent.ofId(agentId)
        .filter(agent -> agent.hasAlias(aliasId))
        .orElseThrow(() ->
            new Refused(
                ServiceError.RESOURCE_NOT_FOUND,
                "Failed to retrieve resource because it doesn't exist. Retry your request with a"
                    + " different resource identifier."));
  }

  /** The session's id if it is a valid one, else nothing. */
  String validSessionId() {
    return SESSION.admits(sessionId) ? sessionId : "";
  }

  /**
   * Checks a member of a request.
   *
   * @throws Refused if it is malformed
   */
  static void check(String member, String value, Constraint constraint) {
    if (!constraint.admits(value)) {
      throw new Refused(
          ServiceError.VALIDATION,
          "1 validation error detected: Value '"
              + value
              + "' at '"
              + member
              + "' failed to satisfy constraint: Member must satisfy regular expression pattern: ^"
              + constraint.pattern()
              + "$");
    }
  }
}
