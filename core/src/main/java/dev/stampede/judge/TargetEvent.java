package dev.stampede.judge;

import java.util.Locale;

/** Something that happened to a target while the run was on. */
public sealed interface TargetEvent {

  /** The target. */
  TargetRule rule();

  /** In one line, for a log. */
  String line();

  /** It is broken, for the first time or again. */
  record Broken(
      TargetRule rule, double atSeconds, int users, double callsPerSecond, double measured)
      implements TargetEvent {
    @Override
    public String line() {
      return String.format(
          Locale.ROOT,
          "target broken at %.0f s with %d users and %.1f calls/s: %s (measured %s)",
          atSeconds,
          users,
          callsPerSecond,
          rule.text(),
          rule.limit().form().write(measured));
    }
  }

  /** It has held again for a while. */
  record HeldAgain(TargetRule rule, double sinceSeconds) implements TargetEvent {
    @Override
    public String line() {
      return String.format(
          Locale.ROOT, "target holds again since %.0f s: %s", sinceSeconds, rule.text());
    }
  }

  /** It has been broken for longer than it may: the run is to be stopped, in order. */
  record Stop(TargetRule rule, double atSeconds) implements TargetEvent {
    @Override
    public String line() {
      return String.format(
          Locale.ROOT,
          "stopping at %.0f s: target broken for too long: %s",
          atSeconds,
          rule.text());
    }
  }
}
