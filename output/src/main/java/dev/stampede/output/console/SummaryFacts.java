package dev.stampede.output.console;

import dev.stampede.judge.TargetVerdict;
import java.util.List;

/**
 * What the summary tells besides figures.
 *
 * @param target what was called, such as {@code embedded emulator at http://127.0.0.1:41233}
 * @param validity whether the run may be believed, in one line
 * @param targets the verdicts on the run's targets; none where there are none
 * @param stoppedBy what ended the run before its time, in one line; empty: nothing did
 */
public record SummaryFacts(
    String target, String validity, List<TargetVerdict> targets, String stoppedBy) {

  /** Takes a copy, which nobody can change. */
  public SummaryFacts {
    targets = List.copyOf(targets);
  }

  /** Of a run that nothing ended before its time. */
  public SummaryFacts(String target, String validity, List<TargetVerdict> targets) {
    this(target, validity, targets, "");
  }

  /** Of a run without targets. */
  public SummaryFacts(String target, String validity) {
    this(target, validity, List.of());
  }
}
