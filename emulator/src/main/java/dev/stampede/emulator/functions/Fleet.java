package dev.stampede.emulator.functions;

import dev.stampede.emulator.rate.Rate;
import dev.stampede.emulator.rate.TokenBucket;
import dev.stampede.emulator.wire.ThrottleReason;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The execution environments of all functions of an account, and the limits on them. Thread-safe.
 *
 * <p>A call needs an environment that is not busy. One of its version that is idle is taken, the
 * last used first; else a new one is made. In this order a call is turned away:
 *
 * <ol>
 *   <li>the function has as many busy as it reserved, or all functions that reserve none have as
 *       many busy as the account's concurrency leaves them;
 *   <li>a new one is needed and the function has made {@link FunctionSettings#scaling} in the last
 *       ten seconds (a bucket that refills evenly). Which reason Lambda gives for it is not
 *       documented: this says {@code ConcurrentInvocationLimitExceeded};
 *   <li>more calls a second than ten times the concurrency.
 * </ol>
 *
 * <p>Source: AWS, "Understanding Lambda function scaling".
 */
final class Fleet {
  private static final int SCALING_SECONDS = 10;
  private static final int RATE_FACTOR = 10;

  /** What became of asking for an environment. */
  sealed interface Admission {
    /** Environments of the function that are busy now, this one included. */
    int busy();
  }

  /** An environment, to be given back. */
  record Granted(Environment environment, boolean fresh, int busy) implements Admission {}

  /** The call is turned away. */
  record Denied(ThrottleReason reason, int busy) implements Admission {}

  /** The environments of one function. */
  private static final class Pool {
    final Map<String, Deque<Environment>> idle = new HashMap<>();
    final TokenBucket scaling = new TokenBucket();
    final TokenBucket reservedRate = new TokenBucket();
    int busy;
    boolean reserved;

    Deque<Environment> idle(String version) {
      return idle.computeIfAbsent(version, v -> new ArrayDeque<>());
    }
  }

  private final Map<String, Pool> pools = new HashMap<>();
  private final TokenBucket accountRate = new TokenBucket();

  /** Asks for an environment. */
  synchronized Admission admit(
      FunctionSettings function, String version, FunctionsSettings account, long now) {
    Pool pool = pools.computeIfAbsent(function.name(), name -> new Pool());
    pool.reserved = function.reservedConcurrency().isPresent();
    Deque<Environment> idle = pool.idle(version);
    reclaim(idle, function.keepWarm().toNanos(), now);
    boolean own = pool.reserved;
    int limit = own ? function.reservedConcurrency().getAsInt() : account.unreserved();
    if ((own ? pool.busy : unreservedBusy()) >= limit) {
      return new Denied(
          own
              ? ThrottleReason.RESERVED_CONCURRENT_INVOCATIONS
              : ThrottleReason.CONCURRENT_INVOCATIONS,
          pool.busy);
    }
    boolean fresh = idle.isEmpty();
    Rate scaling = Rate.in(SCALING_SECONDS, function.scaling());
    if (fresh && !hasOne(pool.scaling, scaling, now)) {
      return new Denied(ThrottleReason.CONCURRENT_INVOCATIONS, pool.busy);
    }
    TokenBucket calls = own ? pool.reservedRate : accountRate;
    Rate rate = Rate.in(1, RATE_FACTOR * (long) (own ? limit : account.concurrency()));
    if (!hasOne(calls, rate, now)) {
      return new Denied(
          own ? ThrottleReason.RESERVED_INVOCATION_RATE : ThrottleReason.INVOCATION_RATE,
          pool.busy);
    }
    calls.take(rate, 1);
    pool.busy++;
    if (fresh) {
      pool.scaling.take(scaling, 1);
      return new Granted(new Environment(version), true, pool.busy);
    }
    return new Granted(idle.removeLast(), false, pool.busy);
  }

  private static boolean hasOne(TokenBucket bucket, Rate rate, long now) {
    bucket.advance(rate, now);
    return bucket.has(rate, 1);
  }

  /**
   * Gives an environment back.
   *
   * @param survives whether it can serve another call
   */
  synchronized void release(String function, Environment environment, boolean survives, long now) {
    Pool pool = pools.get(function);
    if (pool == null) {
      throw new IllegalStateException("nothing was taken of " + function);
    }
    pool.busy--;
    if (survives) {
      environment.restFrom(now);
      pool.idle(environment.version()).addLast(environment);
    }
  }

  private int unreservedBusy() {
    int busy = 0;
    for (Pool pool : pools.values()) {
      busy += pool.reserved ? 0 : pool.busy;
    }
    return busy;
  }

  // The deque is in the order of last use, so those unused for longest stand in front.
  private static void reclaim(Deque<Environment> idle, long keepNanos, long now) {
    Environment eldest = idle.peekFirst();
    while (eldest != null && eldest.idleLongerThan(keepNanos, now)) {
      idle.removeFirst();
      eldest = idle.peekFirst();
    }
  }
}
