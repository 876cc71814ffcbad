package dev.stampede.emulator.server;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The clocks of the emulator.
 *
 * @param nanoTime for durations, as {@link System#nanoTime}
 * @param wall for what the service writes into its answers
 */
public record Times(LongSupplier nanoTime, InstantSource wall) {
  /** The clocks of the machine. */
  public static final Times SYSTEM = new Times(System::nanoTime, InstantSource.system());

  /** A clock's time in nanoseconds since the epoch. */
  static long epochNanos(InstantSource wall) {
    Instant now = wall.instant();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }
}
