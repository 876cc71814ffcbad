package dev.stampede.config;

import dev.stampede.input.Node;
import dev.stampede.input.Node.Mapping;
import dev.stampede.input.Spot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads agents and functions, field by field over those that were there before. */
final class Entries {

  private static final String AGENT = "{agent-id: 5VTIWONUMO, alias-id: HH2U7EZXMW}";
  private static final String FUNCTION = "{name: scheduling-actions-dev, enabled: false}";

  private final Function<Spot, Origin> origin;

  Entries(Function<Spot, Origin> origin) {
    this.origin = origin;
  }

  Map<String, AgentEntry> agents(Optional<Node> node, Map<String, AgentEntry> below) {
    Map<String, AgentEntry> agents = new LinkedHashMap<>(below);
    each(
        node,
        "agents",
        "supervisor: " + AGENT,
        (name, value) -> {
          String path = "agents." + name;
          Mapping fields = value.mapping(path, AGENT).only("key", List.of("agent-id", "alias-id"));
          Optional<AgentEntry> before = Optional.ofNullable(below.get(name));
          agents.put(
              name,
              new AgentEntry(
                  word(fields, path, "agent-id", before.map(AgentEntry::agentId)),
                  word(fields, path, "alias-id", before.map(AgentEntry::aliasId))));
        });
    return agents;
  }

  Map<String, FunctionEntry> functions(Optional<Node> node, Map<String, FunctionEntry> below) {
    Map<String, FunctionEntry> functions = new LinkedHashMap<>(below);
    each(
        node,
        "functions",
        "scheduling: " + FUNCTION,
        (name, value) -> {
          String path = "functions." + name;
          Optional<FunctionEntry> before = Optional.ofNullable(below.get(name));
          if (value instanceof Node.Scalar) {
            // The short form: just the name.
            functions.put(
                name,
                new FunctionEntry(
                    setting(value, value.text(path, FUNCTION)),
                    before.map(FunctionEntry::enabled).orElse(setting(value, true))));
            return;
          }
          Mapping fields = value.mapping(path, FUNCTION).only("key", List.of("name", "enabled"));
          functions.put(
              name,
              new FunctionEntry(
                  word(fields, path, "name", before.map(FunctionEntry::name)),
                  fields
                      .get("enabled")
                      .map(n -> setting(n, n.flag(path + ".enabled")))
                      .or(() -> before.map(FunctionEntry::enabled))
                      .orElse(setting(value, true))));
        });
    return functions;
  }

  /** Those of the entries that a section names itself. */
  <T> Map<String, T> only(Map<String, T> entries, Optional<Node> section) {
    Map<String, T> own = new LinkedHashMap<>(entries);
    own.keySet()
        .retainAll(
            section.map(node -> ((Mapping) node).fields().keySet()).orElse(java.util.Set.of()));
    return own;
  }

  private interface Reading {
    void read(String name, Node value);
  }

  private static void each(Optional<Node> section, String what, String example, Reading reading) {
    section.ifPresent(node ->
        node.mapping(what, "\n" + example)
            .fields()
            .values()
            .forEach(field -> reading.read(field.name(), field.value())));
  }

  private Setting<String> word(
      Mapping fields, String path, String key, Optional<Setting<String>> before) {
    return fields
        .get(key)
        .map(node -> setting(node, node.text(path + "." + key, "ABCDEFGHIJ").strip()))
        .or(() -> before)
        .orElseThrow(() -> fields.wrong(path + " needs " + key));
  }

  private <T> Setting<T> setting(Node node, T value) {
    return new Setting<>(value, origin.apply(node.spot()));
  }
}
