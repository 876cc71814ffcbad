package dev.stampede.config;

import dev.stampede.config.Prices.Lambda;
import dev.stampede.config.Prices.Model;
import dev.stampede.config.Prices.TypicalTurn;
import dev.stampede.input.Node;
import dev.stampede.input.Node.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the prices. They are replaced as a whole, so that one date and one source hold for all. */
final class PricesSection {

  static final Prices NONE = new Prices("", "", Map.of(), Lambda.NONE, new TypicalTurn("", 0, 0));

  private PricesSection() {}

  static Prices read(Node node) {
    Mapping fields =
        node.mapping("prices", "{date: 2026-11-23, source: …, models: …}")
            .only("key", List.of("date", "source", "models", "lambda", "turn"));
    Map<String, Model> models = new LinkedHashMap<>();
    need(fields, "models")
        .mapping("prices.models", "\nclaude-sonnet-4-5: {input: 3, output: 15}")
        .fields()
        .values()
        .forEach(field -> models.put(field.name(), model(field.value())));
    return new Prices(
        need(fields, "date").text("prices.date", "2026-11-23"),
        need(fields, "source").text("prices.source", "the AWS price list"),
        models,
        fields.get("lambda").map(PricesSection::lambda).orElse(Lambda.NONE),
        turn(need(fields, "turn"), models));
  }

  private static Model model(Node node) {
    Mapping fields =
        node.mapping("a model's prices", "{input: 3, output: 15}")
            .only("price", List.of("input", "output", "cache-read", "cache-write"));
    double input = amount(fields, "input");
    return new Model(
        input,
        amount(fields, "output"),
        fields.get("cache-read").map(n -> n.amount("cache-read")).orElse(input),
        fields.get("cache-write").map(n -> n.amount("cache-write")).orElse(input));
  }

  private static Lambda lambda(Node node) {
    Mapping fields =
        node.mapping("prices.lambda", "{requests: 0.20, gb-second-x86: 0.0000166667}")
            .only("price", List.of("requests", "gb-second-x86", "gb-second-arm"));
    return new Lambda(
        amount(fields, "requests"),
        amount(fields, "gb-second-x86"),
        amount(fields, "gb-second-arm"));
  }

  private static TypicalTurn turn(Node node, Map<String, Model> models) {
    Mapping fields =
        node.mapping("prices.turn", "{model: nova-lite, input-tokens: 200, output-tokens: 500}")
            .only("key", List.of("model", "input-tokens", "output-tokens"));
    Node model = need(fields, "model");
    String name = model.text("prices.turn.model", "nova-lite");
    if (!models.containsKey(name)) {
      throw model.wrong(
          "prices.turn.model '%s' has no price above; priced are %s"
              .formatted(name, String.join(", ", models.keySet())));
    }
    return new TypicalTurn(
        name,
        need(fields, "input-tokens").wholeNumber("input-tokens", 0, Integer.MAX_VALUE),
        need(fields, "output-tokens").wholeNumber("output-tokens", 0, Integer.MAX_VALUE));
  }

  private static double amount(Mapping fields, String key) {
    return need(fields, key).amount(key);
  }

  private static Node need(Mapping fields, String key) {
    return fields.get(key).orElseThrow(() -> fields.wrong("'%s' is missing here".formatted(key)));
  }
}
