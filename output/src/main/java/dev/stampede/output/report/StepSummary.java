package dev.stampede.output.report;

import dev.stampede.judge.TargetVerdict;
import dev.stampede.judge.TargetVerdict.Result;
import dev.stampede.judge.TargetsTable;
import dev.stampede.measure.Distribution;
import dev.stampede.measure.Failure;
import dev.stampede.measure.Frequent.Seen;
import dev.stampede.measure.Row;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.Failures;
import dev.stampede.output.UnwritableException;
import dev.stampede.output.files.Place;
import dev.stampede.output.text.Figures;
import dev.stampede.output.text.Glyphs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * The run as Markdown, for the page of a GitHub Actions job: verdict, targets, rows, the most
 * frequent failures. It is added to the file that {@code GITHUB_STEP_SUMMARY} names; GitHub makes
 * one for each step, and others may have written to it.
 */
public final class StepSummary {

  /** The variable that names the file. */
  public static final String VARIABLE = "GITHUB_STEP_SUMMARY";

  private static final int MOST_ROWS = 50;
  private static final int MOST_FAILURES = 10;

  /** GitHub shows at most 1 MiB a step: a name or an error of any length must not use that up. */
  private static final int LONGEST_CELL = 200;

  private final StringBuilder text = new StringBuilder();

  private StepSummary() {}

  /** The Markdown. */
  public static String of(RunReport report) {
    StepSummary summary = new StepSummary();
    summary.all(report);
    return summary.text.toString();
  }

  /**
   * Tries the file before the run.
   *
   * @throws UnwritableException if nothing can be added to it
   */
  public static void check(String file) {
    Place.open(VARIABLE, file, () -> append(file, ""));
  }

  /**
   * Adds the Markdown to the file.
   *
   * @throws UnwritableException if that cannot be
   */
  public static void write(String file, RunReport report) {
    Place.open(VARIABLE, file, () -> append(file, of(report)));
  }

  private static Path append(String file, String markdown) throws IOException {
    return Files.write(
        Path.of(file),
        markdown.getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private void all(RunReport report) {
    line("## Stampede: " + report.verdictWords());
    line("");
    report.headlines().forEach(headline -> line("- " + cell(headline)));
    line("- " + cell(report.validity().line()));
    line("- Target: " + cell(report.run().target()));
    if (!report.run().stoppedBy().isEmpty()) {
      line("- Ended early: " + cell(report.run().stoppedBy()));
    }
    line(
        "- %d users at %s/s for %s s; seed %d"
            .formatted(
                report.run().users(),
                Figures.rate(report.run().spawnRate()),
                Math.round(report.total().seconds()),
                report.run().seed()));
    line("");
    targets(report.targets());
    rows(report.total());
    failures(report.total());
  }

  private void targets(List<TargetVerdict> targets) {
    if (targets.isEmpty()) {
      return;
    }
    line("### Targets");
    line("");
    line("| | Target | Measured | Result | First broken | Held again |");
    line("|---|---|---|---|---|---|");
    for (TargetVerdict target : targets) {
      String sign = target.isJudged() ? target.result() == Result.PASS ? "✅" : "❌" : "➖";
      line(
          "| %s | %s | %s | %s | %s | %s |"
              .formatted(
                  sign,
                  cell(target.rule().text()),
                  cell(target.measured()),
                  cell(target.words()),
                  target.breach().map(TargetsTable::firstBroken).orElse(""),
                  target.breach().map(TargetsTable::heldAgain).orElse("")));
    }
    line("");
  }

  private void rows(Snapshot total) {
    line("### Requests");
    line("");
    line("| Type | Name | Requests | Failures | p50 ms | p95 ms | p99 ms | Requests/s |");
    line("|---|---|--:|--:|--:|--:|--:|--:|");
    total.rows().entrySet().stream()
        .limit(MOST_ROWS)
        .forEach(entry -> row(entry.getKey(), entry.getValue(), total.seconds()));
    row(new RowKey("", "Aggregated"), total.aggregated(), total.seconds());
    line("");
    if (total.rows().size() > MOST_ROWS) {
      line("%d more rows are left out here.".formatted(total.rows().size() - MOST_ROWS));
      line("");
    }
    line("Percentiles: service time of all calls, failures included; – where there are too few.");
    line("");
  }

  private void row(RowKey key, Row row, double seconds) {
    Distribution times = row.times();
    line(
        "| %s | %s | %d | %d | %s | %s | %s | %s |"
            .formatted(
                cell(key.type()),
                cell(key.name()),
                row.requests(),
                row.failures(),
                percentile(times, 50),
                percentile(times, 95),
                percentile(times, 99),
                Figures.rate(seconds > 0 ? row.requests() / seconds : 0)));
  }

  private static String percentile(Distribution times, double percentile) {
    return times.count() * (100 - percentile) >= 100
        ? Figures.millis(times.percentileMillis(percentile))
        : "–";
  }

  private void failures(Snapshot total) {
    if (total.failures().total() == 0) {
      return;
    }
    line("### Failures");
    line("");
    line("| Occurrences | Type | Name | Error |");
    line("|--:|---|---|---|");
    total.failures().top().entrySet().stream()
        .sorted(
            Map.Entry.<Failure, Seen>comparingByValue(
                    (one, other) -> Long.compare(other.count(), one.count()))
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_FAILURES)
        .forEach(entry ->
            line(
                "| %d | %s | %s | %s |"
                    .formatted(
                        entry.getValue().count(),
                        cell(entry.getKey().row().type()),
                        cell(entry.getKey().row().name()),
                        cell(Failures.describe(entry.getKey())))));
    line("");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  /** Text from outside, of which Markdown and HTML make nothing but text. */
  static String cell(String words) {
    Glyphs glyphs = new Glyphs(true);
    StringBuilder cell = new StringBuilder();
    for (char c : glyphs.cut(glyphs.clean(words), LONGEST_CELL).toCharArray()) {
      switch (c) {
        case '<' -> cell.append("&lt;");
        case '>' -> cell.append("&gt;");
        case '&' -> cell.append("&amp;");
        case '|', '*', '_', '`', '[', ']', '\\', '~', '@', '#', '!' -> cell.append('\\').append(c);
        default -> cell.append(c);
      }
    }
    return cell.toString();
  }
}
