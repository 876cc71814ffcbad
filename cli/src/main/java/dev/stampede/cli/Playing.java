package dev.stampede.cli;

import dev.stampede.measure.Recorder;
import dev.stampede.output.history.Entry.Event.Kind;
import dev.stampede.output.history.Started;
import dev.stampede.output.journal.Journal;
import dev.stampede.output.report.RunFacts;
import dev.stampede.run.Run;
import dev.stampede.run.RunPlan;
import dev.stampede.run.RunResult;
import dev.stampede.run.RunState;
import dev.stampede.run.Tick;
import dev.stampede.scenario.ScenarioException;
import dev.stampede.scenario.UserClass;
import dev.stampede.time.Clock;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** One run before its audience: the console, the files, the page. It is played once. */
final class Playing implements AutoCloseable {

  private final RunPlan plan;
  private final RunOrder order;
  private final LoadChoice load;
  private final Results results;
  private final RunShown shown;
  private final Started started;
  private final Optional<Journal> journal;
  private final Run run;
  private final AtomicInteger peak = new AtomicInteger();

  Playing(
      RunPlan plan,
      RunOrder order,
      OpenTarget target,
      Results results,
      RunShown shown,
      Started started,
      Optional<Journal> journal) {
    this.journal = journal;
    this.shown = shown;
    this.started = started;
    this.plan = plan;
    this.order = order;
    this.load = order.load();
    this.results = results;
    Recorder recorder = Recorder.create(Clock.system(), results::judge, results::sample);
    target.reportLoopLateness(recorder::loopLate);
    this.run = Run.create(plan, recorder, this::tick);
  }

  private void tick(Tick tick) {
    peak.accumulateAndGet(tick.last().userCount(), Math::max);
    if (results.tick(tick)) {
      run.stop();
    }
  }

  /** Ends it in order; returns at once. */
  void stop() {
    run.stop();
  }

  /**
   * Changes the load while it is on.
   *
   * @return false if it came too late, or too early
   * @throws IllegalArgumentException if there can be no such load
   */
  boolean edit(int users, double spawnRate) {
    boolean edited = run.edit(users, spawnRate);
    if (edited) {
      String line = "load changed: " + LoadChoice.words(users, spawnRate);
      Logs.LOG.info(line);
      shown.event(Kind.LOAD, line);
    }
    return edited;
  }

  /** Has the statistics begin anew. */
  void reset() {
    run.reset();
  }

  /** Where it stands. */
  RunState state() {
    return run.state();
  }

  /** How many users its task ratios are reckoned for; 0 where nobody has said. */
  int usersOfRatios() {
    return order.usersOfRatios();
  }

  /** What is shown of it. */
  RunShown shown() {
    return shown;
  }

  /** What is thought of it until now. */
  Results results() {
    return results;
  }

  /** Where its journal is, if it has one. */
  Optional<Path> journal() {
    return journal.map(Journal::folder);
  }

  /** What it was asked to be. */
  Started started() {
    return started;
  }

  /**
   * Plays it to the end.
   *
   * @param onFailures the exit code for failures, where they are to count even where targets are
   *     judged
   * @return the exit code
   * @throws ScenarioException if its users cannot be made
   */
  int play(OptionalInt onFailures) {
    shown.begin(started);
    load.notes().forEach(Logs.LOG::warn);
    Logs.LOG.info(
        "Starting {} ({}) for {} against {}; seed {}",
        load.words(),
        plan.userClasses().stream().map(UserClass::name).collect(Collectors.joining(", ")),
        plan.runTime().map(LoadChoice::words).orElse("as long as you like"),
        started.target(),
        plan.seed());
    RunResult result = run.play();
    if (result.broken().isPresent()) {
      ScenarioException why = result.broken().get();
      results.breakOff(
          result.total(), String.valueOf(why.getMessage()).lines().findFirst().orElse(""));
      throw why;
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
            started.target(),
            load.users() == 0 ? peak.get() : load.users(),
            load.spawnRate(),
            plan.seed());
    return results.finish(result.total(), facts, onFailures);
  }

  @Override
  public void close() {
    results.close();
    journal.ifPresent(Journal::close);
  }
}
