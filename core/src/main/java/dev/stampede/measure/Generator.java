package dev.stampede.measure;

/**
 * What the load generator measured of itself: the grounds on which a run is believed or doubted.
 *
 * @param lateness how late threads woke from their waits
 * @param delay generator delay of the samples (sent − planned): waits for a connection are in it
 * @param cpuNanos CPU time this process used
 * @param capacityNanos CPU time it could have used: processors × elapsed time
 * @param gcPauseNanos time for which the collector stopped every thread
 * @param inFlightNanos for how long the attempts that ended had been in flight, all added up: from
 *     the moment the user's thread began one to the moment it had it back. It is measured apart
 *     from the samples' own times, and must agree with them (Little's law). Interrupted attempts
 *     are left out, as in every distribution
 * @param loopLateness how late event loops ran what they had been asked to run at a certain moment:
 *     bytes that arrive are timed by them, so a loop that is late makes answers look slower
 */
public record Generator(
    Distribution lateness,
    Distribution delay,
    long cpuNanos,
    long capacityNanos,
    long gcPauseNanos,
    long inFlightNanos,
    Distribution loopLateness) {

  /** A generator of whose calls in flight and event loops nothing is known. */
  public Generator(
      Distribution lateness,
      Distribution delay,
      long cpuNanos,
      long capacityNanos,
      long gcPauseNanos) {
    this(lateness, delay, cpuNanos, capacityNanos, gcPauseNanos, 0, Distribution.EMPTY);
  }

  /** Nothing measured. */
  public static final Generator EMPTY =
      new Generator(Distribution.EMPTY, Distribution.EMPTY, 0, 0, 0);

  /** The share of the machine's processors that this process used, 0 to 1. */
  public double cpuShare() {
    return capacityNanos == 0 ? 0 : (double) cpuNanos / capacityNanos;
  }

  /** Both together. */
  public Generator plus(Generator other) {
    return new Generator(
        lateness.plus(other.lateness),
        delay.plus(other.delay),
        cpuNanos + other.cpuNanos,
        capacityNanos + other.capacityNanos,
        gcPauseNanos + other.gcPauseNanos,
        inFlightNanos + other.inFlightNanos,
        loopLateness.plus(other.loopLateness));
  }
}
