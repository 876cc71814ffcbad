package dev.stampede.load;

/**
 * How much load there shall be, as a pure function of the time since the start. The engine asks,
 * acts, and asks again when the answer's time is up; so ramps, stages, spikes and arrivals are all
 * written down without threads or clocks, and tested without them.
 */
@FunctionalInterface
public interface Shape {

  /**
   * The load at a moment.
   *
   * @param elapsed nanoseconds since the start, 0 or more
   */
  Demand at(long elapsed);
}
