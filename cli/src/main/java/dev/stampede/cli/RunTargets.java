package dev.stampede.cli;

import dev.stampede.config.Configuration;
import dev.stampede.config.ConfigurationFile;
import dev.stampede.config.Setting;
import dev.stampede.input.BadInput;
import dev.stampede.insight.Insight;
import dev.stampede.insight.Measures;
import dev.stampede.judge.TargetRule;
import java.util.ArrayList;
import java.util.List;

/** The targets of a run: those that are configured, and the insights' own where they are wanted. */
final class RunTargets {

  private RunTargets() {}

  /**
   * Reads them.
   *
   * @throws BadInput if one is wrong, with its origin
   */
  static List<TargetRule> of(Configuration configuration, List<Insight> insights) {
    Measures measures = Measures.of(insights);
    List<TargetRule> rules = new ArrayList<>();
    for (Setting<String> setting : configuration.targets()) {
      if (setting.value().equals(ConfigurationFile.DEFAULT_TARGETS)) {
        insights.forEach(insight ->
            insight.targets().forEach(text -> rules.add(TargetRule.usual(text, measures))));
      } else {
        try {
          rules.add(TargetRule.parse(setting.value(), measures));
        } catch (BadInput e) {
          throw setting.origin().wrong("targets: " + e.getMessage());
        }
      }
    }
    return rules;
  }
}
