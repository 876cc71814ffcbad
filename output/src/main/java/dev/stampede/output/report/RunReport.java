package dev.stampede.output.report;

import dev.stampede.insight.Insight;
import dev.stampede.insight.Table;
import dev.stampede.judge.RunVerdict;
import dev.stampede.judge.TargetVerdict;
import dev.stampede.judge.Validity.Judgement;
import dev.stampede.measure.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * All there is to say of a run that is over.
 *
 * @param run what was played
 * @param total what was measured
 * @param verdict whether it went well
 * @param targets the verdicts on its targets
 * @param validity whether the figures can be believed
 * @param tables what the insights say
 * @param headlines their most important lines, the most important first
 */
public record RunReport(
    RunFacts run,
    Snapshot total,
    RunVerdict verdict,
    List<TargetVerdict> targets,
    Judgement validity,
    List<Table> tables,
    List<String> headlines) {

  /** Takes copies, which nobody can change. */
  public RunReport {
    targets = List.copyOf(targets);
    tables = List.copyOf(tables);
    headlines = List.copyOf(headlines);
  }

  /** A report with what these insights say of the run. */
  public static RunReport of(
      RunFacts run,
      Snapshot total,
      RunVerdict verdict,
      List<TargetVerdict> targets,
      Judgement validity,
      List<? extends Insight> insights) {
    return new RunReport(
        run,
        total,
        verdict,
        targets,
        validity,
        insights.stream().flatMap(insight -> insight.tables(total).stream()).toList(),
        insights.stream()
            .map(insight -> insight.headline(total))
            .flatMap(Optional::stream)
            .toList());
  }

  /** The verdict in words, such as {@code targets missed}. */
  String verdictWords() {
    return verdict.words();
  }
}
