package dev.stampede.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is configured, with the origin of each value. Immutable; layers are laid over it
 * one after the other.
 *
 * @param region the AWS region, where neither the environment nor a profile names one
 * @param agents by the name that scenarios use
 * @param functions by the name that scenarios use
 * @param messages what users may say, by topic
 * @param payloads what functions may be sent, by name: JSON objects in Java's own types
 * @param targets the rules that decide the exit code, one text each
 * @param profiles loads by name
 * @param prices what things cost
 * @param systems what may be tested, by the name that {@code --target} takes
 * @param production whether a run against AWS must be confirmed with {@code --yes-production}
 * @param flags values for the command line's flags, by long name without dashes
 */
public record Configuration(
    Setting<String> region,
    Map<String, AgentEntry> agents,
    Map<String, FunctionEntry> functions,
    Map<String, Setting<List<String>>> messages,
    Map<String, Setting<Map<String, @Nullable Object>>> payloads,
    List<Setting<String>> targets,
    Map<String, Setting<Profile>> profiles,
    Setting<Prices> prices,
    Map<String, SystemEntry> systems,
    Setting<Boolean> production,
    Map<String, Setting<String>> flags) {

  /** Takes copies, which nobody can change. */
  public Configuration {
    agents = copy(agents);
    functions = copy(functions);
    messages = copy(messages);
    payloads = copy(payloads);
    targets = List.copyOf(targets);
    profiles = copy(profiles);
    systems = copy(systems);
    flags = copy(flags);
  }

  private static <T> Map<String, T> copy(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** The configuration that is packed in. */
  public static Configuration defaults() {
    return ConfigurationFile.defaults();
  }

  /** The same with a system's own agents, functions and region in the place of all systems'. */
  public Configuration of(SystemEntry system) {
    return new Configuration(
        system.region().orElse(region),
        over(agents, system.agents()),
        over(functions, system.functions()),
        messages,
        payloads,
        targets,
        profiles,
        prices,
        systems,
        new Setting<>(system.production(), system.target().origin()),
        flags);
  }

  private static <T> Map<String, T> over(Map<String, T> below, Map<String, T> above) {
    Map<String, T> both = new LinkedHashMap<>(below);
    both.putAll(above);
    return both;
  }
}
