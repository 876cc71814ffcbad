package dev.stampede.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A wish to play a test. Where nothing is said of the load, it is the command line's.
 *
 * @param users the most users
 * @param spawnRate users started per second
 * @param runTime how long; empty: until it is stopped
 * @param userClasses names of those that take part; empty: all
 * @param target the name of one of the targets on offer
 * @param profile the name of one of the load profiles on offer
 * @param shape the name of one of the shapes on offer
 */
public record StartRequest(
    OptionalInt users,
    OptionalDouble spawnRate,
    Optional<Duration> runTime,
    List<String> userClasses,
    Optional<String> target,
    Optional<String> profile,
    Optional<String> shape) {

  /** Takes a copy. */
  public StartRequest {
    userClasses = List.copyOf(userClasses);
  }
}
