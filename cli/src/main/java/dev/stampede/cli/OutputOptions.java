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
      order = 11,
      description =
          "Write PREFIX_stats.csv, _stats_history, _failures, _exceptions, and _agents, _routes,"
              + " _functions, _throttles where there is something to say")
  @Nullable String csv;

  @Option(
      names = "--csv-full-history",
      order = 12,
      description = "Keep the history of every row, not only of Aggregated; needs --csv")
  boolean csvFullHistory;

  @Option(
      names = "--samples",
      paramLabel = "FILE",
      order = 13,
      description = "Write a CSV row for every single request")
  @Nullable Path samples;

  @Option(
      names = "--only-summary",
      order = 14,
      description = "Print no periodic tables, only the summary")
  boolean onlySummary;

  /**
   * Flags that need each other.
   *
   * @throws BadInput naming them
   */
  void check() {
    if (csvFullHistory && csv == null) {
      throw new BadInput("--csv-full-history needs --csv PREFIX");
    }
  }

  Optional<String> csv() {
    return Optional.ofNullable(csv);
  }

  Optional<Path> samples() {
    return Optional.ofNullable(samples);
  }
}
