package dev.stampede.cli;

import dev.stampede.compile.Scenario;
import dev.stampede.compile.ShapeClass;
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
import java.util.stream.Collectors;

/**
 * The load of a run: what flags say, then the profile, then a shape of the scenario's own, then one
 * user.
 *
 * @param shape how many, when
 * @param users the most there will be; 0 where only the shape knows
 * @param spawnRate users started per second; 0 where only the shape, or the stages, know
 * @param runTime when it ends, at the latest
 * @param from what decided it: {@code profile smoke}, {@code shape Waves}; empty: numbers, or
 *     nobody
 * @param notes what was said of the load and counts for nothing, a sentence each
 */
record LoadChoice(
    Shape shape,
    int users,
    double spawnRate,
    Optional<Duration> runTime,
    String from,
    List<String> notes) {

  /** Takes a copy, which nobody can change. */
  LoadChoice {
    notes = List.copyOf(notes);
  }

  /**
   * Chooses.
   *
   * @param wish the scenario's only shape included, where that decides
   * @throws BadInput if there is no such profile, or it cannot be played
   */
  static LoadChoice of(LoadWish wish, Configuration configuration, Scenario scenario) {
    if (wish.profile().isPresent()) {
      String name = wish.profile().get();
      return ofProfile(name, profile(name, configuration), wish);
    }
    if (wish.shape().isPresent()) {
      return ofShape(scenario.shape(wish.shape().get()), wish);
    }
    int users = wish.users().orElse(1);
    double rate = wish.spawnRate().orElse(1);
    return new LoadChoice(
        new Ramp(users, rate), users, rate, wish.runTime(), "", unused(scenario.shapes()));
  }

  /** In a few words, for the log. */
  String words() {
    if (users == 0) {
      return "the scenario's own " + from;
    }
    return spawnRate == 0 ? "stages with up to " + users(users) : words(users, spawnRate);
  }

  /** Users and spawn rate as people say them. */
  static String words(int users, double spawnRate) {
    return "%s at %s per second"
        .formatted(
            users(users), BigDecimal.valueOf(spawnRate).stripTrailingZeros().toPlainString());
  }

  private static String users(int number) {
    return number + (number == 1 ? " user" : " users");
  }

  /** A time as people say it. */
  static String words(Duration time) {
    return time.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private static Profile profile(String name, Configuration configuration) {
    Setting<Profile> profile = configuration.profiles().get(name);
    if (profile == null) {
      throw BadInput.ofFlag(
          "--load-profile",
          "--load-profile: there is no profile '%s'%s; the profiles are %s"
              .formatted(
                  name,
                  Nearest.hint(name, configuration.profiles().keySet()),
                  String.join(", ", configuration.profiles().keySet())));
    }
    return profile.value();
  }

  private static LoadChoice ofShape(ShapeClass shape, LoadWish wish) {
    return new LoadChoice(shape.create(), 0, 0, wish.runTime(), "shape " + shape.name(), List.of());
  }

  private static List<String> unused(List<ShapeClass> shapes) {
    String names = shapes.stream().map(ShapeClass::name).collect(Collectors.joining(", "));
    return switch (shapes.size()) {
      case 0 -> List.of();
      case 1 ->
          List.of(
              "users or a spawn rate were given: the scenario's shape %s does not count; leave them"
                      .formatted(names)
                  + " out, or say --shape "
                  + names);
      default ->
          List.of(
              "the scenario has several shapes (%s) and none was chosen: none counts; say --shape"
                      .formatted(names)
                  + " NAME");
    };
  }

  private static LoadChoice ofProfile(String name, Profile profile, LoadWish wish) {
    Optional<Duration> runTime = wish.runTime().or(profile::runTime);
    try {
      if (!profile.stages().isEmpty()) {
        return ofStages(name, profile, wish, runTime);
      }
      int users = wish.users().orElse(profile.users());
      double rate = wish.spawnRate().orElse(profile.spawnRate());
      Shape shape =
          profile
              .spike()
              .<Shape>map(spike -> new Spike(spike.base(), users, spike.at(), spike.lasts(), rate))
              .orElseGet(() -> new Ramp(users, rate));
      return new LoadChoice(shape, users, rate, runTime, "profile " + name, List.of());
    } catch (IllegalArgumentException e) {
      throw BadInput.ofFlag("--load-profile", "--load-profile " + name + ": " + e.getMessage());
    }
  }

  private static LoadChoice ofStages(
      String name, Profile profile, LoadWish wish, Optional<Duration> runTime) {
    List<Stage> stages =
        profile.stages().stream()
            .map(stage ->
                stage
                    .spawnRate()
                    .<Stage>map(own -> new Stage.AtRate(stage.duration(), stage.users(), own))
                    .orElseGet(() -> new Stage.Linear(stage.duration(), stage.users())))
            .toList();
    Duration all =
        profile.stages().stream()
            .map(Profile.Stage::duration)
            .reduce(Duration.ZERO, Duration::plus);
    // The page's form sends the profile's own numbers along: those need no remark.
    boolean others =
        wish.users().orElse(profile.users()) != profile.users()
            || wish.spawnRate().orElse(profile.spawnRate()) != profile.spawnRate();
    return new LoadChoice(
        new Stages(stages),
        profile.users(),
        0,
        Optional.of(runTime.filter(shorter -> shorter.compareTo(all) < 0).orElse(all)),
        "profile " + name,
        others
            ? List.of(
                "profile %s has stages, and those say how many users there are, when: users and spawn"
                        .formatted(name)
                    + " rate beside it do not count")
            : List.of());
  }
}
