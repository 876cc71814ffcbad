package dev.stampede.aws.sign;

import java.util.Objects;

/**
 * What requests are signed with. The secrets never show in {@link #toString}.
 *
 * @param accessKeyId names the key; not secret
 * @param secretAccessKey the key itself
 * @param sessionToken proves temporary keys; empty for lasting ones
 */
public record Keys(String accessKeyId, String secretAccessKey, String sessionToken) {

  /** Refuses missing parts. */
  public Keys {
    Objects.requireNonNull(sessionToken);
    if (accessKeyId.isBlank() || secretAccessKey.isBlank()) {
      throw new IllegalArgumentException("an access key needs both its id and its secret");
    }
  }

  /** Keys that last until they are withdrawn. */
  public static Keys lasting(String accessKeyId, String secretAccessKey) {
    return new Keys(accessKeyId, secretAccessKey, "");
  }

  /** Whether these keys come with a session token, and so expire. */
  public boolean temporary() {
    return !sessionToken.isEmpty();
  }

  @Override
  public String toString() {
    return "Keys["
        + accessKeyId
        + (temporary() ? ", secret and token hidden]" : ", secret hidden]");
  }
}
