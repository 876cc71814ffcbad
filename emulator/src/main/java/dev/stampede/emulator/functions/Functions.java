package dev.stampede.emulator.functions;

import dev.stampede.emulator.wire.ThrottleReason;

/**
 * The functions of an account at work. Each call brings the settings it was found in, which may
 * change from call to call; the environments stay. Thread-safe.
 */
public final class Functions {
  private final Fleet fleet = new Fleet();

  /** What became of a call. */
  public sealed interface Outcome {}

  /** It runs, and must be {@linkplain #end ended}. */
  public record Running(Execution execution) implements Outcome {}

  /**
   * It is turned away.
   *
   * @param busy environments of the function that are busy
   */
  public record Throttled(ThrottleReason reason, int busy) implements Outcome {}

  /**
   * Starts a call.
   *
   * @param now as {@link System#nanoTime}
   */
  public Outcome start(Call call, long now) {
    return switch (fleet.admit(call.function(), call.version(), call.account(), now)) {
      case Fleet.Denied(ThrottleReason reason, int busy) -> new Throttled(reason, busy);
      case Fleet.Granted granted -> new Running(Execution.of(call, granted));
    };
  }

  /** A call is over, whether anyone waited for its answer or not. */
  public void end(Execution run, long now) {
    fleet.release(run.call().function().name(), run.environment(), run.environmentSurvives(), now);
  }
}
