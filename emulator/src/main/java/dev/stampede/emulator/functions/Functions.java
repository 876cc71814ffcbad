package dev.stampede.emulator.functions;

import dev.stampede.emulator.wire.ThrottleReason;

/**
 * The functions of an account at work. Its settings may be replaced while it runs: each call goes
 * by the settings it was found in, and the environments stay. Thread-safe.
 */
public final class Functions {
  private volatile FunctionsSettings settings;
  private final Fleet fleet = new Fleet();

  /** Functions that behave like this. */
  public Functions(FunctionsSettings settings) {
    this.settings = settings;
  }

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

  /** How they behave now. */
  public FunctionsSettings settings() {
    return settings;
  }

  /** How they behave from the next call on. */
  public void replace(FunctionsSettings settings) {
    this.settings = settings;
  }

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
