package dev.stampede.judge;

import java.util.OptionalDouble;

/**
 * When a target was first broken, and under what load: for a rising load, the breaking point.
 *
 * @param atSeconds seconds since the start, at the end of the window in which it was first seen
 * @param users users at that moment
 * @param callsPerSecond attempts per second in the window, all rows together
 * @param measured the figure of the window
 * @param heldAgainSeconds since when it has held again, to the end or until it broke once more;
 *     empty while it has not
 * @param briefly whether that is for less than {@link TargetJudge#HOLD_SECONDS} yet: too short to
 *     be called a recovery
 * @param times how many times it broke
 */
public record Breach(
    double atSeconds,
    int users,
    double callsPerSecond,
    double measured,
    OptionalDouble heldAgainSeconds,
    boolean briefly,
    int times) {

  /** How long it took to hold again, in seconds; empty while it does not. */
  public OptionalDouble recoverySeconds() {
    return heldAgainSeconds.isPresent()
        ? OptionalDouble.of(heldAgainSeconds.getAsDouble() - atSeconds)
        : OptionalDouble.empty();
  }
}
