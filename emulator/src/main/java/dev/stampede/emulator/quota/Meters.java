package dev.stampede.emulator.quota;

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
  private final long start;
  private final @Nullable TokenBucket account;
  private final Map<String, TokenBucket> agents = new HashMap<>();
  private final @Nullable ModelMeter model;

  /** A call that is not taken: which quota it exceeds, and how its caller learns that. */
  public record Refusal(QuotaKind quota, Throttling throttled) {}

  /**
   * Meters that have used nothing yet.
   *
   * @param now from when on they are refilled
   */
  public Meters(Quotas quotas, long now) {
    this.quotas = quotas;
    this.start = now;
    this.account =
        quotas.account().map(quota -> new TokenBucket(quota.requests(), now)).orElse(null);
    this.model = quotas.model().map(quota -> new ModelMeter(quota, now)).orElse(null);
  }

  /** The quotas they meter. */
  public Quotas quotas() {
    return quotas;
  }

  /** A call of an agent arrives: takes it, or says why not. */
  public Optional<Refusal> arrive(String agent, long now) {
    Optional<RequestQuota> own = quotas.agent(agent);
    if (account == null && own.isEmpty()) {
      return Optional.empty();
    }
    return metered(agent, own, now);
  }

  private synchronized Optional<Refusal> metered(
      String agent, Optional<RequestQuota> own, long now) {
    if (account != null) {
      account.advance(now);
      if (!account.has(1)) {
        return quotas.account().map(q -> new Refusal(QuotaKind.ACCOUNT_REQUESTS, q.throttled()));
      }
    }
    if (own.isPresent()) {
      TokenBucket bucket =
          agents.computeIfAbsent(agent, _ -> new TokenBucket(own.get().requests(), start));
      bucket.advance(now);
      if (!bucket.has(1)) {
        return Optional.of(new Refusal(QuotaKind.AGENT_REQUESTS, own.get().throttled()));
      }
      bucket.take(1);
    }
    if (account != null) {
      account.take(1);
    }
    return Optional.empty();
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
