package dev.stampede.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Lays the environment over a configuration: {@code AWS_REGION}, {@code SUPERVISOR_AGENT_ID},
 * {@code SUPERVISOR_ALIAS_ID} and the like for each agent, {@code BULK_OPS_FUNCTION_NAME} for each
 * function, and {@code STAMPEDE_SPAWN_RATE} and the like for each flag. A variable that is empty
 * says nothing.
 */
public final class EnvironmentLayer {

  /** What the variables of flags begin with. */
  public static final String PREFIX = "STAMPEDE_";

  private final Map<String, String> environment;

  private EnvironmentLayer(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Lays an environment over a configuration.
   *
   * @param flags the long names of the flags that a variable may set
   */
  public static Configuration lay(
      Map<String, String> environment, Configuration below, Iterable<String> flags) {
    return new EnvironmentLayer(environment).over(below, flags);
  }

  /** The variable of a flag: {@code STAMPEDE_SPAWN_RATE} for {@code spawn-rate}. */
  public static String variable(String flag) {
    return PREFIX + upper(flag);
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  private Configuration over(Configuration below, Iterable<String> flags) {
    Map<String, AgentEntry> agents = new LinkedHashMap<>();
    below
        .agents()
        .forEach((name, agent) ->
            agents.put(
                name,
                new AgentEntry(
                    found(upper(name) + "_AGENT_ID").orElse(agent.agentId()),
                    found(upper(name) + "_ALIAS_ID").orElse(agent.aliasId()))));
    Map<String, FunctionEntry> functions = new LinkedHashMap<>();
    below
        .functions()
        .forEach((name, function) ->
            functions.put(
                name,
                new FunctionEntry(
                    found(upper(name) + "_FUNCTION_NAME").orElse(function.name()),
                    function.enabled())));
    Map<String, Setting<String>> values = new LinkedHashMap<>(below.flags());
    for (String flag : flags) {
      found(variable(flag)).ifPresent(value -> values.put(flag, value));
    }
    return new Configuration(
        found("AWS_REGION").orElse(below.region()),
        agents,
        functions,
        below.messages(),
        below.payloads(),
        below.targets(),
        below.profiles(),
        below.prices(),
        below.systems(),
        below.production(),
        values);
  }

  private Optional<Setting<String>> found(String name) {
    String value = environment.getOrDefault(name, "").strip();
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(new Setting<>(value, new Origin.Environment(name)));
  }
}
