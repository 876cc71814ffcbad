package dev.stampede.judge;

/**
 * How much load a run was planned to make: what decides whether a throughput can be asked of it.
 *
 * @param users the most users there will be; 0 where only the run tells
 * @param secondsPerCall how long a user takes from one call to the next, waiting included, where
 *     the service is as fast as the targets want it; 0 where only the run tells, see {@link Pace}
 */
public record PlannedLoad(int users, double secondsPerCall) {

  /** A load of which nothing is known before the run. */
  public static final PlannedLoad UNKNOWN = new PlannedLoad(0, 0);
}
