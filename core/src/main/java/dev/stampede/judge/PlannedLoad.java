package dev.stampede.judge;

/**
 * How much load a run was planned to make: what decides whether a throughput can be asked of it.
 *
 * @param users the most users there will be
 * @param secondsPerCall how long a user takes from one call to the next, waiting included, where
 *     the service is as fast as the targets want it; 0 where that is not known
 */
public record PlannedLoad(int users, double secondsPerCall) {

  /** A load of which nothing is known: every throughput is judged. */
  public static final PlannedLoad UNKNOWN = new PlannedLoad(0, 0);

  /** The most calls per second that this many users can make. */
  double ceiling(int users) {
    return secondsPerCall <= 0 ? Double.POSITIVE_INFINITY : users / secondsPerCall;
  }
}
