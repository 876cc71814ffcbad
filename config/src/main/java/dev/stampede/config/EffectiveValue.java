package dev.stampede.config;

import java.util.ArrayList;
import java.util.List;

/**
 * One value of the effective configuration, as reports show it; what may be secret is masked.
 *
 * @param section where it belongs, such as {@code run} or {@code agents}
 * @param name what is configured
 * @param value its value, in words
 * @param origin who said so: a file and line, a variable, a flag, or nobody
 */
public record EffectiveValue(String section, String name, String value, String origin) {

  /** All values that decide how a run goes; messages and payloads only by how many there are. */
  public static List<EffectiveValue> of(Configuration all) {
    List<EffectiveValue> values = new ArrayList<>();
    all.flags().forEach((flag, value) -> values.add(value("run", flag, flag, value)));
    if (!all.region().value().isEmpty()) {
      values.add(value("aws", "region", "region", all.region()));
    }
    values.add(value("aws", "production", "production", all.production()));
    all.agents()
        .forEach((name, agent) -> {
          values.add(value("agents", name + " agent-id", "", agent.agentId()));
          values.add(value("agents", name + " alias-id", "", agent.aliasId()));
        });
    all.functions()
        .forEach((name, function) -> {
          values.add(value("functions", name, "", function.name()));
          if (!function.enabled().value()) {
            values.add(value("functions", name + " enabled", "", function.enabled()));
          }
        });
    all.messages()
        .forEach((topic, texts) ->
            values.add(
                new EffectiveValue(
                    "messages",
                    topic,
                    texts.value().size() + " messages",
                    texts.origin().words())));
    for (Setting<String> rule : all.targets()) {
      values.add(value("targets", "target", "", rule));
    }
    prices(all.prices(), values);
    return List.copyOf(values);
  }

  private static void prices(Setting<Prices> prices, List<EffectiveValue> values) {
    String origin = prices.origin().words();
    values.add(new EffectiveValue("prices", "date", prices.value().date(), origin));
    values.add(new EffectiveValue("prices", "source", prices.value().source(), origin));
  }

  private static EffectiveValue value(
      String section, String name, String secretBy, Setting<?> setting) {
    return new EffectiveValue(
        section,
        name,
        Mask.masked(secretBy, String.valueOf(setting.value())),
        setting.origin().words());
  }
}
