package dev.stampede.emulator.functions;

/**
 * Lets so many through in a time, and a burst of as many as fit in the bucket. Size and rate come
 * with each question, as they may change while it runs. Not thread-safe.
 */
final class TokenBucket {
  private double taken;
  private long since;
  private boolean used;

  /** Whether one more may pass now. */
  boolean allows(long nanos, double size, double perSecond) {
    if (used) {
      taken = Math.max(0, taken - perSecond * Math.max(0, nanos - since) / 1e9);
    }
    used = true;
    since = Math.max(since, nanos);
    return taken + 1 <= size + 1e-9;
  }

  /** One passes. */
  void take() {
    taken++;
  }
}
