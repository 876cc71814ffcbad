package dev.stampede.aws.agents;

import dev.stampede.aws.sign.Keys;
import dev.stampede.time.Clock;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Keys from an SDK provider, kept fresh off the hot path: a thread of its own asks again before
 * they expire. If that fails, the old keys stay, and the service's answer tells the user.
 */
final class FreshKeys implements KeySource {

  /** As long before the end as the SDK itself begins to look for new ones. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private static final Duration SOONEST = Duration.ofSeconds(10);
  private static final Duration LATEST = Duration.ofMinutes(15);

  private final AwsCredentialsProvider provider;
  private final Clock clock = Clock.system();
  private final Thread keeper;
  private volatile Keys keys;

  private FreshKeys(AwsCredentialsProvider provider, AwsCredentials first) {
    this.provider = provider;
    this.keys = keys(first);
    this.keeper = Thread.ofVirtual().name("fresh keys").unstarted(() -> keep(first));
  }

  /**
   * Asks for keys; blocks.
   *
   * @throws TargetException if there are none
   */
  static FreshKeys from(AwsCredentialsProvider provider) {
    AwsCredentials first;
    try {
      first = provider.resolveCredentials();
    } catch (SdkException | IllegalStateException e) {
      throw new TargetException(
          "no AWS credentials: set AWS_PROFILE to a profile that works (after `aws sso login`, if it"
              + " signs in that way), or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run where"
              + " there is a role; without credentials, leave out --target aws to use the emulator",
          e);
    }
    FreshKeys fresh = new FreshKeys(provider, first);
    fresh.keeper.start();
    return fresh;
  }

  private static Keys keys(AwsCredentials from) {
    String token = from instanceof AwsSessionCredentials session ? session.sessionToken() : "";
    return new Keys(from.accessKeyId(), from.secretAccessKey(), token);
  }

  private void keep(AwsCredentials first) {
    Duration wait = nextLook(first, Instant.now());
    try {
      while (true) {
        clock.sleepUntil(clock.nanoTime() + wait.toNanos());
        wait = look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration look() {
    try {
      AwsCredentials next = provider.resolveCredentials();
      keys = keys(next);
      return nextLook(next, Instant.now());
    } catch (SdkException | IllegalStateException e) {
      return SOONEST;
    }
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
    return keys;
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
    return keys.toString();
  }
}
