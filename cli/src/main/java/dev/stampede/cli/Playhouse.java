package dev.stampede.cli;

import dev.stampede.aws.agents.AgentCures;
import dev.stampede.aws.agents.AgentInsight;
import dev.stampede.aws.lambda.FunctionCures;
import dev.stampede.aws.lambda.FunctionInsight;
import dev.stampede.config.Configuration;
import dev.stampede.insight.Insight;
import dev.stampede.judge.Cures;
import dev.stampede.judge.PlannedLoad;
import dev.stampede.judge.TargetRule;
import dev.stampede.output.history.Entry;
import dev.stampede.output.history.Started;
import dev.stampede.output.journal.Journal;
import dev.stampede.run.RunPlan;
import dev.stampede.scenario.TaskRatio;
import dev.stampede.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Where runs are played, one after the other: the target while it is open, the flags that hold for
 * all of them, and where their results go.
 */
final class Playhouse implements AutoCloseable {

  /** What is read out of every run whatever it costs, the most important first. */
  static final List<Insight> INSIGHTS = List.of(new AgentInsight(), new FunctionInsight());

  private static final Cures CURES = new AgentCures().or(new FunctionCures());

  private final RunFlags flags;
  private final Terminal terminal;
  private final Map<String, String> environment;
  private final Configuration configuration;
  private final List<TargetRule> rules;
  private final Playbill playbill;
  private final Venues venues;
  private final long seed;

  private Playhouse(
      RunFlags flags,
      Terminal terminal,
      Map<String, String> environment,
      Configuration configuration,
      List<TargetRule> rules,
      Playbill playbill,
      Venues venues,
      long seed) {
    this.playbill = playbill;
    this.seed = seed;
    this.flags = flags;
    this.terminal = terminal;
    this.environment = environment;
    this.configuration = configuration;
    this.rules = rules;
    this.venues = venues;
  }

  /**
   * Opens the target.
   *
   * @param rules the targets that every run is judged by
   * @param playbill what reports call the runs
   * @throws Refusal if the target cannot be used, saying what to do
   */
  static Playhouse open(
      RunFlags flags,
      Terminal terminal,
      Map<String, String> environment,
      Configuration configuration,
      List<TargetRule> rules,
      Playbill playbill) {
    // One seed for the emulator and for every run, so that the seed a run tells repeats all of it.
    long seed = flags.run.seed == null ? new Random().nextLong(1L << 53) : flags.run.seed;
    Venues venues =
        Venues.open(flags.target, flags.emulator.settings(seed), configuration, environment);
    return new Playhouse(
        flags, terminal, environment, configuration, rules, playbill, venues, seed);
  }

  /** The name of the target that the command line names. */
  String usualTarget() {
    return venues.usual();
  }

  /** The targets that a run may choose from, by name, with what they are. */
  Map<String, String> targets() {
    return venues.offered();
  }

  /** The scenario's name, for the names of files. */
  String scenarioName() {
    return playbill.name();
  }

  /**
   * Refuses a run that this machine cannot hold.
   *
   * @param target the name of its target
   * @throws Refusal telling what is too small, and what mends it
   */
  void check(RunOrder order, String target) {
    Fitness.check(order.load(), venues.options(target));
  }

  /** The exit code for failures, where they are to count even where targets are judged. */
  OptionalInt onFailures() {
    return flags.run.exitCodeOnError();
  }

  /**
   * Gets ready to play: opens the files, so that what cannot be written is known before the run.
   *
   * @param name the name of its target
   * @param onlooker sees the run while it is on
   * @throws dev.stampede.output.UnwritableException naming the flag and the file
   */
  Playing prepare(RunOrder order, String name, RunShown.Onlooker onlooker) {
    OpenTarget target = venues.at(name);
    ReportFiles reports =
        ReportFiles.open(flags.output, order.load(), terminal.out().stream(), environment);
    Results.Audience audience =
        new Results.Audience(
            Insights.of(configuration, target.description()),
            rules,
            CURES,
            new PlannedLoad(order.load().users(), 0),
            new BudgetWatch(
                venues.options(name).budget(), Insights.cost(configuration, target.description())),
            order.load().runTime());
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
    Started started = started(plan, order, target.description());
    Optional<Journal> journal =
        flags.output.noJournal
            ? Optional.empty()
            : Optional.of(Journal.open(flags.output.runs, started, Playhouse::warn));
    RunShown shown = new RunShown(Clock.system(), to(journal), onlooker);
    try {
      boolean quiet = flags.output.onlySummary || !flags.run.headless;
      Results results = Results.open(terminal, flags.output, quiet, reports, audience, shown);
      flags.logs.apply(results.console().logStream());
      Logs.keep(shown::log);
      return new Playing(plan, order, target, results, shown, started, journal);
    } catch (RuntimeException e) {
      journal.ifPresent(Journal::close);
      throw e;
    }
  }

  /** On a thread of its own: who tells the journal an entry must not wait for who tells the log. */
  private static void warn(String line) {
    Thread.ofVirtual().start(() -> Logs.LOG.warn(line));
  }

  private static Consumer<Entry> to(Optional<Journal> journal) {
    return journal.<Consumer<Entry>>map(written -> written).orElse(entry -> {});
  }

  private Started started(RunPlan plan, RunOrder order, String target) {
    Runtime runtime = Runtime.getRuntime();
    return new Started(
        plan.runId(),
        playbill.name(),
        playbill.scenario(),
        target,
        plan.seed(),
        Version.ours(),
        "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
        new Started.Host(
            HostName.ofThisMachine(environment),
            runtime.availableProcessors(),
            runtime.maxMemory(),
            System.getProperty("os.name") + " " + System.getProperty("os.version")),
        playbill.command(),
        order.load().users(),
        order.load().spawnRate(),
        order.load().runTime(),
        order.wish().profile(),
        System.currentTimeMillis(),
        playbill.configuration(),
        TaskRatio.perClass(order.classes(), order.usersOfRatios()),
        TaskRatio.total(order.classes(), order.usersOfRatios()));
  }

  @Override
  public void close() {
    venues.close();
  }
}
