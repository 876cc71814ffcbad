package dev.stampede.aws.target;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids that join our samples to the service's log: UUIDs that no two runs share, without asking the
 * system for randomness at each call. The first half is random once; the second counts.
 */
final class InvocationIds {

  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final long run = UUID.randomUUID().getMostSignificantBits();
  private final AtomicLong count = new AtomicLong();

  String next() {
    return new UUID(run, VARIANT | count.incrementAndGet()).toString();
  }
}
