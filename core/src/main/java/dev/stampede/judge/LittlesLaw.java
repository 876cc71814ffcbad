package dev.stampede.judge;

import dev.stampede.measure.Row;
import dev.stampede.measure.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Little's law: the mean number of calls in flight is their arrival rate × their mean time (Little,
 * "A Proof for the Queuing Formula L = λW", Operations Research 9, 1961). The left side is measured
 * apart from the right: by when users began calls and had them back, not by the calls' own clocks.
 * Where they differ by over 5 %, time went by that no sample tells of, or samples tell of time that
 * nobody spent; then the run is doubtful.
 *
 * <p>Each call counts whole, in the interval in which it ended, on both sides: so a window cuts no
 * call in two, and neither a ramp nor a call that hangs at its edge bends the law. It is judged
 * over windows in which the number of users stays the same, of 10 seconds and 100 calls or more;
 * and a difference of under a millisecond a call is left to the scheduler.
 */
final class LittlesLaw {

  private static final double ALLOWED_SHARE = 0.05;
  private static final double ALLOWED_NANOS = 1e6;
  private static final double FEWEST_SECONDS = 10;
  private static final long FEWEST_CALLS = 100;

  private final List<Window> windows = new ArrayList<>();

  /** A stretch with the same number of users. */
  private record Window(
      double from, double to, int users, long calls, long inFlightNanos, long timeNanos) {

    Window and(Window next) {
      return new Window(
          from,
          next.to,
          users,
          calls + next.calls,
          inFlightNanos + next.inFlightNanos,
          timeNanos + next.timeNanos);
    }

    double seconds() {
      return to - from;
    }

    boolean isBroken() {
      double difference = Math.abs(inFlightNanos - timeNanos);
      return seconds() >= FEWEST_SECONDS
          && calls >= FEWEST_CALLS
          && difference > ALLOWED_SHARE * timeNanos
          && difference > ALLOWED_NANOS * calls;
    }

    String describe() {
      return String.format(
          Locale.ROOT,
          "Little's law does not hold (%.1f in flight, but %.1f calls/s × %.0f ms = %.1f) from"
              + " %.0f s to %.0f s",
          inFlightNanos / 1e9 / seconds(),
          calls / seconds(),
          timeNanos / 1e6 / calls,
          timeNanos / 1e9 / seconds(),
          from,
          to);
    }
  }

  /**
   * Takes note of an interval.
   *
   * @param from when it began, in seconds since the start
   * @param to when it ended
   */
  void add(double from, double to, Snapshot interval) {
    Row all = interval.aggregated();
    Window second =
        new Window(
            from,
            to,
            interval.userCount(),
            all.response().count(),
            interval.generator().inFlightNanos(),
            all.response().sumNanos());
    if (!windows.isEmpty() && windows.getLast().users() == second.users()) {
      windows.add(windows.removeLast().and(second));
    } else {
      windows.add(second);
    }
  }

  /** Where the law is broken worst; empty where it holds. */
  Optional<String> doubt() {
    return windows.stream()
        .filter(Window::isBroken)
        .max((a, b) -> Double.compare(relative(a), relative(b)))
        .map(Window::describe);
  }

  private static double relative(Window window) {
    return Math.abs(window.inFlightNanos() - window.timeNanos())
        / (double) Math.max(1, window.timeNanos());
  }
}
