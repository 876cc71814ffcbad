package dev.stampede.emulator.quota;

import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

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
  private final @Nullable TokenBucket requests;
  private final @Nullable TokenBucket tokens;
  private final PriorityQueue<Settlement> settlements = new PriorityQueue<>();

  ModelMeter(ModelQuota quota, long now) {
    this.quota = quota;
    this.requests = quota.requests().map(rate -> new TokenBucket(rate, now)).orElse(null);
    this.tokens = quota.tokens().map(rate -> new TokenBucket(rate, now)).orElse(null);
  }

  /** Starts an invocation, unless that exceeds a quota. */
  Optional<QuotaKind> invoke(int input, int output, long start, long end) {
    settle(start);
    long reserved = (long) input + quota.maxTokens();
    if (requests != null) {
      requests.advance(start);
      if (!requests.has(1)) {
        return Optional.of(QuotaKind.MODEL_REQUESTS);
      }
    }
    if (tokens != null) {
      tokens.advance(start);
      if (!tokens.has(reserved)) {
        return Optional.of(QuotaKind.MODEL_TOKENS);
      }
      tokens.take(reserved);
      long used = input + (long) quota.burndown() * output;
      settlements.add(new Settlement(end, reserved - used));
    }
    if (requests != null) {
      requests.take(1);
    }
    return Optional.empty();
  }

  private void settle(long now) {
    for (Settlement next = settlements.peek();
        next != null && next.nanos() <= now && tokens != null;
        next = settlements.peek()) {
      settlements.remove();
      tokens.advance(next.nanos());
      if (next.change() >= 0) {
        tokens.giveBack(next.change());
      } else {
        tokens.take(-next.change());
      }
    }
  }
}
