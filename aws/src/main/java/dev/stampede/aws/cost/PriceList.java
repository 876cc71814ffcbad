package dev.stampede.aws.cost;

import dev.stampede.aws.trace.ModelUsage;
import dev.stampede.aws.trace.TurnTrace;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What models cost.
 *
 * @param models prices by a model's short name, such as {@code claude-sonnet-4-5}
 * @param typical what a turn is taken to use where no trace tells
 */
public record PriceList(SortedMap<String, TokenPrice> models, TypicalTurn typical) {

  /** Nothing has a price. */
  public static final PriceList NONE =
      new PriceList(Collections.emptySortedMap(), new TypicalTurn("", 0, 0));

  /** Takes a copy, which nobody can change. */
  public PriceList {
    models = Collections.unmodifiableSortedMap(new TreeMap<>(models));
  }

  /**
   * The price of a model: that of the longest name that its id holds, since {@code
   * claude-sonnet-4-5} is no {@code claude-sonnet-4}.
   *
   * @param id a short name, or an id such as {@code us.anthropic.claude-sonnet-4-5-20250929-v1:0}
   */
  public Optional<TokenPrice> of(String id) {
    return models.entrySet().stream()
        .filter(model -> id.contains(model.getKey()))
        .max(Comparator.comparingInt(model -> model.getKey().length()))
        .map(Map.Entry::getValue);
  }

  /** What a typical turn costs, in billionths of a dollar; 0 where its model has no price. */
  public long typicalNanoDollars() {
    return of(typical.model())
        .map(price -> price.nanoDollars(typical.inputTokens(), typical.outputTokens()))
        .orElse(0L);
  }

  /**
   * The true cost of a turn, in billionths of a dollar: all tokens of all models of all agents,
   * each at its own model's price. Empty where it is not known: without a trace, with one that
   * tells of no model or could not be read whole, or where a model has no price here.
   */
  public OptionalLong nanoDollars(TurnTrace trace) {
    if (trace.usage().isEmpty() || trace.unreadable() > 0) {
      return OptionalLong.empty();
    }
    long sum = 0;
    for (ModelUsage usage : trace.usage()) {
      Optional<TokenPrice> price = of(usage.model());
      if (price.isEmpty()) {
        return OptionalLong.empty();
      }
      sum += price.get().nanoDollars(usage.inputTokens(), usage.outputTokens());
    }
    return OptionalLong.of(sum);
  }
}
