package dev.stampede.web.stream;

import java.util.Optional;

/**
 * How much of a run somebody has seen.
 *
 * @param run the run's id; empty where nothing has been played yet
 * @param n the number of its last tick; 0 before the first
 */
public record Position(String run, long n) {

  /** As an event's id has it, {@code run:n}; empty where it is none. */
  static Optional<Position> parse(String id) {
    int colon = id.lastIndexOf(':');
    if (colon < 0 || !id.substring(colon + 1).matches("\\d{1,18}")) {
      return Optional.empty();
    }
    return Optional.of(
        new Position(id.substring(0, colon), Long.parseLong(id.substring(colon + 1))));
  }

  @Override
  public String toString() {
    return run + ":" + n;
  }
}
