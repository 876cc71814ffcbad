package dev.stampede.judge;

import dev.stampede.measure.Observation;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Row;
import dev.stampede.measure.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells of each call whether it is good by the targets that ask for several things at once: a
 * success that meets all of their clauses. Distributions cannot tell it afterwards, since they do
 * not know which call had which figure; so it is told when the call is recorded, and counted.
 */
public final class GoodCalls {

  private final Map<Quantity.OfGoodCalls, List<RowSelection>> wanted = new LinkedHashMap<>();

  private GoodCalls() {}

  /** Those that these rules ask for. */
  public static GoodCalls of(List<TargetRule> rules) {
    GoodCalls calls = new GoodCalls();
    for (TargetRule rule : rules) {
      if (rule.quantity() instanceof Quantity.OfGoodCalls good) {
        calls.wanted.computeIfAbsent(good, g -> new ArrayList<>()).add(rule.rows());
      }
    }
    return calls;
  }

  /** The call with what it is found to be. Thread-safe. */
  public Sample judge(Sample call) {
    if (wanted.isEmpty() || call.outcome() != Outcome.SUCCESS) {
      return call;
    }
    Row row = Row.of(call);
    List<Observation> found = new ArrayList<>();
    wanted.forEach((good, selections) -> {
      boolean selected = selections.stream().anyMatch(rows -> rows.matches(call.row()));
      if (selected && good.clauses().stream().allMatch(clause -> clause.isMetBy(row))) {
        found.add(new Observation.Amount(good.instrument(), 1));
      }
    });
    return call.with(found);
  }
}
