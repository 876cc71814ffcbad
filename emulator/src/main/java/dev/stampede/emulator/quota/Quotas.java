package dev.stampede.emulator.quota;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All quotas; what is absent is without limit.
 *
 * @param account of the calls of all agents together
 * @param agents of the calls of each agent, by its name; {@code default} for each that has none of
 *     its own
 * @param model of the model behind all agents
 */
public record Quotas(
    Optional<RequestQuota> account, Map<String, RequestQuota> agents, Optional<ModelQuota> model) {

  /** The name under which agents without a quota of their own find theirs. */
  public static final String DEFAULT = "default";

  /** No limits. */
  public static final Quotas NONE = new Quotas(Optional.empty(), Map.of(), Optional.empty());

  public Quotas {
    agents = Collections.unmodifiableMap(new LinkedHashMap<>(agents));
  }

  /** The quota of an agent, its own or the default one. */
  public Optional<RequestQuota> agent(String name) {
    RequestQuota own = agents.get(name);
    return Optional.ofNullable(own == null ? agents.get(DEFAULT) : own);
  }
}
