package dev.stampede.emulator.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Why Lambda turned a call away: the member {@code Reason} of {@code TooManyRequestsException}.
 *
 * <p>Source: {@code ThrottleReason} of the service model.
 */
public enum ThrottleReason {
  /** All environments that the account may have at once are busy, or new ones come too fast. */
  CONCURRENT_INVOCATIONS("ConcurrentInvocationLimitExceeded"),
  /** More calls a second than ten times the account's concurrency. */
  INVOCATION_RATE("FunctionInvocationRateLimitExceeded"),
  /** All environments reserved for the function are busy. */
  RESERVED_CONCURRENT_INVOCATIONS("ReservedFunctionConcurrentInvocationLimitExceeded"),
  /** More calls a second than ten times the function's reserved concurrency. */
  RESERVED_INVOCATION_RATE("ReservedFunctionInvocationRateLimitExceeded"),
  /** The caller asks too often. */
  CALLER_RATE("CallerRateLimitExceeded"),
  /** Too many snapshots are being made at once. */
  CONCURRENT_SNAPSHOTS("ConcurrentSnapshotCreateLimitExceeded");

  private final String label;

  ThrottleReason(String label) {
    this.label = label;
  }

  /** The name on the wire. */
  public String label() {
    return label;
  }

  /** The reason of a name. */
  public static Optional<ThrottleReason> ofLabel(String label) {
    return Arrays.stream(values()).filter(reason -> reason.label.equals(label)).findFirst();
  }

  /** All names. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(ThrottleReason::label).toList();
  }
}
