package dev.stampede.emulator.behaviour;

import dev.stampede.emulator.quota.ModelQuota;
import dev.stampede.emulator.quota.Quotas;
import dev.stampede.emulator.quota.RequestQuota;
import dev.stampede.emulator.quota.Throttling;
import dev.stampede.emulator.rate.Rate;
import dev.stampede.input.Node;
import dev.stampede.input.Node.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The section {@code quotas}: of the account, of agents, of the model; absent: no limit. */
final class QuotasPart {
  private static final String REQUESTS = "requests-per-minute";
  private static final String TOKENS = "tokens-per-minute";
  private static final String BURST_REQUESTS = "burst-requests";
  private static final String BURST_TOKENS = "burst-tokens";
  private static final String THROTTLED = "throttled";
  private static final String EXAMPLE = "{requests-per-minute: 600}";

  private QuotasPart() {}

  static Quotas read(Node section) {
    Mapping quotas =
        section
            .mapping("quotas", "\n  account: " + EXAMPLE)
            .only("key", List.of("account", "agents", "model"));
    return new Quotas(
        quotas.get("account").map(value -> requestQuota("account", value)),
        quotas.get("agents").map(QuotasPart::agents).orElse(Map.of()),
        quotas.get("model").map(QuotasPart::model));
  }

  private static Map<String, RequestQuota> agents(Node value) {
    var names = new ArrayList<>(List.of(Quotas.DEFAULT));
    names.addAll(Values.agents());
    Map<String, RequestQuota> agents = new LinkedHashMap<>();
    value
        .mapping("agents", "\n  default: " + EXAMPLE)
        .only("agent", names)
        .fields()
        .forEach((name, field) -> agents.put(name, requestQuota(name, field.value())));
    return agents;
  }

  private static RequestQuota requestQuota(String name, Node value) {
    Mapping quota =
        value.mapping(name, EXAMPLE).only("key", List.of(REQUESTS, BURST_REQUESTS, THROTTLED));
    return new RequestQuota(
        rate(quota, REQUESTS, BURST_REQUESTS)
            .orElseThrow(() -> value.wrong(name + " needs " + REQUESTS)),
        throttled(quota, Throttling.BEFORE_STREAM));
  }

  private static ModelQuota model(Node value) {
    Mapping quota =
        value
            .mapping("model", "{requests-per-minute: 200, tokens-per-minute: 500000}")
            .only(
                "key",
                List.of(
                    REQUESTS,
                    BURST_REQUESTS,
                    TOKENS,
                    BURST_TOKENS,
                    "burndown",
                    "max-tokens",
                    THROTTLED));
    Optional<Rate> requests = rate(quota, REQUESTS, BURST_REQUESTS);
    Optional<Rate> tokens = rate(quota, TOKENS, BURST_TOKENS);
    if (requests.isEmpty() && tokens.isEmpty()) {
      throw value.wrong("model needs " + REQUESTS + " or " + TOKENS + ", or both");
    }
    return new ModelQuota(
        requests,
        tokens,
        quota
            .get("burndown")
            .map(v -> v.wholeNumber("burndown", 1, 100))
            .orElse(ModelQuota.BURNDOWN),
        quota
            .get("max-tokens")
            .map(v -> v.wholeNumber("max-tokens", 0, 1_000_000))
            .orElse(ModelQuota.MAX_TOKENS),
        throttled(quota, Throttling.IN_STREAM));
  }

  private static Optional<Rate> rate(Mapping quota, String key, String burstKey) {
    Optional<Integer> rate = quota.get(key).map(value -> value.wholeNumber(key, 1, Rate.MOST));
    Optional<Node> burst = quota.get(burstKey);
    if (rate.isEmpty() && burst.isPresent()) {
      throw burst.get().wrong(burstKey + " means nothing without " + key);
    }
    return rate.map(perMinute ->
        new Rate(
            perMinute,
            burst.map(value -> value.wholeNumber(burstKey, 1, Rate.MOST)).orElse(perMinute)));
  }

  private static Throttling throttled(Mapping quota, Throttling usual) {
    return quota
        .get(THROTTLED)
        .map(value -> Values.oneOf(value, THROTTLED, Throttling.values(), Throttling::label))
        .orElse(usual);
  }

  static Object show(Quotas quotas) {
    Map<String, Object> section = new LinkedHashMap<>();
    quotas.account().ifPresent(quota -> section.put("account", show(quota)));
    Map<String, Object> agents = new LinkedHashMap<>();
    quotas.agents().forEach((name, quota) -> agents.put(name, show(quota)));
    if (!agents.isEmpty()) {
      section.put("agents", agents);
    }
    quotas.model().ifPresent(quota -> section.put("model", show(quota)));
    return section;
  }

  private static Map<String, Object> show(RequestQuota quota) {
    Map<String, Object> shown = new LinkedHashMap<>();
    put(shown, quota.requests(), REQUESTS, BURST_REQUESTS);
    shown.put(THROTTLED, quota.throttled().label());
    return shown;
  }

  private static Map<String, Object> show(ModelQuota quota) {
    Map<String, Object> shown = new LinkedHashMap<>();
    quota.requests().ifPresent(rate -> put(shown, rate, REQUESTS, BURST_REQUESTS));
    quota.tokens().ifPresent(rate -> put(shown, rate, TOKENS, BURST_TOKENS));
    shown.put("burndown", quota.burndown());
    shown.put("max-tokens", quota.maxTokens());
    shown.put(THROTTLED, quota.throttled().label());
    return shown;
  }

  private static void put(Map<String, Object> to, Rate rate, String key, String burstKey) {
    to.put(key, rate.perMinute());
    to.put(burstKey, rate.burst());
  }
}
