package dev.stampede.emulator.server;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The ids of answers. They mean nothing to a run, so they need not follow from its seed. */
final class RequestIds {
  private RequestIds() {}

  static UUID next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    return new UUID(high, (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
  }
}
