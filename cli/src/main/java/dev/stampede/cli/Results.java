package dev.stampede.cli;

import dev.stampede.insight.Insight;
import dev.stampede.judge.Validity;
import dev.stampede.measure.Sample;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.console.Console;
import dev.stampede.output.console.Progress;
import dev.stampede.output.console.SummaryFacts;
import dev.stampede.output.csv.CsvFiles;
import dev.stampede.output.csv.SampleLog;
import dev.stampede.run.Tick;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Everything that is told of a run: the console, the files, and whether it can be believed. */
final class Results implements AutoCloseable {

  private final Console console;
  private final Optional<CsvFiles> csv;
  private final Optional<SampleLog> samples;
  private final Optional<Duration> runTime;
  private final Validity validity = new Validity();
  private int epoch;

  private Results(
      Console console,
      Optional<CsvFiles> csv,
      Optional<SampleLog> samples,
      Optional<Duration> runTime) {
    this.console = console;
    this.csv = csv;
    this.samples = samples;
    this.runTime = runTime;
  }

  /**
   * Opens all that was asked for, so that what cannot be written is known before the run.
   *
   * @throws dev.stampede.output.UnwritableException naming the flag and the file
   */
  static Results open(
      Terminal terminal,
      OutputOptions options,
      List<Insight> insights,
      Optional<Duration> runTime) {
    Console console = Console.create(terminal.out(), terminal.err(), insights, options.onlySummary);
    Optional<CsvFiles> csv =
        options
            .csv()
            .map(prefix -> CsvFiles.open(prefix, options.csvFullHistory, insights, Logs.LOG::warn));
    try {
      Optional<SampleLog> samples =
          options.samples().map(file -> SampleLog.open(file.toString(), Logs.LOG::warn));
      return new Results(console, csv, samples, runTime);
    } catch (RuntimeException e) {
      csv.ifPresent(CsvFiles::close);
      throw e;
    }
  }

  Console console() {
    return console;
  }

  /** Takes a sample, from any thread. */
  void sample(Sample sample) {
    samples.ifPresent(log -> log.accept(sample));
  }

  /** Takes a second of the run. */
  void tick(Tick tick) {
    if (tick.epoch() != epoch) {
      epoch = tick.epoch();
      validity.reset();
    }
    validity.add(tick.last());
    console.tick(
        tick.last(),
        tick.total(),
        new Progress(
            tick.state().label(), tick.last().userCount(), tick.goal(), tick.elapsed(), runTime));
    csv.ifPresent(files -> files.tick(tick.last(), tick.total()));
  }

  /** Brings the files up to date, then prints the summary: its last line is the last of all. */
  void finish(Snapshot total, String target) {
    csv.ifPresent(files -> files.finish(total));
    samples.ifPresent(SampleLog::close);
    console.summary(total, new SummaryFacts(target, validity.judge(total).line()));
  }

  @Override
  public void close() {
    csv.ifPresent(CsvFiles::close);
    samples.ifPresent(SampleLog::close);
  }
}
