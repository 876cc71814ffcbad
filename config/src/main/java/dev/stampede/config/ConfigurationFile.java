package dev.stampede.config;

import dev.stampede.input.BadInput;
import dev.stampede.input.Document;
import dev.stampede.input.Node;
import dev.stampede.input.Node.Mapping;
import dev.stampede.input.Spot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lays a {@code stampede.yaml} over a configuration. Agents and functions are laid over each other
 * field by field; of all else, what has a name replaces what had it, and lists and the prices are
 * replaced as a whole.
 */
public final class ConfigurationFile {

  private static final List<String> KEYS =
      List.of(
          "region",
          "production",
          "agents",
          "functions",
          "messages",
          "payloads",
          "targets",
          "profiles",
          "prices",
          "systems",
          "run");

  /** Stands in a list of targets for those of whatever is called. */
  public static final String DEFAULT_TARGETS = "defaults";

  private final Mapping root;
  private final Configuration below;
  private final Function<Spot, Origin> origin;
  private final Collection<String> flags;

  private ConfigurationFile(
      Mapping root, Configuration below, Function<Spot, Origin> origin, Collection<String> flags) {
    this.root = root.only("key", KEYS);
    this.below = below;
    this.origin = origin;
    this.flags = flags;
  }

  /**
   * Lays a file over a configuration.
   *
   * @param flags the long names of the flags that {@code run:} may set
   * @throws BadInput naming file, line, what is wrong and what is nearest to it
   */
  public static Configuration lay(Path file, Configuration below, Collection<String> flags) {
    return lay(Document.read(file), below, flags);
  }

  /** As the other, of a file that has been read. */
  static Configuration lay(Mapping root, Configuration below, Collection<String> flags) {
    return new ConfigurationFile(root, below, Origin.InFile::new, flags).configuration();
  }

  static Configuration defaults() {
    try (InputStream in = ConfigurationFile.class.getResourceAsStream("defaults.yaml")) {
      if (in == null) {
        throw new IllegalStateException("the packed-in configuration is missing");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Setting<String> nowhere = new Setting<>("", new Origin.Default());
      Configuration nothing =
          new Configuration(
              nowhere,
              Map.of(),
              Map.of(),
              Map.of(),
              Map.of(),
              List.of(),
              Map.of(),
              new Setting<>(PricesSection.NONE, new Origin.Default()),
              Map.of(),
              new Setting<>(false, new Origin.Default()),
              Map.of());
      return new ConfigurationFile(
              Document.of("defaults.yaml", text), nothing, spot -> new Origin.Default(), List.of())
          .configuration();
    } catch (IOException e) {
      throw new IllegalStateException("the packed-in configuration cannot be read", e);
    }
  }

  private Configuration configuration() {
    Entries entries = new Entries(origin);
    return new Configuration(
        root.get("region")
            .map(n -> setting(n, n.text("region", "us-east-1")))
            .orElse(below.region()),
        entries.agents(root.get("agents"), below.agents()),
        entries.functions(root.get("functions"), below.functions()),
        messages(),
        payloads(),
        targets(),
        profiles(),
        root.get("prices").map(n -> setting(n, PricesSection.read(n))).orElse(below.prices()),
        systems(entries),
        root.get("production")
            .map(n -> setting(n, n.flag("production")))
            .orElse(below.production()),
        run());
  }

  private <T> Setting<T> setting(Node node, T value) {
    return new Setting<>(value, origin.apply(node.spot()));
  }

  private Map<String, Setting<List<String>>> messages() {
    Map<String, Setting<List<String>>> messages = new LinkedHashMap<>(below.messages());
    named("messages", "\nchitchat: [Hello!, Goodbye!]")
        .forEach((topic, node) -> {
          String path = "messages." + topic;
          List<String> texts = new ArrayList<>();
          node.items(path, "[Hello!, Goodbye!]").forEach(i -> texts.add(i.text(path, "Hello!")));
          if (texts.isEmpty()) {
            throw node.wrong(path + " must not be empty");
          }
          messages.put(topic, setting(node, List.copyOf(texts)));
        });
    return messages;
  }

  private Map<String, Setting<Map<String, @Nullable Object>>> payloads() {
    Map<String, Setting<Map<String, @Nullable Object>>> payloads =
        new LinkedHashMap<>(below.payloads());
    named("payloads", "\nlist_projects: {apiPath: /list-projects}")
        .forEach((name, node) -> {
          payloads.put(
              name,
              setting(
                  node, node.mapping("payloads." + name, "{apiPath: /list-projects}").values()));
        });
    return payloads;
  }

  private List<Setting<String>> targets() {
    Optional<Node> node = root.get("targets");
    if (node.isEmpty()) {
      return below.targets();
    }
    List<Setting<String>> rules = new ArrayList<>();
    for (Node item : node.get().items("targets", "\n- \"all: p95 < 5s\"")) {
      rules.add(setting(item, item.text("targets", "\"all: p95 < 5s\"")));
    }
    return rules;
  }

  private Map<String, Setting<Profile>> profiles() {
    Map<String, Setting<Profile>> profiles = new LinkedHashMap<>(below.profiles());
    named("profiles", "\nmine: {users: 20, spawn-rate: 2, run-time: 3m}")
        .forEach((name, node) ->
            profiles.put(name, setting(node, ProfileSection.read("profiles." + name, node))));
    return profiles;
  }

  private Map<String, SystemEntry> systems(Entries entries) {
    Map<String, SystemEntry> systems = new LinkedHashMap<>(below.systems());
    named("systems", "\nlive: {target: aws, production: true}")
        .forEach((name, node) -> systems.put(name, system("systems." + name, node, entries)));
    return systems;
  }

  private SystemEntry system(String path, Node node, Entries entries) {
    Mapping fields =
        node.mapping(path, "{target: aws, production: true}")
            .only("key", List.of("target", "region", "production", "agents", "functions"));
    Node target =
        fields.get("target").orElseThrow(() -> node.wrong(path + " needs a target: aws or a URL"));
    return new SystemEntry(
        setting(target, target.text("target", "aws")),
        fields.get("region").map(n -> setting(n, n.text("region", "us-east-1"))),
        fields.get("production").map(n -> n.flag("production")).orElse(false),
        entries.only(entries.agents(fields.get("agents"), below.agents()), fields.get("agents")),
        entries.only(
            entries.functions(fields.get("functions"), below.functions()),
            fields.get("functions")));
  }

  private Map<String, Setting<String>> run() {
    Map<String, Setting<String>> values = new LinkedHashMap<>(below.flags());
    Optional<Node> node = root.get("run");
    if (node.isPresent()) {
      Mapping fields = node.get().mapping("run", "\nusers: 50").only("flag", flags);
      fields
          .fields()
          .values()
          .forEach(field -> {
            String path = "run." + field.name();
            Node value = field.value();
            values.put(
                field.name(),
                setting(
                    value,
                    value instanceof Node.Sequence list
                        ? String.join(
                            ",", list.items().stream().map(i -> i.text(path, "a")).toList())
                        : value.text(path, "50")));
          });
    }
    return values;
  }

  private Map<String, Node> named(String section, String example) {
    Map<String, Node> values = new LinkedHashMap<>();
    root.get(section)
        .ifPresent(node ->
            node.mapping(section, example)
                .fields()
                .values()
                .forEach(field -> values.put(field.name(), field.value())));
    return values;
  }
}
