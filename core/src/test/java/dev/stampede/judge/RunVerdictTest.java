package dev.stampede.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.insight.Measures;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The verdict on a run")
class RunVerdictTest {

  @ParameterizedTest(
      name = "{0} successes, {1} failures, target {2}, --exit-code-on-error given {3}: {4}")
  @CsvSource({
    // No target: Locust's rule.
    "100, 0, , false, Passed",
    "100, 1, , false, Failures",
    "100, 1, , true, Failures",
    // A target decides alone.
    "100, 1, error rate < 5%, false, Passed",
    "100, 10, error rate < 5%, false, TargetsMissed",
    "100, 0, p95 < 1ms, false, TargetsMissed",
    // Unless the flag was given.
    "100, 1, error rate < 5%, true, Failures",
    "100, 0, error rate < 5%, true, Passed",
    "100, 0, p95 < 1ms, true, TargetsMissed",
    // What is not judged decides nothing.
    "100, 1, p99.9 < 1ms, false, Failures",
    "100, 0, p99.9 < 1ms, false, Passed",
    "100, 0, nobody: p95 < 1ms, false, Passed",
    // Without one success nothing passes.
    "0, 0, , false, NothingSucceeded",
    "0, 5, , false, NothingSucceeded",
    "0, 5, error rate <= 100%, false, NothingSucceeded",
    "0, 5, error rate < 1%, false, TargetsMissed",
    "0, 5, error rate < 1%, true, TargetsMissed",
    "0, 5, , true, NothingSucceeded",
  })
  void follows_from_targets_and_failures(
      int successes, int failures, String rule, boolean failuresCount, String verdict) {
    Seconds seconds = new Seconds();
    TargetJudge judge =
        new TargetJudge(
            Stream.ofNullable(rule)
                .map(text -> TargetRule.parse(text, Measures.of(List.of())))
                .toList(),
            PlannedLoad.UNKNOWN);
    judge.add(seconds.of(1, successes, failures, 100), seconds.total);
    assertThat(
            RunVerdict.of(seconds.total, judge.verdicts(seconds.total), failuresCount)
                .getClass()
                .getSimpleName())
        .isEqualTo(verdict);
  }
}
