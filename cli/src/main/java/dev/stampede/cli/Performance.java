package dev.stampede.cli;

import dev.stampede.judge.RunVerdict;
import dev.stampede.measure.Recorder;
import dev.stampede.output.report.RunFacts;
import dev.stampede.run.Run;
import dev.stampede.run.RunPlan;
import dev.stampede.run.RunResult;
import dev.stampede.scenario.ScenarioException;
import dev.stampede.scenario.UserClass;
import dev.stampede.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plays a plan before an audience: results, signals, and at the end the verdict. */
final class Performance {

  private final Results results;
  private final LoadChoice load;
  private final OpenTarget target;

  Performance(Results results, LoadChoice load, OpenTarget target) {
    this.results = results;
    this.load = load;
    this.target = target;
  }

  /**
   * Plays it to the end.
   *
   * @param failuresCount whether failures decide even where targets are judged
   * @throws ScenarioException if its users cannot be made
   */
  RunVerdict play(RunPlan plan, boolean failuresCount) {
    AtomicReference<@Nullable Run> playing = new AtomicReference<>();
    Run run =
        Run.create(
            plan,
            Recorder.create(Clock.system(), results::judge, results::sample),
            tick -> {
              Run current = playing.get();
              if (results.tick(tick) && current != null) {
                current.stop();
              }
            });
    playing.set(run);
    Interruption.endsInOrder(run);
    Logs.LOG.info(
        "Starting {} ({}) for {} against {}; seed {}",
        load.words(),
        plan.userClasses().stream().map(UserClass::name).collect(Collectors.joining(", ")),
        plan.runTime().map(LoadChoice::words).orElse("as long as you like"),
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
    RunFacts facts =
        new RunFacts(
            plan.runId(),
            Version.ours(),
            target.description(),
            load.users(),
            load.spawnRate(),
            plan.seed());
    return results.finish(result.total(), facts, failuresCount);
  }
}
