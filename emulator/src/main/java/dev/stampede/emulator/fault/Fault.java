package dev.stampede.emulator.fault;

import dev.stampede.input.BadInput;
import dev.stampede.input.Share;
import java.util.Optional;

/**
 * A kind of fault, and which calls meet it.
 *
 * @param share of the calls, from 0 to 1
 * @param firstAttemptOnly whether retries (by {@code amz-sdk-request}) are spared
 * @param agent the name of the one agent whose calls meet it, and as far as the caller can see it,
 *     turns in which it is asked; empty: the calls of all. Always empty for a function's fault
 * @param window when
 */
public record Fault(
    double share, FaultKind kind, boolean firstAttemptOnly, Optional<String> agent, Window window) {
  public Fault {
    if (!(share >= 0 && share <= 1)) {
      throw new BadInput("a fault's share must be from 0% to 100%: " + Share.show(share));
    }
  }

  /** A fault that spares nobody, at all times. */
  public Fault(double share, FaultKind kind) {
    this(share, kind, false, Optional.empty(), Window.ALWAYS);
  }

  /**
   * Reads {@code SHARE:KIND}, for example {@code 1%:status=429/ThrottlingException}, {@code
   * 0.5%:exception=throttlingException@3}, {@code 50%:reset} or {@code
   * 10%:first-attempt:status=503}.
   *
   * @throws BadInput if it cannot be read; the message says why and what was probably meant
   */
  public static Fault parse(String spec) {
    return FaultSpec.read(spec, FaultTarget.AGENT);
  }

  /**
   * Reads {@code SHARE:KIND} for the calls of functions, for example {@code
   * 1%:throttle=ConcurrentInvocationLimitExceeded} or {@code 0.5%:function-error=KeyError}.
   *
   * @throws BadInput if it cannot be read; the message says why and what was probably meant
   */
  public static Fault parseForFunctions(String spec) {
    return FaultSpec.read(spec, FaultTarget.FUNCTION);
  }
}
