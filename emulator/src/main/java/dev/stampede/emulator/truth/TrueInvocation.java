package dev.stampede.emulator.truth;

import dev.stampede.emulator.functions.Start;
import java.util.Optional;
import java.util.UUID;

/**
 * The part of a call's row that only calls of functions have.
 *
 * @param function name of the function; empty if the call is not for one that exists
 * @param requestId the {@code x-amzn-RequestId} of the answer
 * @param start how the environment came to be; empty if none was used
 * @param startNanos how long the init, or the restore, took; 0 if there was none
 * @param billedMillis all that is billed; 0 if it did not run
 * @param concurrency environments of the function that were busy when the call came, its own
 *     included
 * @param reason why it is no success: the reason of a throttle, the type of an error, the code of a
 *     business error; else empty
 */
public record TrueInvocation(
    String function,
    Optional<UUID> requestId,
    Optional<Start> start,
    long startNanos,
    long billedMillis,
    int concurrency,
    String reason) {
  /** What calls of agents have. */
  public static final TrueInvocation NONE =
      new TrueInvocation("", Optional.empty(), Optional.empty(), 0, 0, 0, "");

  /** A call of a function of which no more is known than whose it is. */
  public static TrueInvocation of(String function, UUID requestId, int concurrency, String reason) {
    return new TrueInvocation(
        function, Optional.of(requestId), Optional.empty(), 0, 0, concurrency, reason);
  }

  /** How long the init, or the restore, took, in milliseconds. */
  public double startMillis() {
    return startNanos / 1e6;
  }
}
