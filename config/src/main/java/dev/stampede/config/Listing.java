package dev.stampede.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The effective configuration as a {@code stampede.yaml} whose comments tell where each value came
 * from; what may be secret is masked.
 */
public final class Listing {

  /** Where comments begin, if the value leaves room. */
  private static final int COMMENT_COLUMN = 60;

  private final List<String> lines = new ArrayList<>();

  private Listing() {}

  /** The lines. */
  public static List<String> of(Configuration configuration) {
    Listing listing = new Listing();
    listing.write(configuration);
    return List.copyOf(listing.lines);
  }

  private void write(Configuration all) {
    if (!all.region().value().isEmpty()) {
      line("region: " + name(all.region().value()), all.region().origin());
    }
    line("production: " + all.production().value(), all.production().origin());
    section("run", all.flags());
    all.flags()
        .forEach((flag, value) ->
            line("  " + flag + ": " + masked(flag, value.value()), value.origin()));
    section("agents", all.agents());
    all.agents().forEach((name, agent) -> agent("  ", name, agent));
    section("functions", all.functions());
    all.functions().forEach((name, function) -> function("  ", name, function));
    section("messages", all.messages());
    all.messages()
        .forEach((topic, texts) -> {
          line("  " + topic + ":", texts.origin());
          texts.value().forEach(text -> lines.add("    - " + quoted(text)));
        });
    section("payloads", all.payloads());
    all.payloads()
        .forEach(
            (name, payload) -> line("  " + name + ": " + flow(payload.value()), payload.origin()));
    section("targets", all.targets());
    all.targets().forEach(rule -> line("  - " + quoted(rule.value()), rule.origin()));
    section("profiles", all.profiles());
    all.profiles()
        .forEach((name, profile) ->
            line("  " + name + ": " + profile(profile.value()), profile.origin()));
    prices(all.prices());
    section("systems", all.systems());
    all.systems().forEach(this::system);
  }

  private void section(String name, Map<?, ?> entries) {
    lines.add(name + ":" + (entries.isEmpty() ? " {}" : ""));
  }

  private void section(String name, List<?> entries) {
    lines.add(name + ":" + (entries.isEmpty() ? " []" : ""));
  }

  private void agent(String indent, String name, AgentEntry agent) {
    lines.add(indent + name + ":");
    line(indent + "  agent-id: " + agent.agentId().value(), agent.agentId().origin());
    line(indent + "  alias-id: " + agent.aliasId().value(), agent.aliasId().origin());
  }

  private void function(String indent, String name, FunctionEntry function) {
    lines.add(indent + name + ":");
    line(indent + "  name: " + name(function.name().value()), function.name().origin());
    line(indent + "  enabled: " + function.enabled().value(), function.enabled().origin());
  }

  private void prices(Setting<Prices> setting) {
    Prices prices = setting.value();
    line("prices:", setting.origin());
    lines.add("  date: " + prices.date());
    lines.add("  source: " + quoted(prices.source()));
    lines.add("  models:");
    prices
        .models()
        .forEach((name, model) ->
            lines.add(
                "    %s: {input: %s, output: %s, cache-read: %s, cache-write: %s}"
                    .formatted(
                        name,
                        number(model.input()),
                        number(model.output()),
                        number(model.cacheRead()),
                        number(model.cacheWrite()))));
    if (!prices.lambda().equals(Prices.Lambda.NONE)) {
      lines.add(
          "  lambda: {requests: %s, gb-second-x86: %s, gb-second-arm: %s}"
              .formatted(
                  number(prices.lambda().requests()),
                  number(prices.lambda().gbSecondX86()),
                  number(prices.lambda().gbSecondArm())));
    }
    lines.add(
        "  turn: {model: %s, input-tokens: %d, output-tokens: %d}"
            .formatted(
                prices.turn().model(), prices.turn().inputTokens(), prices.turn().outputTokens()));
  }

