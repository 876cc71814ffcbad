package dev.stampede.cli;

import dev.stampede.insight.Insight;
import dev.stampede.judge.Cures;
import dev.stampede.judge.GoodCalls;
import dev.stampede.judge.PlannedLoad;
import dev.stampede.judge.RunVerdict;
import dev.stampede.judge.TargetEvent;
import dev.stampede.judge.TargetJudge;
import dev.stampede.judge.TargetRule;
import dev.stampede.judge.TargetVerdict;
import dev.stampede.judge.Trouble;
import dev.stampede.judge.Validity;
import dev.stampede.measure.Sample;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.console.Console;
import dev.stampede.output.console.Progress;
import dev.stampede.output.console.SummaryFacts;
import dev.stampede.output.csv.CsvFiles;
import dev.stampede.output.csv.SampleLog;
import dev.stampede.output.history.Entry.Event.Kind;
import dev.stampede.output.history.TargetLine;
import dev.stampede.output.report.RunFacts;
import dev.stampede.output.report.RunReport;
import dev.stampede.run.Tick;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Everything that is told of a run: the console, the files, and what is thought of it. */
final class Results implements AutoCloseable {

  private final Console console;
  private final Optional<CsvFiles> csv;
  private final Optional<SampleLog> samples;
  private final ReportFiles reports;
  private final List<Insight> insights;
  private final List<TargetRule> rules;
  private final GoodCalls goodCalls;
  private final Trouble trouble;
  private final Optional<Duration> runTime;
  private final PlannedLoad plan;
  private final BudgetWatch budget;
  private final RunShown shown;
  private final Validity validity = new Validity();
  private TargetJudge targets;
  private volatile Snapshot total = Snapshot.empty(0);
  private int epoch;
  private volatile String stoppedBy = "";

  private Results(
      Console console,
      Optional<CsvFiles> csv,
      Optional<SampleLog> samples,
      ReportFiles reports,
      Audience audience,
      RunShown shown) {
    this.shown = shown;
    this.console = console;
    this.csv = csv;
    this.samples = samples;
    this.reports = reports;
    this.insights = audience.insights();
    this.rules = audience.rules();
    this.goodCalls = GoodCalls.of(rules);
    this.trouble = new Trouble(audience.cures());
    this.runTime = audience.runTime();
    this.plan = audience.plan();
    this.budget = audience.budget();
    this.targets = new TargetJudge(rules, plan);
  }

  /**
   * For whom a run is played, and what is asked of it.
   *
   * @param insights what is read out of its figures, the most important first
   * @param rules its targets
   * @param cures what helps against failures
   * @param plan how much load it can make
   * @param budget watches what it costs
   * @param runTime how long it is to last
   */
  record Audience(
      List<Insight> insights,
      List<TargetRule> rules,
      Cures cures,
      PlannedLoad plan,
      BudgetWatch budget,
      Optional<Duration> runTime) {}

  /**
   * Opens all that was asked for, so that what cannot be written is known before the run.
   *
   * @param quiet whether the console leaves out the periodic tables
   * @param shown what is told of the run besides
   * @throws dev.stampede.output.UnwritableException naming the flag and the file
   */
  static Results open(
      Terminal terminal,
      OutputOptions options,
      boolean quiet,
      ReportFiles reports,
      Audience audience,
      RunShown shown) {
    List<Insight> insights = audience.insights();
    // Where stdout is for a program, people read stderr.
    Console console =
        Console.create(
            options.json ? terminal.err() : terminal.out(), terminal.err(), insights, quiet);
    Optional<CsvFiles> csv =
        options
            .csv()
            .map(prefix -> CsvFiles.open(prefix, options.csvFullHistory, insights, Logs.LOG::warn));
    try {
      Optional<SampleLog> samples =
          options.samples().map(file -> SampleLog.open(file.toString(), Logs.LOG::warn));
      return new Results(console, csv, samples, reports, audience, shown);
    } catch (RuntimeException e) {
      csv.ifPresent(CsvFiles::close);
      throw e;
    }
  }

  /** What is read out of its figures. */
  List<Insight> insights() {
    return insights;
  }

  Console console() {
    return console;
  }

  /** Tells of a sample what targets want to know of it, from any thread. */
  Sample judge(Sample sample) {
    return goodCalls.judge(sample);
  }

  /** Takes a sample, from any thread. */
  void sample(Sample sample) {
    samples.ifPresent(log -> log.accept(sample));
  }

  /** Takes a second of the run; returns whether it is to be stopped. */
  boolean tick(Tick tick) {
    if (tick.epoch() != epoch) {
      epoch = tick.epoch();
      validity.reset();
      targets = new TargetJudge(rules, plan);
    }
    validity.add(tick.last());
    boolean stop = false;
    for (TargetEvent event : targets.add(tick.last(), tick.total())) {
      Logs.LOG.warn(event.line());
      shown.event(Kind.TARGET, event.line());
      stop |= event instanceof TargetEvent.Stop;
    }
    trouble
        .add(tick.last())
        .ifPresent(line -> {
          Logs.LOG.warn(line);
          shown.event(Kind.TROUBLE, line);
        });
    Optional<String> overspent = budget.add(tick);
    if (overspent.isPresent()) {
      stoppedBy = overspent.get();
      Logs.LOG.warn(stoppedBy);
      shown.event(Kind.NOTE, stoppedBy);
      stop = true;
    }
    total = tick.total();
    reports.tick(tick.last());
    console.tick(
        tick.last(),
        tick.total(),
        new Progress(
            tick.state().label(), tick.last().userCount(), tick.goal(), tick.elapsed(), runTime));
    csv.ifPresent(files -> files.tick(tick.last(), tick.total()));
    shown.second(tick);
    return stop;
  }

  /** What has become of the targets until now; for the thread that tells the seconds. */
  List<TargetLine> targetsSoFar() {
    return targets.verdicts(total).stream().map(TargetLine::of).toList();
  }

  /** Whether the figures can be believed, as far as is known until now. */
  Optional<Validity.Judgement> validitySoFar() {
    return validity.soFar(total);
  }

  /**
   * Brings the files up to date, then prints the summary: its last line is the last of all.
   *
   * @param onFailures the exit code for failures, where they are to count even where targets are
   *     judged
   * @return the exit code
   */
  int finish(Snapshot total, RunFacts facts, OptionalInt onFailures) {
    csv.ifPresent(files -> files.finish(total));
    samples.ifPresent(SampleLog::close);
    List<TargetVerdict> verdicts = targets.verdicts(total);
    RunVerdict verdict = RunVerdict.of(total, verdicts, onFailures.isPresent());
    Validity.Judgement judgement = validity.judge(total);
    int code = ExitCode.of(verdict, onFailures);
    shown.end(verdict, code, verdicts, judgement);
    console.summary(total, new SummaryFacts(facts.target(), judgement.line(), verdicts, stoppedBy));
    reports.write(
        RunReport.of(facts.stoppedBy(stoppedBy), total, verdict, verdicts, judgement, insights),
        shown.history(),
        insights);
    return code;
  }

  /** The run broke off: what was measured until then is kept, and nothing is judged. */
  void breakOff(Snapshot total, String why) {
    shown.event(Kind.NOTE, why);
    shown.end("broken off", ExitCode.SCENARIO.code(), List.of(), validity.judge(total));
  }

  @Override
  public void close() {
    csv.ifPresent(CsvFiles::close);
    samples.ifPresent(SampleLog::close);
  }
}
