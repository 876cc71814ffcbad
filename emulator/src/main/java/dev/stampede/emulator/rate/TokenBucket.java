package dev.stampede.emulator.rate;

/**
 * A token bucket, full at first, refilled all the time. Its rate comes with each question, as it
 * may change; so does the time, in nanoseconds: a time before the latest one seen refills nothing.
 * The arithmetic is in whole numbers, so that what is accepted when is exact and never depends on
 * how often it was asked. Not thread-safe.
 */
public final class TokenBucket {
  /** Parts that make a token: so a nanosecond refills as many parts as the rate has tokens. */
  private static final long PARTS = 60_000_000_000L;

  private long used;
  private long latest;
  private boolean begun;

  /** Refills up to a point in time. */
  public void advance(Rate rate, long now) {
    if (!begun) {
      begun = true;
      latest = now;
    }
    long elapsed = now - latest;
    if (elapsed <= 0) {
      return;
    }
    latest = now;
    boolean fills = elapsed > used / rate.perMinute();
    used = fills ? 0 : used - elapsed * rate.perMinute();
  }

  /** Whether so many tokens are there. */
  public boolean has(Rate rate, long tokens) {
    return tokens <= rate.burst() && used <= (rate.burst() - tokens) * PARTS;
  }

  /** Takes tokens, also such as are not there: a debt, of at most the largest burst. */
  public void take(Rate rate, long tokens) {
    long most = (rate.burst() + Rate.MOST) * PARTS;
    used = Math.min(used + Math.min(tokens, Rate.MOST) * PARTS, most);
  }

  /** Puts tokens back, up to a full bucket. */
  public void giveBack(long tokens) {
    used = Math.max(0, used - Math.min(tokens, Rate.MOST) * PARTS);
  }
}
