package dev.stampede.judge;

import dev.stampede.judge.TargetVerdict.Result;
import dev.stampede.measure.Row;
import dev.stampede.measure.Snapshot;
import java.util.List;

/**
 * Whether a run went well: what its exit code is made of.
 *
 * <pre>
 * nothing succeeded, no target failed              {@link NothingSucceeded}   never 0
 * failures count (--exit-code-on-error was given)
 *     and there were failures or exceptions        {@link Failures}           the code given
 * a target failed                                  {@link TargetsMissed}      3
 * a target passed                                  {@link Passed}             0
 * none was judged, failures or exceptions          {@link Failures}           1
 * none was judged, neither of them                 {@link Passed}             0
 * </pre>
 *
 * The first line that is true counts.
 */
public sealed interface RunVerdict {

  /** The verdict in words, such as {@code targets missed}. */
  default String words() {
    return switch (this) {
      case Passed() -> "passed";
      case TargetsMissed missed -> "targets missed";
      case Failures failures -> "failures";
      case NothingSucceeded() -> "nothing succeeded";
    };
  }

  /** It went well. */
  record Passed() implements RunVerdict {}

  /**
   * Targets were missed.
   *
   * @param targets those that failed; one or more
   */
  record TargetsMissed(List<TargetVerdict> targets) implements RunVerdict {
    /** Takes a copy, which nobody can change. */
    public TargetsMissed {
      targets = List.copyOf(targets);
    }
  }

  /**
   * Calls failed, or the scenario threw exceptions, and no target decides whether that is too many.
   *
   * @param failures calls that failed
   * @param exceptions exceptions of the scenario's own code
   */
  record Failures(long failures, long exceptions) implements RunVerdict {}

  /** Not one call succeeded: whatever was measured, the system was not seen to work. */
  record NothingSucceeded() implements RunVerdict {}

  /**
   * The verdict on a run.
   *
   * @param total the whole run
   * @param targets the verdicts on its targets
   * @param failuresCount whether failures decide even where targets are judged, as with Locust:
   *     {@code --exit-code-on-error} was given
   */
  static RunVerdict of(Snapshot total, List<TargetVerdict> targets, boolean failuresCount) {
    Row all = total.aggregated();
    List<TargetVerdict> missed =
        targets.stream().filter(target -> target.result() == Result.FAIL).toList();
    if (all.successes() == 0 && missed.isEmpty()) {
      return new NothingSucceeded();
    }
    boolean judged = targets.stream().anyMatch(TargetVerdict::isJudged);
    boolean failed = all.failures() > 0 || total.mishaps().total() > 0;
    if (failed && (failuresCount || !judged) && all.successes() > 0) {
      return new Failures(all.failures(), total.mishaps().total());
    }
    return missed.isEmpty() ? new Passed() : new TargetsMissed(missed);
  }
}
