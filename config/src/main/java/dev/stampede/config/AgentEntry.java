package dev.stampede.config;

/**
 * An agent that scenarios may call.
 *
 * @param agentId its id, up to ten letters and digits
 * @param aliasId the alias that is called
 */
public record AgentEntry(Setting<String> agentId, Setting<String> aliasId) {}
