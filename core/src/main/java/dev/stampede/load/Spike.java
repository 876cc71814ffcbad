package dev.stampede.load;

import java.time.Duration;

/**
 * A usual load, a sudden one on top of it for a while, and the usual one again, for as long as the
 * run lasts: to see whether the system recovers.
 *
 * @param base users before and after; 0 or more
 * @param peak users in the spike; more than the base
 * @param when when the spike begins, since the start
 * @param lasts how long it is, its rise included; the fall comes after it
 * @param spawnRate users started or dismissed per second, before, in and after the spike
 */
public record Spike(int base, int peak, Duration when, Duration lasts, double spawnRate)
    implements Shape {

  /** Refuses what is no spike. */
  public Spike {
    if (base < 0 || peak <= base) {
      throw new IllegalArgumentException(
          "a spike needs a peak above its base, not %d above %d".formatted(peak, base));
    }
    if (when.isNegative() || !lasts.isPositive()) {
      throw new IllegalArgumentException(
          "a spike needs a beginning and a length, not at %s for %s".formatted(when, lasts));
    }
    if (!(spawnRate > 0) || Double.isInfinite(spawnRate)) {
      throw new IllegalArgumentException("a spawn rate must be above 0, not " + spawnRate);
    }
  }

  @Override
  public Demand at(long elapsed) {
    long rise = when.toNanos();
    long fall = Math.addExact(rise, lasts.toNanos());
    Leg before = new Leg(new Ramp(0, base, spawnRate), 0, rise);
    Leg spike = new Leg(new Ramp(before.countAtEnd(), peak, spawnRate), rise, fall);
    Leg after = new Leg(new Ramp(spike.countAtEnd(), base, spawnRate), fall, Demand.FOREVER);
    return (elapsed < rise ? before : elapsed < fall ? spike : after).at(elapsed);
  }
}
