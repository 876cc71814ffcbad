package dev.stampede.aws.target;

import dev.stampede.aws.sign.Keys;
import dev.stampede.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.useragent.BusinessMetricFeatureId;

/**
 * Keys from an SDK provider, kept fresh off the hot path: a thread of its own asks again before
 * they expire, and at once when AWS refuses them as expired, which for keys that do not say when
 * they end is the only way to know.
 *
 * <pre>
 *   state  | asked for new keys: they come  | asking fails                   | the old keys end
 *   fresh  | fresh                          | stale; a line in the log       | expired
 *   stale  | fresh; a line in the log       | stale, asked later and later   | expired
 *   expired| fresh; a line in the log       | expired, asked later and later |
 * </pre>
 *
 * In all states but {@code expired} calls are signed with the keys there are. Nothing is signed
 * with keys that have ended: {@link #current} throws then, the same for every call. Keys of an
 * instance's metadata never count as ended: where it has no newer ones, AWS lets the old ones be
 * used on (<a
 * href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-static-credentials.html">static
 * stability</a>), and its answer decides.
 */
final class FreshKeys implements KeySource {

  private static final Logger LOG = LoggerFactory.getLogger(FreshKeys.class);

  /** As long before the end as the SDK itself begins to look for new ones. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  /** The shortest time between two looks that succeeded. */
  private static final Duration SOONEST = Duration.ofSeconds(10);

  private static final Duration LATEST = Duration.ofMinutes(15);

  private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
  private static final Duration LAST_RETRY = Duration.ofMinutes(1);

  private final AwsCredentialsProvider provider;
  private final Clock clock;
  private final Thread keeper;
  private volatile Held held;

  /** What is thrown once the keys have ended; made before, as it is the same for every call. */
  private volatile Expired end = new Expired("credentials expired: no newer ones came");

  /** Looks that failed since one succeeded. Changed under this object's lock, as what follows. */
  private volatile int failures;

  /** The keys that AWS refuses as expired, until others come. */
  private @Nullable Keys refused;

  private boolean overdue;
  private boolean sleeping;
  private boolean closed;
  private long lastLook;

  /**
   * Keys, and the wall's millisecond at which they end.
   *
   * @param stable whether they may be used beyond it, if there are no others
   */
  private record Held(Keys keys, long until, boolean stable) {

    static final long FOREVER = Long.MAX_VALUE;

    /** How the SDK marks keys of an instance's metadata, behind those that led there. */
    private static final String INSTANCE = BusinessMetricFeatureId.CREDENTIALS_IMDS.value();

    static Held of(AwsCredentials from) {
      String token = from instanceof AwsSessionCredentials session ? session.sessionToken() : "";
      return new Held(
          new Keys(from.accessKeyId(), from.secretAccessKey(), token),
          from.expirationTime().map(Instant::toEpochMilli).orElse(FOREVER),
          from.providerName().map(name -> name.endsWith(INSTANCE)).orElse(false));
    }

    boolean endedBy(long wallMillis) {
      return !stable && until <= wallMillis;
    }

    boolean overdueAt(long wallMillis) {
      return stable && until <= wallMillis;
    }

    String end() {
      return until == FOREVER
          ? "until they are withdrawn"
          : "until " + Instant.ofEpochMilli(until).truncatedTo(ChronoUnit.SECONDS);
    }
  }

  private FreshKeys(AwsCredentialsProvider provider, AwsCredentials first, Clock clock) {
    this.provider = provider;
    this.clock = clock;
    this.held = Held.of(first);
    this.lastLook = clock.nanoTime();
    // Not a virtual thread: a look-up of names or a hanging process would hold a carrier.
    this.keeper = Thread.ofPlatform().daemon().name("fresh keys").unstarted(() -> keep(first));
  }

  /**
   * Asks for keys; blocks.
   *
   * @throws TargetException if there are none
   */
  static FreshKeys from(AwsCredentialsProvider provider) {
    return from(provider, Clock.system());
  }

