package dev.stampede.emulator.quota;

/**
 * A token bucket, full at first, refilled all the time. The time comes from whoever calls, in
 * nanoseconds; a time before the latest one seen refills nothing. The arithmetic is in whole
 * numbers, so that what is accepted when is exact and never depends on how often it was asked. Not
 * thread-safe.
 */
final class TokenBucket {
  /** Parts that make a token: so a nanosecond refills as many parts as the rate has tokens. */
  private static final long PARTS = 60_000_000_000L;

  private final Rate rate;
  private final long capacity;
  private long level;
  private long latest;

  TokenBucket(Rate rate, long now) {
    this.rate = rate;
    this.capacity = rate.burst() * PARTS;
    this.level = capacity;
    this.latest = now;
  }

  /** Refills up to a point in time. */
  void advance(long now) {
    long elapsed = now - latest;
    if (elapsed <= 0) {
      return;
    }
    latest = now;
    long room = capacity - level;
    boolean fills = elapsed > room / rate.perMinute();
    level = fills ? capacity : level + elapsed * rate.perMinute();
  }

  /** Whether so many tokens are there. */
  boolean has(long tokens) {
    return tokens <= rate.burst() && level >= tokens * PARTS;
  }

  /** Takes tokens, also such as are not there: a debt, of at most the largest burst. */
  void take(long tokens) {
    level = Math.max(level - Math.min(tokens, Rate.MOST) * PARTS, -Rate.MOST * PARTS);
  }

  /** Puts tokens back, up to a full bucket. */
  void giveBack(long tokens) {
    level = Math.min(capacity, level + Math.min(tokens, Rate.MOST) * PARTS);
  }
}
