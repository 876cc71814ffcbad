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
 */
public record RunPlan(
    String runId,
    List<UserClass> userClasses,
    Shape shape,
    Optional<Duration> runTime,
    Duration stopTimeout,
    long seed,
    Services services) {

  /** Refuses a run without users. */
  public RunPlan {
    userClasses = List.copyOf(userClasses);
    if (userClasses.isEmpty()) {
      throw new IllegalArgumentException("a run needs at least one user class");
    }
  }
}
