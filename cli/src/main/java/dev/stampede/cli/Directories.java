package dev.stampede.cli;

import dev.stampede.aws.agents.AgentAddress;
import dev.stampede.aws.agents.AgentDirectory;
import dev.stampede.aws.cost.FunctionPrice;
import dev.stampede.aws.cost.PriceList;
import dev.stampede.aws.cost.Tariff;
import dev.stampede.aws.cost.TokenPrice;
import dev.stampede.aws.cost.TypicalTurn;
import dev.stampede.aws.lambda.FunctionDirectory;
import dev.stampede.aws.target.Target;
import dev.stampede.config.Configuration;
import dev.stampede.config.FunctionEntry;
import dev.stampede.config.Origin;
import dev.stampede.config.Prices;
import dev.stampede.scenario.Library;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What scenarios find by name, made of the configuration. */
final class Directories {

  /** What a task that needs a function says: {@code @Needs("function:bulk_ops")}. */
  private static final String FUNCTION = "function:";

  private Directories() {}

  /**
   * The agents.
   *
   * @throws dev.stampede.input.BadInput if an id is none, with its origin
   */
  static AgentDirectory agents(Configuration configuration) {
    SortedMap<String, AgentAddress> agents = new TreeMap<>();
    configuration
        .agents()
        .forEach((name, entry) -> {
          try {
            agents.put(name, new AgentAddress(entry.agentId().value(), entry.aliasId().value()));
          } catch (IllegalArgumentException e) {
            Origin origin =
                entry.agentId().origin() instanceof Origin.Default
                    ? entry.aliasId().origin()
                    : entry.agentId().origin();
            throw origin.wrong("agent " + name + ": " + e.getMessage());
          }
        });
    return new AgentDirectory(agents);
  }

  /**
   * The functions, those that are switched off included.
   *
   * @throws dev.stampede.input.BadInput if a name is none, with its origin
   */
  static FunctionDirectory functions(Configuration configuration) {
    SortedMap<String, String> functions = new TreeMap<>();
    configuration
        .functions()
        .forEach((name, entry) -> {
          try {
            functions.putAll(
                new FunctionDirectory(new TreeMap<>(Map.of(name, entry.name().value())))
                    .functions());
          } catch (IllegalArgumentException e) {
            throw entry.name().origin().wrong("function " + name + ": " + e.getMessage());
          }
        });
    return new FunctionDirectory(functions);
  }

  /** Why a task cannot have what it needs; empty where it can. */
  static Optional<String> missing(Configuration configuration, String need) {
    if (!need.startsWith(FUNCTION)) {
      return Optional.empty();
    }
    String name = need.substring(FUNCTION.length());
    FunctionEntry function = configuration.functions().get(name);
    return function == null || function.enabled().value()
        ? Optional.empty()
        : Optional.of(
            "function %s is switched off (%s)"
                .formatted(name, function.enabled().origin().words()));
  }

  /** What models cost. */
  static PriceList prices(Configuration configuration) {
    Prices prices = configuration.prices().value();
    SortedMap<String, TokenPrice> models = new TreeMap<>();
    prices
        .models()
        .forEach((name, model) -> models.put(name, new TokenPrice(model.input(), model.output())));
    Prices.TypicalTurn turn = prices.turn();
    return new PriceList(
        models, new TypicalTurn(turn.model(), turn.inputTokens(), turn.outputTokens()));
  }

  /**
   * All that costs money. Reports do not tell the processor: functions count as x86, the dearer.
   */
  static Tariff tariff(Configuration configuration) {
    Prices.Lambda lambda = configuration.prices().value().lambda();
    return new Tariff(
        prices(configuration),
        new FunctionPrice(lambda.requests(), Math.max(lambda.gbSecondX86(), lambda.gbSecondArm())));
  }

  /** What users may say and send. */
  @SuppressWarnings("NullAway") // a type argument's null is not seen across modules
  static Library library(Configuration configuration) {
    Map<String, List<String>> messages = new LinkedHashMap<>();
    configuration.messages().forEach((topic, texts) -> messages.put(topic, texts.value()));
    Map<String, Map<String, @Nullable Object>> payloads = new LinkedHashMap<>();
    configuration.payloads().forEach((name, payload) -> payloads.put(name, payload.value()));
    return new Library(messages, payloads);
  }

  /** An environment in which a region that was configured counts as {@code AWS_REGION}. */
  static Map<String, String> inRegion(
      Configuration configuration, Map<String, String> environment) {
    Map<String, String> with = new HashMap<>(environment);
    if (configuration.region().origin() instanceof Origin.InFile) {
      with.put("AWS_REGION", configuration.region().value());
    }
    return with;
  }

  /**
   * A target at a URL, whose requests are signed for the region that was configured, if any was.
   */
  static Target inRegion(Configuration configuration, Target target) {
    return configuration.region().origin() instanceof Origin.InFile
        ? target.inRegion(configuration.region().value())
        : target;
  }
}