  /** The same in another time. */
  static FreshKeys from(AwsCredentialsProvider provider, Clock clock) {
    AwsCredentials first;
    try {
      first = provider.resolveCredentials();
    } catch (SdkException | IllegalStateException | IllegalArgumentException e) {
      throw new TargetException(
          "no AWS credentials"
              + ProviderReason.inBrackets(e)
              + ": set AWS_PROFILE to a profile that works (after `aws sso login` or `aws login`, if"
              + " it signs in that way), or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run where"
              + " there is a role; without credentials, leave out --target aws to use the emulator",
          e);
    }
    FreshKeys fresh = new FreshKeys(provider, first, clock);
    fresh.keeper.start();
    return fresh;
  }

  private void keep(AwsCredentials first) {
    Duration wait = nextLook(first, now());
    while (sleep(wait)) {
      wait = look();
    }
  }

  /** Sleeps so long, or until the keys are refused; false once there is nothing to wait for. */
  private boolean sleep(Duration wait) {
    long due = clock.nanoTime() + wait.toNanos();
    while (true) {
      synchronized (this) {
        if (closed) {
          return false;
        }
        long soonest = lastLook + SOONEST.toNanos();
        if (refused != null && failures == 0 && due - soonest > 0) {
          due = soonest;
        }
        sleeping = true;
      }
      try {
        clock.sleepUntil(due);
        return true;
      } catch (InterruptedException e) {
        // Closed, or the keys are refused: seen above.
      } finally {
        synchronized (this) {
          sleeping = false;
          // That of a refusal which came as the sleep was over.
          var _ = Thread.interrupted();
        }
      }
    }
  }

  @Override
  public void refused(Keys keys) {
    if (!keys.equals(held.keys()) || failures > 0) {
      // Those of a call that was under way while new ones came; or others are looked for already.
      return;
    }
    synchronized (this) {
      if (refused != null || !keys.equals(held.keys())) {
        return;
      }
      refused = keys;
      if (sleeping) {
        keeper.interrupt();
      }
    }
    LOG.warn("AWS refuses the credentials as expired; asking for new ones");
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.wallMillis());
  }

  private Duration look() {
    try {
      AwsCredentials next = provider.resolveCredentials();
      return found(next, Held.of(next));
    } catch (RuntimeException e) {
      // Whatever a provider throws: this thread must outlive it.
      return failed(ProviderReason.of(e));
    }
  }

  private synchronized Duration found(AwsCredentials next, Held found) {
    lastLook = clock.nanoTime();
    if (found.endedBy(clock.wallMillis())) {
      return failed("those that come have ended, too");
    }
    if (found.keys().equals(refused)) {
      return failed("those that come are refused as expired, too");
    }
    if (found.overdueAt(clock.wallMillis()) && !overdue) {
      LOG.warn(
          "this instance has no newer credentials; the old ones, valid {}, are used on",
          found.end());
    }
    overdue = found.overdueAt(clock.wallMillis());
    held = found;
    if (failures > 0 || refused != null) {
      LOG.info("the AWS credentials are fresh again, valid {}", found.end());
    }
    failures = 0;
    refused = null;
    return nextLook(next, now());
  }

  private synchronized Duration failed(String reason) {
    lastLook = clock.nanoTime();
    if (closed) {
      return LAST_RETRY;
    }
    if (failures == 0) {
      end = new Expired("credentials expired: cannot be refreshed: " + reason);
      LOG.warn(
          "cannot refresh the AWS credentials, which are valid {}: {}; trying again and again",
          refused == null ? held.end() : "no more, as AWS says",
          reason);
    }
    int before = failures;
    failures = before + 1;
    Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(before, 5));
    return wait.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : wait;
  }

  /** How long to wait before looking for new keys. */
  static Duration nextLook(AwsCredentials present, Instant now) {
    Duration left =
        present
            .expirationTime()
            .map(end -> Duration.between(now, end).minus(MARGIN))
            .orElse(LATEST);
    if (left.compareTo(SOONEST) < 0) {
      return SOONEST;
    }
    return left.compareTo(LATEST) > 0 ? LATEST : left;
  }

  @Override
  public Keys current() {
    Held present = held;
    if (present.until() != Held.FOREVER && present.endedBy(clock.wallMillis())) {
      throw end;
    }
    return present.keys();
  }

  @Override
  public synchronized void close() {
    closed = true;
    // A provider that hangs is cut off, too.
    keeper.interrupt();
  }

  /** Whether nothing asks for keys any more. */
  boolean isClosed() {
    return !keeper.isAlive();
  }

  @Override
  public String toString() {
    return held.keys().toString();
  }
}
