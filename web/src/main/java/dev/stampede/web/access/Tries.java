package dev.stampede.web.access;

import dev.stampede.time.Clock;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often a password has been tried: after {@value #MOST} wrong ones from an address, it has to
 * wait a minute. Addresses of version 6 count by their network, since a machine has as many of them
 * as it likes.
 */
final class Tries {

  static final int MOST = 5;
  static final Duration WAIT = Duration.ofMinutes(1);
  private static final int REMEMBERED = 10_000;

  private final Clock clock;
  private final Map<String, Count> counts = new LinkedHashMap<>();

  private record Count(int tries, long lastNanos) {}

  Tries(Clock clock) {
    this.clock = clock;
  }

  /**
   * Counts a try before it is made, so that a hundred at once are counted as well.
   *
   * @return whether it may be made
   */
  @SuppressWarnings("ReferenceEquality") // A count that is made anew has been counted.
  synchronized boolean begin(InetAddress from) {
    long now = clock.nanoTime();
    String key = key(from);
    Count before = counts.remove(key);
    Count after =
        before == null || now - before.lastNanos >= WAIT.toNanos()
            ? new Count(1, now)
            : before.tries < MOST ? new Count(before.tries + 1, now) : before;
    counts.put(key, after);
    if (counts.size() > REMEMBERED) {
      counts.remove(counts.keySet().iterator().next());
    }
    return after != before;
  }

  /** The try was right: nothing is held against the address. */
  synchronized void succeeded(InetAddress from) {
    counts.remove(key(from));
  }

  private static String key(InetAddress from) {
    byte[] bytes = from.getAddress();
    return HexFormat.of().formatHex(from instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes);
  }
}
