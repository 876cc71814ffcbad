package dev.stampede.cli;

import dev.stampede.input.BadInput;
import dev.stampede.output.history.Started;
import dev.stampede.output.journal.Runs;
import dev.stampede.output.journal.UnreadableException;
import dev.stampede.output.text.Figures;
import dev.stampede.time.Clock;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the runs whose journals are kept. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Lists the runs whose journals are kept, the latest first.")
final class RunsCommand implements Callable<Integer> {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  private static final String FORM = "%-40s  %-19s  %8s  %6s  %9s  %6s  %-13s  %-18s  %8s";

  private final Terminal terminal;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      description = "The folder of all runs (default: runs)")
  Path runs = Path.of("runs");

  RunsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Runs.Line> lines;
    try {
      lines = Runs.list(runs, Clock.system());
    } catch (UnreadableException e) {
      throw new BadInput(String.valueOf(e.getMessage()));
    }
    PrintStream out = terminal.out().stream();
    if (lines.isEmpty()) {
      out.println("no runs in " + runs + "/; each run writes one, unless --no-journal says not to");
    } else {
      out.println(
          FORM.formatted(
              "Run",
              "Started",
              "Lasted",
              "Users",
              "Requests",
              "Fails",
              "State",
              "Verdict",
              "Size"));
      lines.forEach(line -> out.println(row(line)));
    }
    out.flush();
    return ExitCode.OK.code();
  }

  private String row(Runs.Line line) {
    String started =
        line.run()
            .map(Started::atMillis)
            .map(at -> LOCAL.format(Instant.ofEpochMilli(at)))
            .orElse(terminal.out().glyphs().none());
    return String.format(
            Locale.ROOT,
            FORM,
            terminal.out().glyphs().clean(String.valueOf(line.folder().getFileName())),
            started,
            Figures.clock(Duration.ofMillis(Math.round(line.seconds() * 1e3))),
            line.users(),
            line.requests(),
            Figures.share(line.failShare()),
            line.state().label(),
            line.verdict(),
            size(line.bytes()))
        .stripTrailing();
  }

  private static String size(long bytes) {
    return bytes < 10_000_000
        ? Math.ceilDiv(bytes, 1_000L) + " kB"
        : Math.ceilDiv(bytes, 1_000_000L) + " MB";
  }
}
