package dev.stampede.cli;

import dev.stampede.judge.RunVerdict;
import dev.stampede.measure.Recorder;
import dev.stampede.output.report.RunFacts;
import dev.stampede.run.Run;
import dev.stampede.run.RunPlan;
import dev.stampede.run.RunResult;
import dev.stampede.run.Tick;
import dev.stampede.scenario.ScenarioException;
import dev.stampede.scenario.UserClass;
import dev.stampede.time.Clock;
import java.util.stream.Collectors;

/** One run before its audience: the console, the files, the page. It is played once. */
final class Playing implements AutoCloseable {

  private final RunPlan plan;
  private final LoadChoice load;
  private final Results results;
  private final String target;
  private final Run run;

  Playing(RunPlan plan, LoadChoice load, Results results, String target) {
    this.plan = plan;
    this.load = load;
    this.results = results;
    this.target = target;
    this.run = Run.create(plan, Recorder.create(Clock.system(), results::sample), this::tick);
  }

  private void tick(Tick tick) {
    if (results.tick(tick)) {
      run.stop();
    }
  }

  /** Ends it in order; returns at once. */
  void stop() {
    run.stop();
  }

  /** The run, to be looked at and steered while it is on. */
  Run run() {
    return run;
  }

  /**
   * Plays it to the end.
   *
   * @param failuresCount whether failures decide even where targets are judged
   * @throws ScenarioException if its users cannot be made
   */
  RunVerdict play(boolean failuresCount) {
    Logs.LOG.info(
        "Starting {} ({}) for {} against {}; seed {}",
        load.words(),
        plan.userClasses().stream().map(UserClass::name).collect(Collectors.joining(", ")),
        plan.runTime().map(LoadChoice::words).orElse("as long as you like"),
        target,
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
    RunFacts facts =
        new RunFacts(
            plan.runId(), Version.ours(), target, load.users(), load.spawnRate(), plan.seed());
    return results.finish(result.total(), facts, failuresCount);
  }

  @Override
  public void close() {
    results.close();
  }
}
