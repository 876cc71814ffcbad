package dev.stampede.aws.target;

import dev.stampede.aws.sign.Keys;
import dev.stampede.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Keys from an SDK provider, kept fresh off the hot path: a thread of its own asks again before
 * they expire.
 *
 * <pre>
 *   state  | asked for new keys: they come  | asking fails                   | the old keys end
 *   fresh  | fresh                          | stale; a line in the log       | expired
 *   stale  | fresh; a line in the log       | stale, asked later and later   | expired
 *   expired| fresh; a line in the log       | expired, asked later and later |
 * </pre>
 *
 * In all states but {@code expired} calls are signed with the keys there are. Nothing is signed
 * with keys that have ended: {@link #current} throws then, the same for every call.
 */
final class FreshKeys implements KeySource {

  private static final Logger LOG = LoggerFactory.getLogger(FreshKeys.class);

  /** As long before the end as the SDK itself begins to look for new ones. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private static final Duration SOONEST = Duration.ofSeconds(10);
  private static final Duration LATEST = Duration.ofMinutes(15);

  private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
  private static final Duration LAST_RETRY = Duration.ofMinutes(1);
  private static final int LONGEST_REASON = 120;

  private final AwsCredentialsProvider provider;
  private final Clock clock;
  private final Thread keeper;
  private volatile Held held;

  /** What is thrown once the keys have ended; made before, as it is the same for every call. */
  private volatile Expired end = new Expired("credentials expired: no newer ones came");

  private int failures;

  /** Keys, and the wall's millisecond at which they end. */
  private record Held(Keys keys, long until) {

    static final long FOREVER = Long.MAX_VALUE;

    static Held of(AwsCredentials from) {
      String token = from instanceof AwsSessionCredentials session ? session.sessionToken() : "";
      return new Held(
          new Keys(from.accessKeyId(), from.secretAccessKey(), token),
          from.expirationTime().map(Instant::toEpochMilli).orElse(FOREVER));
    }

    boolean endedBy(long wallMillis) {
      return until <= wallMillis;
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
          "no AWS credentials: set AWS_PROFILE to a profile that works (after `aws sso login`, if it"
              + " signs in that way), or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run where"
              + " there is a role; without credentials, leave out --target aws to use the emulator",
          e);
    }
    FreshKeys fresh = new FreshKeys(provider, first, clock);
    fresh.keeper.start();
    return fresh;
  }

  private void keep(AwsCredentials first) {
    Duration wait = nextLook(first, now());
    try {
      while (true) {
        clock.sleepUntil(clock.nanoTime() + wait.toNanos());
        wait = look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.wallMillis());
  }

  private Duration look() throws InterruptedException {
    try {
      AwsCredentials next = provider.resolveCredentials();
      Held found = Held.of(next);
      if (found.endedBy(clock.wallMillis())) {
        return failed("those that come have ended, too");
      }
      held = found;
      recovered();
      return nextLook(next, now());
    } catch (RuntimeException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      // Whatever a provider throws: this thread must outlive it.
      return failed(reason(e));
    }
  }

  private Duration failed(String reason) {
    if (failures == 0) {
      end = new Expired("credentials expired: cannot be refreshed: " + reason);
      LOG.warn(
          "cannot refresh the AWS credentials, which are valid {}: {}; trying again and again",
          held.end(),
          reason);
    }
    Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 5));
    failures++;
    return wait.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : wait;
  }

  private void recovered() {
    if (failures > 0) {
      LOG.info("the AWS credentials are fresh again, valid {}", held.end());
      failures = 0;
    }
  }

  /** The SDK's words, without what differs from one failure to the next. */
  private static String reason(RuntimeException e) {
    String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    String plain =
        words.lines().findFirst().orElse("").replaceAll("\\s*\\((Service:|SDK Attempt).*", "");
    return plain.length() <= LONGEST_REASON ? plain : plain.substring(0, LONGEST_REASON) + "…";
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
  public void close() {
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
