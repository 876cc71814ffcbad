package dev.stampede.emulator.quota;

import dev.stampede.emulator.rate.TokenBucket;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Meters all quotas. What is refused uses up nothing. Every answer follows from the times that are
 * passed in, in nanoseconds. Thread-safe.
 */
public final class Meters {
  private final Quotas quotas;
  private final TokenBucket account = new TokenBucket();
  private final Map<String, TokenBucket> agents = new HashMap<>();
  private final @Nullable ModelMeter model;

  /** A call that is not taken: which quota it exceeds, and how its caller learns that. */
  public record Refusal(QuotaKind quota, Throttling throttled) {}

  /** Meters that have used nothing yet. */
  public Meters(Quotas quotas) {
    this.quotas = quotas;
    this.model = quotas.model().map(quota -> new ModelMeter(quota)).orElse(null);
  }

  /** The quotas they meter. */
  public Quotas quotas() {
    return quotas;
  }

  /** A call of an agent arrives: takes it, or says why not. */
  public Optional<Refusal> arrive(String agent, long now) {
    Optional<RequestQuota> own = quotas.agent(agent);
    return quotas.account().isEmpty() && own.isEmpty()
        ? Optional.empty()
        : metered(agent, own, now);
  }

  private synchronized Optional<Refusal> metered(
      String agent, Optional<RequestQuota> own, long now) {
    Optional<RequestQuota> all = quotas.account();
    if (all.isPresent() && !hasOne(account, all.get(), now)) {
      return all.map(quota -> new Refusal(QuotaKind.ACCOUNT_REQUESTS, quota.throttled()));
    }
    if (own.isPresent()) {
      TokenBucket bucket = agents.computeIfAbsent(agent, _ -> new TokenBucket());
      if (!hasOne(bucket, own.get(), now)) {
        return own.map(quota -> new Refusal(QuotaKind.AGENT_REQUESTS, quota.throttled()));
      }
      bucket.take(own.get().requests(), 1);
    }
    all.ifPresent(quota -> account.take(quota.requests(), 1));
    return Optional.empty();
  }

  private static boolean hasOne(TokenBucket bucket, RequestQuota quota, long now) {
    bucket.advance(quota.requests(), now);
    return bucket.has(quota.requests(), 1);
  }

  /** Whether invocations of the model are metered at all. */
  public boolean metersModel() {
    return model != null;
  }

  /**
   * An agent invokes its model: lets it, or says why not.
   *
   * @param input tokens of its prompt
   * @param output tokens of what it will have answered at {@code end}
   */
  public synchronized Optional<Refusal> invoke(int input, int output, long start, long end) {
    if (model == null) {
      return Optional.empty();
    }
    return model
        .invoke(input, output, start, end)
        .flatMap(kind -> quotas.model().map(quota -> new Refusal(kind, quota.throttled())));
  }
}
