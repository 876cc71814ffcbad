package dev.stampede.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.cli.Processes.Ended;
import dev.stampede.cli.Processes.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job as users run it: a process, its two streams, its files, its signals. */
class RunIT {

  private static final String SCENARIO =
      Path.of("..", "scenarios", "BedrockAgents.java").toAbsolutePath().normalize().toString();

  @TempDir private Path folder;
  private Processes processes;

  @BeforeEach
  void start() {
    processes = new Processes(folder);
  }

  @AfterEach
  void stop() {
    processes.close();
  }

  @Test
  void theMainJobOnTheEmbeddedEmulatorEndsWellWithItsRoutingAccuracy() throws Exception {
    Ended ended =
        processes.run(
            "-f",
            SCENARIO,
            "--headless",
            "-u",
            "50",
            "-r",
            "25",
            "-t",
            "10s",
            "--csv",
            "out/first");

    assertThat(ended.exit()).as(ended.err()).isZero();
    List<String> out = ended.out().lines().toList();
    assertThat(out.getLast())
        .matches(
            "Routing Accuracy: \\d+\\.\\d% \\(n=\\d+, 95% interval \\d+\\.\\d%–\\d+\\.\\d%\\)");
    assertThat(out.get(out.size() - 2)).startsWith("Validity: ");
    assertThat(ended.err()).contains("Starting 50 users", "Aggregated");
    assertThat(files())
        .containsOnlyKeys(
            "first_agents.csv",
            "first_cost.csv",
            "first_exceptions.csv",
            "first_failures.csv",
            "first_routes.csv",
            "first_stats.csv",
            "first_stats_history.csv");
    Map<String, Long> requests =
        CsvRows.of(Files.readString(folder.resolve("out/first_stats.csv"))).stream()
            .collect(Collectors.toMap(row -> row.get("Name"), row -> row.number("Request Count")));
    assertThat(requests)
        .containsKeys(
            "bedrock_agent:chitchat",
            "bedrock_agent:scheduling",
            "bedrock_agent:scheduling_heavy",
            "bedrock_agent:information",
            "bedrock_agent:notes");
    // The whole conversation is a group: its turns are counted already.
    long samples =
        requests.entrySet().stream()
            .filter(row -> !row.getKey().equals("Aggregated"))
            .filter(row -> !row.getKey().equals("bedrock_agent:multi_turn_conversation"))
            .mapToLong(Map.Entry::getValue)
            .sum();
    assertThat(requests).containsEntry("Aggregated", samples);
  }

  @Test
  void sigtermEndsARunInOrderWithAllItsOutput() throws Exception {
    Running running = startedRun();
    running.signal("TERM");
    Ended ended = running.await();

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.lastLine()).startsWith("Routing Accuracy: ");
    assertThat(files().get("first_stats.csv")).contains("Aggregated");
  }

  @Test
  void aSecondCtrlCEndsTheProgramAtOnce() throws Exception {
    Running running = startedRun("--stop-timeout", "10m", "--fault", "100%:silence");
    running.signal("INT");
    Processes.await(running, running.err(), "Ctrl-C again quits at once");
    running.signal("INT");

    assertThat(running.await().exit()).isEqualTo(ExitCode.INTERRUPTED.code());
  }

  @Test
  void aKilledRunLeavesWholeLines() throws Exception {
    Running running = startedRun("--samples", "out/samples.csv", "--csv-full-history");
    Processes.await(running, folder.resolve("out/samples.csv"), ",success,");
    running.signal("KILL");
    running.await();

    assertThat(files())
        .allSatisfy((name, text) -> assertThat(text).as(name).endsWith("\r\n"))
        .allSatisfy((name, text) -> assertThat(CsvRows.of(text)).as(name).isNotNull());
  }

  /** A run that has had its first answers. */
  private Running startedRun(String... more) throws IOException, InterruptedException {
    String[] usual = {
      "-f",
      SCENARIO,
      "--headless",
      "-u",
      "20",
      "-r",
      "20",
      "-t",
      "1h",
      "--csv",
      "out/first",
      "--misroutes",
      "0%"
    };
    Running running =
        processes.start(Stream.concat(Stream.of(usual), Stream.of(more)).toArray(String[]::new));
    Processes.await(running, running.err(), "Starting 20 users");
    Processes.await(running, folder.resolve("out/first_stats_history.csv"), ",20,,Aggregated");
    return running;
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder.resolve("out"))) {
      for (Path file : all.filter(path -> path.toString().endsWith(".csv")).toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }
}
