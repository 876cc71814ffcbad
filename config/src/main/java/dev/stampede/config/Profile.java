package dev.stampede.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A load with a name, for {@code --load-profile}.
 *
 * @param users how many at the peak
 * @param spawnRate users started per second
 * @param runTime how long; empty: as long as the stages, or until somebody stops it
 * @param stages what happens one after the other; empty: a ramp to {@code users}
 * @param spike a burst above a base load, if that is what it is
 * @param purpose what it is good for, in a few words
 */
public record Profile(
    int users,
    double spawnRate,
    Optional<Duration> runTime,
    List<Stage> stages,
    Optional<Spike> spike,
    String purpose) {

  /**
   * A part of a load.
   *
   * @param duration how long it lasts
   * @param users how many at its end
   * @param spawnRate users started or stopped per second; empty: evenly over the stage
   */
  public record Stage(Duration duration, int users, Optional<Double> spawnRate) {}

  /**
   * A burst.
   *
   * @param base users before and after
   * @param at when it comes
   * @param lasts how long it stays
   */
  public record Spike(int base, Duration at, Duration lasts) {}

  /** Takes a copy, which nobody can change. */
  public Profile {
    stages = List.copyOf(stages);
  }
}
