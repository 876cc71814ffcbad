package dev.stampede.cli;

import dev.stampede.measure.Recorder;
import dev.stampede.measure.Row;
import dev.stampede.measure.Snapshot;
import dev.stampede.run.Run;
import dev.stampede.run.RunPlan;
import dev.stampede.run.RunResult;
import dev.stampede.scenario.ScenarioException;
import dev.stampede.scenario.UserClass;
import dev.stampede.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Plays a plan before an audience: results, signals, and at the end the verdict of the exit code.
 */
final class Performance {

  private final Results results;
  private final RunOptions options;
  private final OpenTarget target;

  Performance(Results results, RunOptions options, OpenTarget target) {
    this.results = results;
    this.options = options;
    this.target = target;
  }

  /** How a run ended, as far as the exit code goes. */
  enum Verdict {
    /** Nothing failed. */
    CLEAN,
    /** Something did. */
    FAILURES;

    int code(int onFailures) {
      return this == CLEAN ? ExitCode.OK.code() : onFailures;
    }
  }

  /**
   * Plays it to the end.
   *
   * @throws ScenarioException if its users cannot be made
   */
  Verdict play(RunPlan plan) {
    Run run = Run.create(plan, Recorder.create(Clock.system(), results::sample), results::tick);
    Interruption.endsInOrder(run);
    Logs.LOG.info(
        "Starting {} users at {} per second ({}) for {} against {}; seed {}",
        options.users,
        options.spawnRate,
        plan.userClasses().stream().map(UserClass::name).collect(Collectors.joining(", ")),
        options.runTime().map(Performance::words).orElse("as long as you like"),
        target.description(),
        plan.seed());
    RunResult result = run.play();
    if (result.broken().isPresent()) {
      throw result.broken().get();
    }
    if (result.abandoned() > 0) {
      Logs.LOG.warn(
          "{} users would not end, though interrupted; what they still do is not counted",
          result.abandoned());
    }
    results.finish(result.total(), target.description());
    return verdict(result.total());
  }

  /** Locust's rule: any failure or exception. A run in which nothing succeeded is no success. */
  private static Verdict verdict(Snapshot total) {
    Row all = total.aggregated();
    boolean clean = all.failures() == 0 && total.mishaps().total() == 0 && all.successes() > 0;
    return clean ? Verdict.CLEAN : Verdict.FAILURES;
  }

  private static String words(Duration time) {
    return time.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
