package dev.stampede.emulator.rate;

import dev.stampede.input.BadInput;

/**
 * So much in a minute.
 *
 * @param perMinute refilled evenly over each minute
 * @param burst how much may be taken at once after a pause
 */
public record Rate(long perMinute, long burst) {
  /** The largest burst: beyond, the buckets' arithmetic is not exact. */
  public static final int MOST = 50_000_000;

  private static final int SECONDS = 60;

  public Rate {
    if (perMinute < 1 || perMinute > (long) SECONDS * MOST || burst < 1 || burst > MOST) {
      throw new BadInput("a rate and its burst must be from 1 to " + MOST);
    }
  }

  /** A rate whose burst is a whole minute's worth. */
  public static Rate perMinute(long perMinute) {
    return new Rate(perMinute, perMinute);
  }

  /** A rate whose burst is the worth of so many seconds: so much in each of them. */
  public static Rate in(int seconds, long amount) {
    return new Rate(amount * SECONDS / seconds, amount);
  }
}
