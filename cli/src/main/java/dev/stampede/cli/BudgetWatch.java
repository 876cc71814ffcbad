package dev.stampede.cli;

import dev.stampede.aws.spending.CostInsight;
import dev.stampede.aws.spending.Money;
import dev.stampede.aws.spending.Spending;
import dev.stampede.measure.Snapshot;
import dev.stampede.run.Tick;
import java.util.Optional;

/**
 * Watches what a run costs, and says once when its budget is used up. Calls in flight count: they
 * will be paid for, too. A reset of the statistics gives no money back.
 */
final class BudgetWatch {

  private final Budget budget;
  private final CostInsight cost;
  private Snapshot before = Snapshot.empty(0);
  private Snapshot present = Snapshot.empty(0);
  private int epoch;
  private boolean over;

  /**
   * Watches a run that has not begun.
   *
   * @param cost which knows the prices, and whether they are charged
   */
  BudgetWatch(Budget budget, CostInsight cost) {
    this.budget = budget;
    this.cost = cost;
  }

  /** Takes a second of the run; a line when the run is to be stopped, for the first time only. */
  Optional<String> add(Tick tick) {
    if (budget.isNone() || over) {
      return Optional.empty();
    }
    if (tick.epoch() != epoch) {
      epoch = tick.epoch();
      before = before.then(present);
    }
    present = tick.total();
    Snapshot whole = epoch == 0 ? present : before.then(present);
    Spending.Total total = Spending.of(whole, cost.tariff()).total();
    if (total.nanoDollars() < budget.nanoDollars()) {
      return Optional.empty();
    }
    over = true;
    return Optional.of(
        "the budget of %s ended the run: %s%s"
            .formatted(
                Money.words(budget.nanoDollars()),
                total.words(),
                cost.simulated() ? "; simulated money" : ""));
  }
}
