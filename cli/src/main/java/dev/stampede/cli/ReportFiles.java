package dev.stampede.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stampede.insight.Insight;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.UnwritableException;
import dev.stampede.output.files.ResultFile;
import dev.stampede.output.history.History;
import dev.stampede.output.report.JUnitXml;
import dev.stampede.output.report.LocustJson;
import dev.stampede.output.report.RunReport;
import dev.stampede.output.report.StepSummary;
import dev.stampede.output.report.SummaryJson;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What programs are told of a run, when it is over. */
final class ReportFiles {

  private final PrintStream out;
  private final boolean json;
  private final Optional<ResultFile> jsonFile;
  private final Optional<ResultFile> summary;
  private final Optional<ResultFile> junit;
  private final Optional<ResultFile> html;
  private final String stepSummary;
  private final LocustJson locust = new LocustJson();

  private ReportFiles(
      PrintStream out,
      boolean json,
      Optional<ResultFile> jsonFile,
      Optional<ResultFile> summary,
      Optional<ResultFile> junit,
      Optional<ResultFile> html,
      String stepSummary) {
    this.html = html;
    this.out = out;
    this.json = json;
    this.jsonFile = jsonFile;
    this.summary = summary;
    this.junit = junit;
    this.stepSummary = stepSummary;
  }

  /**
   * Tries the places of all that was asked for.
   *
   * @param load which the names of files may tell
   * @param environment in which GitHub names the file of a step's summary
   * @throws UnwritableException naming the flag and the file
   */
  static ReportFiles open(
      OutputOptions options, LoadChoice load, PrintStream out, Map<String, String> environment) {
    String step = environment.getOrDefault(StepSummary.VARIABLE, "");
    if (!step.isEmpty()) {
      StepSummary.check(step);
    }
    return new ReportFiles(
        out,
        options.json,
        file("--json-file", options.jsonFile == null ? null : options.jsonFile + ".json"),
        file("--summary", options.summary),
        file("--junit", options.junit),
        file("--html", options.html == null ? null : ReportName.of(options.html, load)),
        step);
  }

  private static Optional<ResultFile> file(String option, @Nullable String path) {
    return Optional.ofNullable(path).map(p -> ResultFile.open(option, p));
  }

  /** Takes the second that has just ended. */
  void tick(Snapshot interval) {
    if (json || jsonFile.isPresent()) {
      locust.add(interval);
    }
  }

  /**
   * Writes all of them.
   *
   * @param history of the same run, for the report that people look at
   * @param insights what is read out of its figures there
   * @throws UnwritableException if one could not be written
   */
  void write(RunReport report, History history, List<Insight> insights) {
    if (json) {
      out.println(new String(locust.bytes(report.total()), UTF_8).stripTrailing());
      out.flush();
    }
    jsonFile.ifPresent(file -> file.write(locust.bytes(report.total())));
    summary.ifPresent(file -> file.write(SummaryJson.of(report)));
    junit.ifPresent(file -> file.write(JUnitXml.of(report)));
    html.ifPresent(file -> file.write(WebReport.of(history, insights)));
    if (!stepSummary.isEmpty()) {
      StepSummary.write(stepSummary, report);
    }
  }
}
