package dev.stampede.aws.spending;

import dev.stampede.aws.cost.Tariff;
import dev.stampede.insight.Insight;
import dev.stampede.insight.Table;
import dev.stampede.measure.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * What a run says about its money: a table by row, and what it has cost so far. What is known and
 * what is estimated stand side by side.
 *
 * @param tariff the prices
 * @param simulated whether nobody is charged, since the target is an emulator: then it is said
 *     wherever money is
 */
public record CostInsight(Tariff tariff, boolean simulated) implements Insight {

  @Override
  public List<String> titles() {
    return List.of(CostTable.TITLE);
  }

  @Override
  public List<Table> tables(Snapshot total) {
    Spending spending = Spending.of(total, tariff);
    return spending.turns().isEmpty() && spending.calls().isEmpty()
        ? List.of()
        : List.of(CostTable.of(total, spending, simulated));
  }

  /** Such as {@code $0.42}, or {@code $0.42 + $0.10 estimated}, or {@code $0.42 simulated}. */
  @Override
  public Optional<String> status(Snapshot total) {
    Spending spending = Spending.of(total, tariff);
    long known = spending.known();
    long estimated = spending.estimated();
    if (known + estimated == 0) {
      return Optional.empty();
    }
    String words =
        estimated == 0
            ? Money.words(known)
            : known == 0
                ? Money.words(estimated) + " estimated"
                : Money.words(known) + " + " + Money.words(estimated) + " estimated";
    return Optional.of(simulated ? words + " (simulated)" : words);
  }

  /** None: the table says it, and what matters most is something else. */
  @Override
  public Optional<String> headline(Snapshot total) {
    return Optional.empty();
  }
}
