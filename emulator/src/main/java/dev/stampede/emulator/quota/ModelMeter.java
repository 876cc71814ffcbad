package dev.stampede.emulator.quota;

import dev.stampede.emulator.rate.Rate;
import dev.stampede.emulator.rate.TokenBucket;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Meters the invocations of a model. As it is known when an invocation starts what it will have
 * used when it ends, the reservation's return is entered at once for that time. Not thread-safe.
 */
final class ModelMeter {
  private record Settlement(long nanos, long change) implements Comparable<Settlement> {
    @Override
    public int compareTo(Settlement other) {
      return Long.compare(nanos, other.nanos);
    }
  }

  private final ModelQuota quota;
  private final TokenBucket requests = new TokenBucket();
  private final TokenBucket tokens = new TokenBucket();
  private final PriorityQueue<Settlement> settlements = new PriorityQueue<>();

  ModelMeter(ModelQuota quota) {
    this.quota = quota;
  }

  /** Starts an invocation, unless that exceeds a quota. */
  Optional<QuotaKind> invoke(int input, int output, long start, long end) {
    quota.tokens().ifPresent(rate -> settle(rate, start));
    long reserved = (long) input + quota.maxTokens();
    if (!has(requests, quota.requests(), 1, start)) {
      return Optional.of(QuotaKind.MODEL_REQUESTS);
    }
    if (!has(tokens, quota.tokens(), reserved, start)) {
      return Optional.of(QuotaKind.MODEL_TOKENS);
    }
    quota.requests().ifPresent(rate -> requests.take(rate, 1));
    quota
        .tokens()
        .ifPresent(rate -> {
          tokens.take(rate, reserved);
          long used = input + (long) quota.burndown() * output;
          settlements.add(new Settlement(end, reserved - used));
        });
    return Optional.empty();
  }

  private static boolean has(TokenBucket bucket, Optional<Rate> rate, long amount, long now) {
    rate.ifPresent(known -> bucket.advance(known, now));
    return rate.map(known -> bucket.has(known, amount)).orElse(true);
  }

  private void settle(Rate rate, long now) {
    for (Settlement next = settlements.peek();
        next != null && next.nanos() <= now;
        next = settlements.peek()) {
      settlements.remove();
      tokens.advance(rate, next.nanos());
      if (next.change() >= 0) {
        tokens.giveBack(next.change());
      } else {
        tokens.take(rate, -next.change());
      }
    }
  }
}
