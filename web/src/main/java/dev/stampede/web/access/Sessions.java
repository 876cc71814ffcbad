package dev.stampede.web.access;

import dev.stampede.time.Clock;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who has logged in. A session is 256 random bits, of which only a digest is kept; it ends twelve
 * hours after it was last used.
 */
final class Sessions {

  static final Duration IDLE = Duration.ofHours(12);
  private static final int MOST = 1_000;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Long> lastUsed = new LinkedHashMap<>();

  Sessions(Clock clock) {
    this.clock = clock;
  }

  /** Begins a session. */
  String begin() {
    byte[] bits = new byte[32];
    random.nextBytes(bits);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    use(digest(token));
    return token;
  }

  /** Whether there is such a session; if so, it has been used just now. */
  synchronized boolean has(String token) {
    String digest = digest(token);
    Long last = lastUsed.remove(digest);
    if (last == null || clock.nanoTime() - last >= IDLE.toNanos()) {
      return false;
    }
    use(digest);
    return true;
  }

  /** Ends a session. */
  synchronized void end(String token) {
    lastUsed.remove(digest(token));
  }

  private synchronized void use(String digest) {
    lastUsed.put(digest, clock.nanoTime());
    if (lastUsed.size() > MOST) {
      lastUsed.remove(lastUsed.keySet().iterator().next());
    }
  }

  private static String digest(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
