package dev.stampede.cli;

import dev.stampede.config.Origin;
import dev.stampede.input.BadInput;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much load for how long, under Locust's names where Locust has them. */
final class RunOptions {

  @Option(
      names = {"-u", "--users"},
      paramLabel = "N",
      order = 12,
      description = "Peak number of concurrent users (default: 1)")
  @Nullable Integer users;

  @Option(
      names = {"-r", "--spawn-rate"},
      paramLabel = "RATE",
      order = 13,
      description = "Users started per second; fractions are fine (default: 1)")
  @Nullable Double spawnRate;

  @Option(
      names = {"-t", "--run-time"},
      paramLabel = "TIME",
      order = 14,
      description = "Stop after this time: 300s, 20m, 3h, 1h30m (default: run until Ctrl-C)")
  @Nullable Duration runTime;

  @Option(
      names = "--load-profile",
      paramLabel = "NAME",
      order = 15,
      description =
          "A load by its name: smoke, light, medium, heavy, stress, spike, or one of your own in"
              + " stampede.yaml; flags beside it win")
  @Nullable String profile;

  @Option(
      names = "--shape",
      paramLabel = "NAME",
      order = 16,
      description =
          "A Shape of the scenario's own decides the load; its only one does so by itself where"
              + " neither users nor spawn rate nor profile is given")
  @Nullable String shape;

  @Option(
      names = "--headless",
      order = 17,
      description = "Run without the web page and start at once")
  boolean headless;

  @Option(
      names = {"-s", "--stop-timeout"},
      paramLabel = "TIME",
      order = 18,
      description =
          "At the end let users finish their task for this long (default: 0, cut them off)")
  Duration stopTimeout = Duration.ZERO;

  @Option(
      names = "--reset-stats",
      order = 19,
      description = "Begin the statistics anew once all users are there")
  boolean resetStats;

  @Option(
      names = "--seed",
      paramLabel = "N",
      order = 20,
      description = "Decides every random draw, so that a run can be repeated (default: random)")
  @Nullable Long seed;

  @Option(
      names = "--exit-code-on-error",
      paramLabel = "N",
      order = 21,
      description =
          "Exit code when anything failed, also where targets are judged (default: 1, where none"
              + " is)")
  @Nullable Integer exitCodeOnError;

  /**
   * The values that are right one by one and wrong together, or out of range.
   *
   * @throws BadInput naming the flag
   */
  void check() {
    if (users != null && users < 1) {
      throw BadInput.ofFlag("--users", "-u/--users must be 1 or more, not " + users);
    }
    if (spawnRate != null && (!(spawnRate > 0) || Double.isInfinite(spawnRate))) {
      throw BadInput.ofFlag("--spawn-rate", "-r/--spawn-rate must be above 0, not " + spawnRate);
    }
    if (runTime != null && !runTime.isPositive()) {
      throw BadInput.ofFlag(
          "--run-time", "-t/--run-time must be above 0; leave it out to run until Ctrl-C");
    }
    if (exitCodeOnError != null && (exitCodeOnError < 0 || exitCodeOnError > 255)) {
      throw BadInput.ofFlag(
          "--exit-code-on-error", "--exit-code-on-error must be 0 to 255, not " + exitCodeOnError);
    }
  }

  /** The exit code for failures, where one was given. */
  OptionalInt exitCodeOnError() {
    return exitCodeOnError == null ? OptionalInt.empty() : OptionalInt.of(exitCodeOnError);
  }

  /**
   * The load that these flags ask for. A profile or a shape wins over what weaker layers say of
   * users, spawn rate and run time, and over one another.
   *
   * @param origin tells where the value of a flag comes from, by the flag's name
   * @throws BadInput if both are given in the same layer
   */
  LoadWish wish(Function<String, Origin> origin) {
    Origin nobody = new Origin.Default();
    Origin byProfile = profile == null ? nobody : origin.apply("load-profile");
    Origin byShape = shape == null ? nobody : origin.apply("shape");
    boolean shaped = byProfile.isWeakerThan(byShape);
    if (profile != null && shape != null && !shaped && !byShape.isWeakerThan(byProfile)) {
      throw new BadInput("--load-profile and --shape both decide the load: give one of them");
    }
    Origin decides = shaped ? byShape : byProfile;
    Predicate<String> holds = flag -> !origin.apply(flag).isWeakerThan(decides);
    return new LoadWish(
        users != null && holds.test("users") ? OptionalInt.of(users) : OptionalInt.empty(),
        spawnRate != null && holds.test("spawn-rate")
            ? OptionalDouble.of(spawnRate)
            : OptionalDouble.empty(),
        Optional.ofNullable(runTime).filter(time -> holds.test("run-time")),
        Optional.ofNullable(profile).filter(name -> !shaped),
        Optional.ofNullable(shape).filter(name -> shaped));
  }
}
