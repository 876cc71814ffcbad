package dev.stampede.run;

import dev.stampede.load.Shape;
import dev.stampede.scenario.Services;
import dev.stampede.scenario.UserClass;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is to be played.
 *
 * @param runId names the run; part of every session id, so that two runs never meet in one session
 * @param userClasses who takes part
 * @param shape how many, when
 * @param runTime when to stop; empty: when the shape is over, or somebody says stop
 * @param stopTimeout how long users may take at the end to finish their task; zero cuts them off
 * @param seed decides every random draw
 * @param services the targets that users may call
 * @param resetStats whether the statistics begin anew when the spawning is complete, for the first
 *     time and after each edit of the load; see {@link Run#reset}
 */
public record RunPlan(
    String runId,
    List<UserClass> userClasses,
    Shape shape,
    Optional<Duration> runTime,
    Duration stopTimeout,
    long seed,
    Services services,
    boolean resetStats) {

  /** Refuses a run without users. */
  public RunPlan {
    userClasses = List.copyOf(userClasses);
    if (userClasses.isEmpty()) {
      throw new IllegalArgumentException("a run needs at least one user class");
    }
  }

  /** A plan whose statistics begin with its first user. */
  public RunPlan(
      String runId,
      List<UserClass> userClasses,
      Shape shape,
      Optional<Duration> runTime,
      Duration stopTimeout,
      long seed,
      Services services) {
    this(runId, userClasses, shape, runTime, stopTimeout, seed, services, false);
  }
}
