package dev.stampede.cli;

import dev.stampede.input.BadInput;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of a run, under Locust's names where Locust has them. */
final class RunOptions {

  @Option(
      names = {"-f", "--locustfile"},
      paramLabel = "FILE",
      order = 1,
      description = "The scenario: a .java file with User classes")
  @Nullable Path scenario;

  @Option(
      names = {"-u", "--users"},
      paramLabel = "N",
      order = 2,
      description = "Peak number of concurrent users (default: 1)")
  int users = 1;

  @Option(
      names = {"-r", "--spawn-rate"},
      paramLabel = "RATE",
      order = 3,
      description = "Users started per second; fractions are fine (default: 1)")
  double spawnRate = 1;

  @Option(
      names = {"-t", "--run-time"},
      paramLabel = "TIME",
      order = 4,
      description = "Stop after this time: 300s, 20m, 3h, 1h30m (default: run until Ctrl-C)")
  @Nullable Duration runTime;

  @Option(
      names = "--headless",
      order = 5,
      description = "Run without the web page and start at once")
  boolean headless;

  @Option(
      names = {"-s", "--stop-timeout"},
      paramLabel = "TIME",
      order = 6,
      description =
          "At the end let users finish their task for this long (default: 0, cut them off)")
  Duration stopTimeout = Duration.ZERO;

  @Option(
      names = "--seed",
      paramLabel = "N",
      order = 7,
      description = "Decides every random draw, so that a run can be repeated (default: random)")
  @Nullable Long seed;

  @Option(
      names = "--exit-code-on-error",
      paramLabel = "N",
      order = 8,
      description = "Exit code when anything failed (default: 1)")
  int exitCodeOnError = ExitCode.FAILURES.code();

  /**
   * The values that are right one by one and wrong together, or out of range.
   *
   * @throws BadInput naming the flag
   */
  void check() {
    if (users < 1) {
      throw new BadInput("-u/--users must be 1 or more, not " + users);
    }
    if (!(spawnRate > 0) || Double.isInfinite(spawnRate)) {
      throw new BadInput("-r/--spawn-rate must be above 0, not " + spawnRate);
    }
    if (runTime != null && !runTime.isPositive()) {
      throw new BadInput("-t/--run-time must be above 0; leave it out to run until Ctrl-C");
    }
    if (exitCodeOnError < 0 || exitCodeOnError > 255) {
      throw new BadInput("--exit-code-on-error must be 0 to 255, not " + exitCodeOnError);
    }
  }

  Optional<Duration> runTime() {
    return Optional.ofNullable(runTime);
  }
}
