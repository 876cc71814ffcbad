package dev.stampede.cli;

import dev.stampede.input.BadInput;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where results go besides the summary. */
final class OutputOptions {

  @Option(
      names = "--csv",
      paramLabel = "PREFIX",
      order = 31,
      description =
          "Write PREFIX_stats.csv, _stats_history, _failures, _exceptions, and _agents, _routes,"
              + " _functions, _throttles, _cost where there is something to say")
  @Nullable String csv;

  @Option(
      names = "--csv-full-history",
      order = 32,
      description = "Keep the history of every row, not only of Aggregated; needs --csv")
  boolean csvFullHistory;

  @Option(
      names = "--samples",
      paramLabel = "FILE",
      order = 33,
      description = "Write a CSV row for every single request")
  @Nullable Path samples;

  @Option(
      names = "--only-summary",
      order = 34,
      description = "Print no periodic tables, only the summary")
  boolean onlySummary;

  @Option(
      names = "--json",
      order = 37,
      description =
          "Print the results to stdout as Locust's JSON and nothing else; tables go to" + " stderr")
  boolean json;

  @Option(
      names = "--json-file",
      paramLabel = "NAME",
      order = 38,
      description = "Write Locust's JSON to NAME.json")
  @Nullable String jsonFile;

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      order = 39,
      description = "Write everything about the run as JSON (docs/summary.md)")
  @Nullable String summary;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      order = 40,
      description = "Write the targets' verdicts as JUnit XML, for a build server")
  @Nullable String junit;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      order = 30,
      description =
          "Write the report: one HTML file that opens from disk; {u}, {r} and {t} in its name stand"
              + " for users, spawn rate and run time")
  @Nullable String html;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      order = 41,
      description =
          "Where each run's journal goes, from which stampede report makes the report later"
              + " (default: runs)")
  Path runs = Path.of("runs");

  @Option(names = "--no-journal", order = 42, description = "Write no journal")
  boolean noJournal;

  /**
   * Flags that need each other.
   *
   * @throws BadInput naming them
   */
  void check() {
    if (csvFullHistory && csv == null) {
      throw BadInput.ofFlag("--csv-full-history", "--csv-full-history needs --csv PREFIX");
    }
  }

  Optional<String> csv() {
    return Optional.ofNullable(csv);
  }

  Optional<Path> samples() {
    return Optional.ofNullable(samples);
  }
}
