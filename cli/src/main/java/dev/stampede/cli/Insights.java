package dev.stampede.cli;

import dev.stampede.aws.spending.CostInsight;
import dev.stampede.config.Configuration;
import dev.stampede.insight.Insight;
import java.util.ArrayList;
import java.util.List;

/** What is read out of the figures of a run, the most important first. */
final class Insights {

  /** How the descriptions of targets begin that charge money. */
  private static final String AWS = "AWS ";

  private Insights() {}

  /**
   * Those that can be set targets for, and what the run costs.
   *
   * @param configuration which has the prices
   * @param target what reports call the target: on any but AWS itself, money is simulated
   */
  static List<Insight> of(Configuration configuration, String target) {
    List<Insight> insights = new ArrayList<>(Playhouse.INSIGHTS);
    insights.add(cost(configuration, target));
    return List.copyOf(insights);
  }

  /** What a run against this target costs. */
  static CostInsight cost(Configuration configuration, String target) {
    return new CostInsight(Directories.tariff(configuration), !target.startsWith(AWS));
  }
}
