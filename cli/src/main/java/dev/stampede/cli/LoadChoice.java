package dev.stampede.cli;

import dev.stampede.compile.Scenario;
import dev.stampede.config.Configuration;
import dev.stampede.config.Profile;
import dev.stampede.config.Setting;
import dev.stampede.input.BadInput;
import dev.stampede.input.Nearest;
import dev.stampede.load.Ramp;
import dev.stampede.load.Shape;
import dev.stampede.load.Spike;
import dev.stampede.load.Stage;
import dev.stampede.load.Stages;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The load of a run: what flags say, then the profile, then a shape of the scenario's own, then one
 * user.
 *
 * @param shape how many, when
 * @param users the most there will be; 0 where only the shape knows
 * @param spawnRate users started per second; 0 where only the shape knows
 * @param runTime when to stop
 */
record LoadChoice(Shape shape, int users, double spawnRate, Optional<Duration> runTime) {

  /**
   * Chooses.
   *
   * @throws BadInput if there is no such profile, or it cannot be played
   */
  static LoadChoice of(LoadWish wish, Configuration configuration, Scenario scenario) {
    if (wish.profile().isPresent()) {
      String name = wish.profile().get();
      return ofProfile(name, profile(name, configuration), wish);
    }
    if (wish.shape().isPresent()) {
      return new LoadChoice(scenario.shape(wish.shape().get()).create(), 0, 0, wish.runTime());
    }
    if (!wish.numbers() && scenario.shapes().size() == 1) {
      return new LoadChoice(scenario.shapes().getFirst().create(), 0, 0, wish.runTime());
    }
    int users = wish.users().orElse(1);
    double rate = wish.spawnRate().orElse(1);
    return new LoadChoice(new Ramp(users, rate), users, rate, wish.runTime());
  }

  /** In a few words, for the log. */
  String words() {
    return users == 0 ? "the scenario's own shape" : words(users, spawnRate);
  }

  /** Users and spawn rate as people say them. */
  static String words(int users, double spawnRate) {
    return "%d users at %s per second"
        .formatted(users, BigDecimal.valueOf(spawnRate).stripTrailingZeros().toPlainString());
  }

  /** A time as people say it. */
  static String words(Duration time) {
    return time.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private static Profile profile(String name, Configuration configuration) {
    Setting<Profile> profile = configuration.profiles().get(name);
    if (profile == null) {
      throw new BadInput(
          "--load-profile: there is no profile '%s'%s; the profiles are %s"
              .formatted(
                  name,
                  Nearest.hint(name, configuration.profiles().keySet()),
                  String.join(", ", configuration.profiles().keySet())));
    }
    return profile.value();
  }

  private static LoadChoice ofProfile(String name, Profile profile, LoadWish wish) {
    int users = wish.users().orElse(profile.users());
    double rate = wish.spawnRate().orElse(profile.spawnRate());
    Optional<Duration> runTime = wish.runTime().or(profile::runTime);
    try {
      return new LoadChoice(shape(profile, users, rate), users, rate, runTime);
    } catch (IllegalArgumentException e) {
      throw new BadInput("--load-profile " + name + ": " + e.getMessage());
    }
  }

  private static Shape shape(Profile profile, int users, double rate) {
    if (!profile.stages().isEmpty()) {
      List<Stage> stages =
          profile.stages().stream()
              .map(stage ->
                  stage
                      .spawnRate()
                      .<Stage>map(own -> new Stage.AtRate(stage.duration(), stage.users(), own))
                      .orElseGet(() -> new Stage.Linear(stage.duration(), stage.users())))
              .toList();
      return new Stages(stages);
    }
    return profile
        .spike()
        .<Shape>map(spike -> new Spike(spike.base(), users, spike.at(), spike.lasts(), rate))
        .orElseGet(() -> new Ramp(users, rate));
  }
}