  private void system(String name, SystemEntry system) {
    lines.add("  " + name + ":");
    line("    target: " + name(system.target().value()), system.target().origin());
    system
        .region()
        .ifPresent(region -> line("    region: " + name(region.value()), region.origin()));
    lines.add("    production: " + system.production());
    if (!system.agents().isEmpty()) {
      lines.add("    agents:");
      system.agents().forEach((agent, entry) -> agent("      ", agent, entry));
    }
    if (!system.functions().isEmpty()) {
      lines.add("    functions:");
      system.functions().forEach((function, entry) -> function("      ", function, entry));
    }
  }

  private static String profile(Profile profile) {
    List<String> fields = new ArrayList<>();
    if (profile.stages().isEmpty()) {
      fields.add("users: " + profile.users());
    }
    fields.add("spawn-rate: " + number(profile.spawnRate()));
    profile.runTime().ifPresent(time -> fields.add("run-time: " + time.toSeconds() + "s"));
    if (!profile.stages().isEmpty()) {
      fields.add(
          "stages: ["
              + String.join(", ", profile.stages().stream().map(Listing::stage).toList())
              + "]");
    }
    profile
        .spike()
        .ifPresent(spike ->
            fields.add(
                "spike: {base: %d, at: %ds, lasts: %ds}"
                    .formatted(spike.base(), spike.at().toSeconds(), spike.lasts().toSeconds())));
    if (!profile.purpose().isEmpty()) {
      fields.add("purpose: " + quoted(profile.purpose()));
    }
    return "{" + String.join(", ", fields) + "}";
  }

  private static String stage(Profile.Stage stage) {
    return "{duration: %ds, users: %d%s}"
        .formatted(
            stage.duration().toSeconds(),
            stage.users(),
            stage.spawnRate().map(rate -> ", spawn-rate: " + number(rate)).orElse(""));
  }

  private void line(String text, Origin origin) {
    lines.add(
        text + " ".repeat(Math.max(2, COMMENT_COLUMN - text.length())) + "# " + origin.words());
  }

  private static String masked(String flag, String value) {
    String shown = Mask.masked(flag, value);
    return Mask.hides(flag) || shown.matches("[A-Za-z0-9_.%/-]+") ? shown : quoted(shown);
  }

  /** A name, which may stand as it is if nobody can take it for something else. */
  private static String name(String text) {
    String shown = Mask.withoutLogin(text);
    return shown.matches("[A-Za-z]+-[A-Za-z0-9_.-]+|https?://[^ #,{}]+|aws|emulator")
        ? shown
        : quoted(shown);
  }

  /** A value in one line, as JSON writes it, which YAML reads too. */
  private static String flow(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        List<String> fields = new ArrayList<>();
        map.forEach((name, field) ->
            fields.add(
                quoted(String.valueOf(name))
                    + ": "
                    + (isSecret(map, name) ? quoted(Mask.MASK) : some(field))));
        yield "{" + String.join(", ", fields) + "}";
      }
      case List<?> list -> "[" + String.join(", ", list.stream().map(Listing::some).toList()) + "]";
      case String text -> quoted(Mask.withoutLogin(text));
      default -> value.toString();
    };
  }

  /** By its own name, or as the value of a parameter that is called so: {name: …, value: …}. */
  private static boolean isSecret(Map<?, ?> map, Object name) {
    return Mask.hides(String.valueOf(name))
        || (name.equals("value") && Mask.hides(String.valueOf(map.get("name"))));
  }

  private static String some(Object value) {
    return value == null ? "null" : flow(value);
  }

  private static String number(double value) {
    String plain = java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    return plain;
  }

  /** Quoted, so that no text is taken for something else. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(c -> {
          switch (c) {
            case '"', '\\' -> quoted.append('\\').append((char) c);
            case '\n' -> quoted.append("\\n");
            case '\t' -> quoted.append("\\t");
            default -> {
              if (c < ' ' || c == 0x7f) {
                quoted.append("\\u%04x".formatted(c));
              } else {
                quoted.append((char) c);
              }
            }
          }
        });
    return quoted.append('"').toString();
  }
}
