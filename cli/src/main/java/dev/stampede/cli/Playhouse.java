package dev.stampede.cli;

import dev.stampede.aws.agents.AgentCures;
import dev.stampede.aws.agents.AgentInsight;
import dev.stampede.aws.lambda.FunctionInsight;
import dev.stampede.config.Configuration;
import dev.stampede.insight.Insight;
import dev.stampede.judge.PlannedLoad;
import dev.stampede.judge.TargetRule;
import dev.stampede.run.RunPlan;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Where runs are played, one after the other: the target while it is open, the flags that hold for
 * all of them, and where their results go.
 */
final class Playhouse implements AutoCloseable {

  /** What is read out of every run, the most important first. */
  static final List<Insight> INSIGHTS = List.of(new AgentInsight(), new FunctionInsight());

  private final RunFlags flags;
  private final Terminal terminal;
  private final Map<String, String> environment;
  private final List<TargetRule> rules;
  private final OpenTarget target;
  private final long seed;

  private Playhouse(
      RunFlags flags,
      Terminal terminal,
      Map<String, String> environment,
      List<TargetRule> rules,
      OpenTarget target,
      long seed) {
    this.seed = seed;
    this.flags = flags;
    this.terminal = terminal;
    this.environment = environment;
    this.rules = rules;
    this.target = target;
  }

  /**
   * Opens the target.
   *
   * @param rules the targets that every run is judged by
   * @throws Refusal if the target cannot be used, saying what to do
   */
  static Playhouse open(
      RunFlags flags,
      Terminal terminal,
      Map<String, String> environment,
      Configuration configuration,
      List<TargetRule> rules) {
    // One seed for the emulator and for every run, so that the seed a run tells repeats all of it.
    long seed = flags.run.seed == null ? new Random().nextLong(1L << 53) : flags.run.seed;
    OpenTarget target =
        OpenTarget.open(flags.target, flags.emulator.settings(seed), configuration, environment);
    return new Playhouse(flags, terminal, environment, rules, target, seed);
  }

  /** The target, as reports call it. */
  OpenTarget target() {
    return target;
  }

  /**
   * Gets ready to play: opens the files, so that what cannot be written is known before the run.
   *
   * @throws dev.stampede.output.UnwritableException naming the flag and the file
   */
  Playing prepare(RunOrder order) {
    ReportFiles reports = ReportFiles.open(flags.output, terminal.out().stream(), environment);
    Results.Audience audience =
        new Results.Audience(
            INSIGHTS,
            rules,
            new AgentCures(),
            new PlannedLoad(order.load().users(), 0),
            order.load().runTime());
    Results results = Results.open(terminal, flags.output, reports, audience);
    flags.logs.apply(results.console().logStream());
    RunPlan plan =
        new RunPlan(
            RunId.create(),
            order.classes(),
            order.load().shape(),
            order.load().runTime(),
            flags.run.stopTimeout,
            seed,
            target.services(),
            flags.run.resetStats);
    return new Playing(plan, order.load(), results, target.description());
  }

  @Override
  public void close() {
    target.close();
  }
}
