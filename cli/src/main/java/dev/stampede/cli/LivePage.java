package dev.stampede.cli;

import dev.stampede.web.Answer;
import dev.stampede.web.StartRequest;
import dev.stampede.web.WebServer;
import dev.stampede.web.access.WebRefusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The life of a process that shows the page: from the first request to Ctrl-C. */
final class LivePage {

  private final PageOptions options;
  private final PageServerOptions server;
  private final Map<String, String> environment;
  private final Conductor conductor;

  LivePage(
      PageOptions options,
      PageServerOptions server,
      Map<String, String> environment,
      Conductor conductor) {
    this.options = options;
    this.server = server;
    this.environment = environment;
    this.conductor = conductor;
  }

  /**
   * Serves the page until it is enough.
   *
   * @param first what is played at once where --autostart says so
   * @return the exit code of the last run; 0 where none was played
   * @throws Refusal if the page cannot be served, or the first run cannot be played
   */
  int serve(LoadWish first) throws InterruptedException {
    try (WebServer open =
        WebServer.start(server.settings(environment), PageAssets.load(), conductor)) {
      Logs.LOG.info("The live page is at {}; Ctrl-C ends", open.url());
      server.settings(environment).warnings().forEach(Logs.LOG::warn);
      Interruption.endsInOrder(conductor::isPlaying, conductor::quit);
      if (options.autostart && conductor.start(request(first)) instanceof Answer.Refused no) {
        throw new Refusal(ExitCode.USAGE, no.message());
      }
      return conductor.awaitEnd(options.autoquit());
    } catch (WebRefusal e) {
      throw new Refusal(ExitCode.PAGE, String.valueOf(e.getMessage()), e);
    }
  }

  private static StartRequest request(LoadWish wish) {
    return new StartRequest(
        wish.users(),
        wish.spawnRate(),
        wish.runTime(),
        List.of(),
        Optional.empty(),
        wish.profile(),
        wish.shape());
  }
}
