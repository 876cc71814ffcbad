package dev.stampede.emulator.wire;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of checking a signature. */
public enum SignatureResult {
  NOT_CHECKED(null),
  VALID(null),
  /** There is no Authorization header. */
  MISSING(ServiceError.MISSING_AUTHENTICATION_TOKEN),
  /** The Authorization header lacks a part, or a header it needs is not there. */
  INCOMPLETE(ServiceError.INCOMPLETE_SIGNATURE),
  /** The access key is not known. */
  UNKNOWN_KEY(ServiceError.UNRECOGNIZED_CLIENT),
  /** Signed for another service, region or day than that of the request. */
  WRONG_SCOPE(ServiceError.INVALID_SIGNATURE),
  /** Signed more than five minutes ago, or ahead. */
  EXPIRED(ServiceError.INVALID_SIGNATURE),
  /** Another signature belongs to this request and key. */
  MISMATCH(ServiceError.INVALID_SIGNATURE);

  private final Optional<ServiceError> error;

  SignatureResult(@Nullable ServiceError error) {
    this.error = Optional.ofNullable(error);
  }

  /** The name in the truth, e.g. {@code unknown_key}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The error the service answers with where signatures are enforced; empty if there is nothing
   * wrong.
   */
  public Optional<ServiceError> error() {
    return error;
  }
}
