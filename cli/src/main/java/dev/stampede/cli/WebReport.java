package dev.stampede.cli;

import dev.stampede.insight.Insight;
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

  /**
   * The HTML file of a run as it is now.
   *
   * @param insights what is read out of its figures
   */
  static byte[] of(History history, List<Insight> insights) {
    return of(new Retold(history, insights, List.of(), Optional.empty(), List.of()));
  }

  /** The HTML file of a run out of its journal. */
  static byte[] of(Retold retold) {
    History history = retold.history();
    Beside beside = Beside.report(retold.insights(), retold.targets(), retold.validity());
    return HtmlReport.of(RunView.of(history, beside), title(history));
  }

  private static String title(History history) {
    return history.run().map(Started::name).map(name -> name + " · Stampede").orElse("Stampede");
  }
}
