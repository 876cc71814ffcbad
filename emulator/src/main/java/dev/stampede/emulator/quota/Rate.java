package dev.stampede.emulator.quota;

import dev.stampede.emulator.settings.BadSettingException;

/**
 * So much in a minute.
 *
 * @param perMinute refilled evenly over each minute
 * @param burst how much may be taken at once after a pause
 */
public record Rate(long perMinute, long burst) {
  /** The largest rate and burst: beyond, the buckets' arithmetic is not exact. */
  public static final int MOST = 50_000_000;

  public Rate {
    if (perMinute < 1 || perMinute > MOST || burst < 1 || burst > MOST) {
      throw new BadSettingException("a rate and its burst must be from 1 to " + MOST);
    }
  }

  /** A rate whose burst is a whole minute's worth. */
  public static Rate perMinute(long perMinute) {
    return new Rate(perMinute, perMinute);
  }
}
