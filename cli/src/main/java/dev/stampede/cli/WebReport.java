package dev.stampede.cli;

import dev.stampede.judge.Validity;
import dev.stampede.output.history.History;
import dev.stampede.output.history.Started;
import dev.stampede.output.page.Beside;
import dev.stampede.output.page.RunView;
import dev.stampede.page.HtmlReport;
import java.util.List;
import java.util.Optional;

/** The report of a run, made of its history: of one that has just ended, or of its journal. */
final class WebReport {

  private WebReport() {}

  /** The HTML file. */
  static byte[] of(History history) {
    Optional<Validity.Judgement> none = Optional.empty();
    byte[] view = RunView.of(history, Beside.report(Playhouse.INSIGHTS, List.of(), none));
    return HtmlReport.of(view, title(history));
  }

  private static String title(History history) {
    return history.run().map(Started::name).map(name -> name + " · Stampede").orElse("Stampede");
  }
}
