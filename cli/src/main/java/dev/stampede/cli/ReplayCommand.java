package dev.stampede.cli;

import dev.stampede.config.Configuration;
import dev.stampede.input.BadInput;
import dev.stampede.output.journal.UnreadableException;
import dev.stampede.web.WebServer;
import dev.stampede.web.access.WebRefusal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a run of the past in the page. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Shows a run out of its journal in the page, until Ctrl-C; it changes nothing.")
final class ReplayCommand implements Callable<Integer> {

  /** The headings of the help page, by the names of the fields below. */
  static final Map<String, String> HEADINGS = headings();

  private static Map<String, String> headings() {
    Map<String, String> headings = new LinkedHashMap<>();
    headings.put("page", "Live page");
    headings.put("logs", "Configuration and log");
    return headings;
  }

  private final Terminal terminal;
  private final Map<String, String> environment;
  private final Configuration configuration;

  @Parameters(paramLabel = "RUN", description = "The run's folder, or its name in --runs")
  String run = "";

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      order = 1,
      description = "The folder of all runs (default: runs)")
  Path runs = Path.of("runs");

  @Mixin PageServerOptions page = new PageServerOptions();

  @Mixin LogOptions logs = new LogOptions();

  ReplayCommand(Terminal terminal, Map<String, String> environment, Configuration configuration) {
    this.terminal = terminal;
    this.environment = environment;
    this.configuration = configuration;
  }

  @Override
  public Integer call() throws InterruptedException {
    logs.check();
    page.check();
    logs.apply(terminal.err().stream());
    Path folder = Retold.folder(run, runs);
    try {
      Retold retold = Retold.of(folder, configuration);
      retold.losses().forEach(loss -> Logs.LOG.warn("{}: {}", folder, loss));
      CountDownLatch enough = new CountDownLatch(1);
      try (WebServer server =
          WebServer.start(page.settings(environment), PageAssets.load(), new Replay(retold))) {
        Logs.LOG.info("{} is shown at {}; Ctrl-C ends", folder.getFileName(), server.url());
        page.settings(environment).warnings().forEach(Logs.LOG::warn);
        Signals.onStop(times -> enough.countDown());
        enough.await();
      }
      return ExitCode.OK.code();
    } catch (UnreadableException e) {
      throw new BadInput(String.valueOf(e.getMessage()));
    } catch (WebRefusal e) {
      throw new Refusal(ExitCode.PAGE, String.valueOf(e.getMessage()), e);
    }
  }
}
