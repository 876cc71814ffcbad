package dev.stampede.emulator;

import dev.stampede.input.BadInput;
import java.time.Duration;

/**
 * How much an emulator serves with and remembers.
 *
 * @param eventLoops threads that serve; one feeds two cores
 * @param truthRows rows the truth keeps, about 80 bytes each, 45 more where functions are called;
 *     calls beyond are only counted
 * @param sessions sessions remembered at once; the least recently used go first
 * @param sessionIdle how long an unused session is remembered
 */
public record Sizes(int eventLoops, long truthRows, int sessions, Duration sessionIdle) {
  public Sizes {
    if (eventLoops < 1 || truthRows < 0 || sessions < 1 || sessionIdle.isNegative()) {
      throw new BadInput("event loops, sessions and times must be above zero");
    }
  }

  /** One event loop for two cores, ten million rows, 200,000 sessions for ten idle minutes. */
  public static Sizes defaults() {
    int loops = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    return new Sizes(loops, 10_000_000, 200_000, Duration.ofMinutes(10));
  }

  public Sizes withEventLoops(int eventLoops) {
    return new Sizes(eventLoops, truthRows, sessions, sessionIdle);
  }
}
