package dev.stampede.cli;

import dev.stampede.compile.ShapeClass;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The load that somebody asks for, by flags or in the page's form; what is empty is left to the
 * profile, the scenario, or what is usual.
 *
 * @param users the most there are to be
 * @param spawnRate users started per second
 * @param runTime when to stop
 * @param profile a load of the configuration, by its name
 * @param shape a shape of the scenario's own, by its name
 */
record LoadWish(
    OptionalInt users,
    OptionalDouble spawnRate,
    Optional<Duration> runTime,
    Optional<String> profile,
    Optional<String> shape) {

  /** The same with the scenario's only shape, where nothing else is asked for. */
  LoadWish orOnly(List<ShapeClass> shapes) {
    boolean decided = numbers() || profile.isPresent() || shape.isPresent();
    return decided || shapes.size() != 1
        ? this
        : new LoadWish(users, spawnRate, runTime, profile, Optional.of(shapes.getFirst().name()));
  }

  /** Whether numbers are asked for: a shape of the scenario's then has nothing to say. */
  boolean numbers() {
    return users.isPresent() || spawnRate.isPresent();
  }
}
