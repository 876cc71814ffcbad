package dev.stampede.output.console;

import dev.stampede.insight.Insight;
import dev.stampede.insight.Table;
import dev.stampede.judge.TargetsTable;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.Recent;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells a person how a run is going and how it went. While it is on: a live line where standard
 * error is a terminal, else Locust's table every two seconds. When it is over: the summary on
 * standard output. Thread-safe.
 */
public final class Console {

  /** How often Locust prints its table; a little less, since seconds are not exact. */
  private static final double PERIOD_SECONDS = 2 - 0.25;

  private static final String ERASE_LINE = "\r\u001b[2K";
  private static final String ERASE_REST = "\u001b[K";

  private final Screen out;
  private final Screen err;
  private final List<Insight> insights;
  private final boolean onlySummary;
  private final Recent recent = new Recent();

  private double sincePrinted;
  private String live = "";

  private Console(Screen out, Screen err, List<Insight> insights, boolean onlySummary) {
    this.out = out;
    this.err = err;
    this.insights = List.copyOf(insights);
    this.onlySummary = onlySummary;
  }

  /**
   * A console.
   *
   * @param out where results go: standard output
   * @param err where progress and logs go: standard error
   * @param insights what is shown beside Locust's figures; the first one's headline is the last
   *     line of the summary
   * @param onlySummary whether to leave out the periodic tables
   */
  public static Console create(
      Screen out, Screen err, List<Insight> insights, boolean onlySummary) {
    return new Console(out, err, insights, onlySummary);
  }

  /** Takes the second that has just ended, and the run so far. */
  public synchronized void tick(Snapshot second, Snapshot total, Progress progress) {
    recent.add(second);
    sincePrinted += second.seconds();
    if (err.terminal()) {
      List<String> statuses =
          insights.stream().map(i -> i.status(total)).flatMap(Optional::stream).toList();
      live = new LiveLine(err).of(total, recent, progress, statuses);
      redraw();
    } else if (!onlySummary && sincePrinted >= PERIOD_SECONDS) {
      sincePrinted = 0;
      print(err, new LocustTables(err).current(total, recent));
    }
  }

  /** Prints a line to standard error, above the live line; it is cleaned first. */
  public synchronized void log(String line) {
    erase();
    err.stream().println(err.glyphs().clean(line.replace("\t", "    ")));
    redraw();
  }

  /**
   * A stream for others who write to standard error, such as a logging library: each of its lines
   * is {@linkplain #log logged} when it is complete.
   */
  public PrintStream logStream() {
    return LineStream.to(this::log);
  }

  /**
   * Ends the live line and prints the results to standard output.
   *
   * @param total the whole run
   */
  public synchronized void summary(Snapshot total, SummaryFacts facts) {
    erase();
    live = "";
    err.stream().flush();
    LocustTables tables = new LocustTables(out);
    ErrorReport errors = new ErrorReport(out);
    InsightTables shown = new InsightTables(out);
    print(out, tables.whole(total));
    print(out, tables.percentiles(total));
    print(out, errors.failures(total.failures()));
    print(out, errors.exceptions(total.mishaps()));
    for (Insight insight : insights) {
      for (Table table : insight.tables(total)) {
        print(out, shown.lines(table));
      }
    }
    TargetsTable.of(facts.targets()).ifPresent(table -> print(out, shown.lines(table)));
    closing(total, facts).forEach(line -> out.stream().println(out.glyphs().clean(line)));
    out.stream().flush();
  }

  private List<String> closing(Snapshot total, SummaryFacts facts) {
    List<String> lines = new ArrayList<>();
    long interrupted = total.aggregated().interrupted();
    if (interrupted > 0) {
      lines.add("Interrupted by the end of the test: " + interrupted);
    }
    if (!facts.stoppedBy().isEmpty()) {
      lines.add("Ended early: " + facts.stoppedBy());
    }
    lines.add("Target: " + facts.target());
    lines.add(facts.validity());
    // The first insight matters most, and what matters most comes last.
    insights.reversed().forEach(insight -> insight.headline(total).ifPresent(lines::add));
    return lines;
  }

  /** A block of lines and an empty one; nothing for nothing. In one piece, so nothing tears it. */
  private static void print(Screen screen, List<String> block) {
    if (!block.isEmpty()) {
      String end = System.lineSeparator();
      screen.stream().print(String.join(end, block) + end + end);
      screen.stream().flush();
    }
  }

  private void erase() {
    if (!live.isEmpty()) {
      err.stream().print(ERASE_LINE);
    }
  }

  private void redraw() {
    if (!live.isEmpty()) {
      err.stream().print("\r" + live + ERASE_REST);
    }
    err.stream().flush();
  }
}
