package dev.stampede.load;

import java.time.Duration;

/** A part of a load of {@link Stages}. */
public sealed interface Stage {

  /**
   * How long it lasts by itself. (Locust's example of stages gives the time since the start
   * instead.)
   */
  Duration duration();

  /** How many users it leads to; 0 or more. */
  int users();

  /**
   * Goes to its number of users at a spawn rate, and stays there; where the rate is too low for the
   * duration, the next stage goes on from wherever it got.
   *
   * @param spawnRate users started or dismissed per second; more than 0
   */
  record AtRate(Duration duration, int users, double spawnRate) implements Stage {
    /** Refuses what cannot be. */
    public AtRate {
      check(duration, users);
      if (!(spawnRate > 0) || Double.isInfinite(spawnRate)) {
        throw new IllegalArgumentException("a spawn rate must be above 0, not " + spawnRate);
      }
    }
  }

  /** Goes to its number of users evenly, over all of its duration. */
  record Linear(Duration duration, int users) implements Stage {
    /** Refuses what cannot be. */
    public Linear {
      check(duration, users);
    }
  }

  private static void check(Duration duration, int users) {
    if (!duration.isPositive()) {
      throw new IllegalArgumentException("a stage must last longer than " + duration);
    }
    if (users < 0) {
      throw new IllegalArgumentException("a stage needs 0 users or more, not " + users);
    }
  }
}
