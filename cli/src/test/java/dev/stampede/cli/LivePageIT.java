package dev.stampede.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.cli.Processes.Ended;
import dev.stampede.cli.Processes.Running;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live page as its users meet it: a process, asked by HTTP, ended by a signal. */
class LivePageIT {

  private static final long PATIENCE_SECONDS = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(PATIENCE_SECONDS);

  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir private Path folder;
  private Processes processes;

  @BeforeEach
  void start() {
    processes = new Processes(folder);
  }

  @AfterEach
  void stop() {
    processes.close();
    http.close();
  }

  private static URI page(Running running) throws IOException, InterruptedException {
    String line = Processes.await(running, running.err(), "The live page is at ");
    return URI.create(line.substring(0, line.indexOf(';')));
  }

  private String get(URI page, String path) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(page.resolve(path)).timeout(PATIENCE).build(),
            BodyHandlers.ofString())
        .body();
  }

  private String post(URI page, String path, String json) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(page.resolve(path))
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(json))
                .build(),
            BodyHandlers.ofString())
        .body();
  }

  private String await(URI page, String path, Predicate<String> wanted)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    String seen = "";
    while (System.nanoTime() < end) {
      seen = get(page, path);
      if (wanted.test(seen)) {
        return seen;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError(path + " never was as wanted: " + seen);
  }

  private static long requests(String stats) {
    Matcher all = Pattern.compile("\"num_requests\":(\\d+)").matcher(stats);
    long last = 0;
    while (all.find()) {
      last = Long.parseLong(all.group(1));
    }
    return last;
  }

  @Test
  void startsEditsStopsAndPlaysAgainUntilASignal() throws Exception {
    Running running = processes.start("-f", "agents", "-P", "0", "-u", "4", "-r", "4");
    URI page = page(running);
    assertThat(get(page, "/")).contains("<!doctype html>");
    assertThat(get(page, "/api/view"))
        .contains("\"run\":null", "\"state\":\"ready\"", "BedrockAgentUser", "\"users\":4");

    assertThat(post(page, "/api/stop", "{}")).contains("\"ok\":false", "no test is running");
    assertThat(post(page, "/api/start", "{\"users\":0,\"spawnRate\":5}"))
        .contains("\"ok\":false", "\"field\":\"users\"");
    assertThat(post(page, "/api/start", "{\"users\":5,\"spawnRate\":5}")).contains("\"ok\":true");
    assertThat(post(page, "/api/start", "{\"users\":5,\"spawnRate\":5}"))
        .contains("\"ok\":false", "a test is running");
    await(page, "/stats/requests", stats -> requests(stats) > 0);

    assertThat(post(page, "/api/load", "{\"users\":8,\"spawnRate\":50}")).contains("\"ok\":true");
    await(page, "/stats/requests", stats -> stats.contains("\"user_count\":8"));
    assertThat(post(page, "/api/stop", "{}")).contains("\"ok\":true");
    String view = await(page, "/api/view", json -> json.contains("\"ended\":1"));
    assertThat(view)
        .contains("load changed: 8 users at 50 per second", "\"state\":\"stopped\"")
        .doesNotContain("\"verdict\":null");
    assertThat(get(page, "/api/download/report.html")).contains("application/gzip");
    assertThat(get(page, "/api/download/requests.csv")).startsWith("Type,Name,Request Count");

    // /swarm and /stop as Locust's users know them.
    String swarm =
        http.send(
                HttpRequest.newBuilder(page.resolve("/swarm"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("user_count=2&spawn_rate=2"))
                    .build(),
                BodyHandlers.ofString())
            .body();
    assertThat(swarm).contains("Swarming started");
    await(
        page,
        "/stats/requests",
        stats -> stats.contains("\"user_count\":2") && requests(stats) > 0);

    running.signal("TERM");
    Ended ended = running.await();
    assertThat(ended.exit()).as(ended.err()).isIn(0, 1, 3);
    assertThat(ended.out().lines().filter(line -> line.startsWith("Validity: "))).hasSize(2);
    try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
      assertThat(runs).hasSize(2);
    }
    assertThat(processes.run("runs").out().lines().filter(line -> line.contains(" finished ")))
        .hasSize(2);
  }

  @Test
  void withAutostartAndAutoquitItPlaysOnceAndEnds() throws Exception {
    Ended ended =
        processes.run(
            "-f",
            "agents",
            "-P",
            "0",
            "-u",
            "3",
            "-r",
            "3",
            "-t",
            "3s",
            "--autostart",
            "--autoquit",
            "0",
            "--html",
            "report_{u}_{t}.html");

    assertThat(ended.exit()).as(ended.err()).isIn(0, 1, 3);
    assertThat(ended.out()).contains("Validity: ");
    assertThat(folder.resolve("report_3_3s.html")).isNotEmptyFile();
  }

  @Test
  void aKilledRunCanStillBeReported() throws Exception {
    Running running = processes.start("-f", "agents", "--headless", "-u", "5", "-r", "5");
    Processes.await(running, running.err(), "Aggregated");
    running.signal("KILL");
    running.process().waitFor();

    Ended runs = processes.run("runs");
    assertThat(runs.out()).contains(" killed ");
    String name = runs.out().lines().skip(1).findFirst().orElseThrow().split(" ", 2)[0];
    Ended report = processes.run("report", name, "--html", "killed.html");
    assertThat(report.exit()).as(report.err()).isZero();
    assertThat(folder.resolve("killed.html")).isNotEmptyFile();

    Running replay = processes.start("replay", name, "-P", "0");
    String line = Processes.await(replay, replay.err(), "is shown at ");
    URI page = URI.create(line.substring(0, line.indexOf(';')));
    assertThat(get(page, "/api/view")).contains("\"readOnly\":true", "bedrock_agent:");
    assertThat(post(page, "/api/start", "{\"users\":1,\"spawnRate\":1}"))
        .contains("\"ok\":false", "a run of the past");
    replay.signal("INT");
    assertThat(replay.await().exit()).isZero();
  }

  @Test
  void aPageThatCannotBeServedIsRefusedInWords() throws Exception {
    Running first = processes.start("-P", "0");
    URI page = page(first);

    Ended taken = processes.run("-P", "" + page.getPort());
    assertThat(taken.exit()).isEqualTo(ExitCode.PAGE.code());
    assertThat(taken.err()).contains("stampede: ", "" + page.getPort()).doesNotContain("\tat ");

    Ended open = processes.run("-P", "0", "--web-host", "0.0.0.0");
    assertThat(open.exit()).isEqualTo(ExitCode.PAGE.code());
    assertThat(open.err()).contains("--web-login");
  }

  @Test
  void whateverIsAskedWhileSecondsAreToldNobodyWaitsForEver() throws Exception {
    Running running = processes.start("-f", "agents", "-P", "0", "-u", "3", "-r", "3");
    URI page = page(running);
    assertThat(post(page, "/api/start", "{}")).contains("\"ok\":true");
    await(page, "/stats/requests", stats -> stats.contains("\"user_count\":3"));

    // Some three seconds of edits: many of them meet a second that is being told.
    for (int i = 0; i < 1_500; i++) {
      assertThat(post(page, "/api/load", "{\"users\":" + (3 + i % 2) + "}"))
          .contains("\"ok\":true");
    }
    assertThat(get(page, "/api/view")).contains("load changed: 4 users at 3 per second");

    running.signal("TERM");
    assertThat(running.await().exit()).isIn(0, 1, 3);
  }
}
