package dev.stampede.measure;

/**
 * What the load generator measured of itself: the grounds on which a run is believed or doubted.
 *
 * @param lateness how late threads woke from their waits
 * @param delay generator delay of the samples (sent − planned): waits for a connection are in it
 * @param cpuNanos CPU time this process used
 * @param capacityNanos CPU time it could have used: processors × elapsed time
 * @param gcPauseNanos time for which the collector stopped every thread
 */
public record Generator(
    Distribution lateness,
    Distribution delay,
    long cpuNanos,
    long capacityNanos,
    long gcPauseNanos) {

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
        gcPauseNanos + other.gcPauseNanos);
  }
}
