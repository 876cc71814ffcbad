package dev.stampede.aws.lambda;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What Lambda itself reports of a call: the {@code REPORT} line of its log, or the {@code
 * platform.report} event of a log in JSON. Every figure may be missing.
 *
 * @param duration how long the function ran
 * @param billed how long is paid for; of a cold call, what is billed of the init or the restore is
 *     in it
 * @param memorySizeMb how much memory the function has, in MB
 * @param maxMemoryUsedMb the most that its environment has used so far, in MB
 * @param init how long a new environment took to start; only of a cold start
 * @param restore how long one took to come back from a snapshot; only of a cold start with
 *     SnapStart
 */
public record Report(
    Optional<Duration> duration,
    Optional<Duration> billed,
    OptionalInt memorySizeMb,
    OptionalInt maxMemoryUsedMb,
    Optional<Duration> init,
    Optional<Duration> restore) {

  /** Whether the call had to wait for a new environment: it has an init or a restore duration. */
  public boolean coldStart() {
    return start().isPresent();
  }

  /** How long the new environment took. */
  public Optional<Duration> start() {
    return init.or(() -> restore);
  }
}
