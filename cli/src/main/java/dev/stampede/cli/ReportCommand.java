package dev.stampede.cli;

import dev.stampede.config.Configuration;
import dev.stampede.input.BadInput;
import dev.stampede.output.UnwritableException;
import dev.stampede.output.csv.RunCsv;
import dev.stampede.output.files.ResultFile;
import dev.stampede.output.history.History;
import dev.stampede.output.journal.UnreadableException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the report of a run that is over, was killed, or is still on, out of its journal. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Makes the report of a run out of its journal (stampede runs lists them).")
final class ReportCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Configuration configuration;

  @Parameters(paramLabel = "RUN", description = "The run's folder, or its name in --runs")
  String run = "";

  @Option(
      names = "--html",
      paramLabel = "FILE",
      order = 1,
      description = "Where the report goes (default: RUN.html beside the working folder's files)")
  @Nullable String html;

  @Option(
      names = "--csv",
      paramLabel = "PREFIX",
      order = 2,
      description = "Write PREFIX_stats.csv, _failures.csv and _exceptions.csv as well")
  @Nullable String csv;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      order = 3,
      description = "The folder of all runs (default: runs)")
  Path runs = Path.of("runs");

  @Mixin LogOptions logs = new LogOptions();

  ReportCommand(Terminal terminal, Configuration configuration) {
    this.terminal = terminal;
    this.configuration = configuration;
  }

  @Override
  public Integer call() {
    logs.check();
    logs.apply(terminal.err().stream());
    Path folder = Retold.folder(run, runs);
    try {
      Retold retold = Retold.of(folder, configuration);
      retold.losses().forEach(loss -> Logs.LOG.warn("{}: {}", folder, loss));
      write("--html", html == null ? folder.getFileName() + ".html" : html, WebReport.of(retold));
      if (csv != null) {
        History history = retold.history();
        write("--csv", csv + "_stats.csv", RunCsv.requests(history.total()));
        write("--csv", csv + "_failures.csv", RunCsv.failures(history.total()));
        write("--csv", csv + "_exceptions.csv", RunCsv.exceptions(history.total()));
      }
      return ExitCode.OK.code();
    } catch (UnreadableException e) {
      throw new BadInput(String.valueOf(e.getMessage()));
    } catch (UnwritableException e) {
      throw new Refusal(ExitCode.OUTPUT, String.valueOf(e.getMessage()), e);
    }
  }

  private void write(String option, String file, byte[] bytes) {
    ResultFile.open(option, file).write(bytes);
    terminal.out().stream().println("wrote " + file);
    terminal.out().stream().flush();
  }
}
