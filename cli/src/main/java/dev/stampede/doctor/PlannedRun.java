package dev.stampede.doctor;

/**
 * What a run will ask of this machine.
 *
 * @param users the most users there will be; 0 where only the scenario's shape knows
 * @param maxConnections the most connections that are opened at once
 * @param emulated whether the emulator answers in the same process, which holds the other end of
 *     every connection
 */
public record PlannedRun(int users, int maxConnections, boolean emulated) {

  /** The most connections that will be open at once: a user has one call in flight. */
  public int connections() {
    return Math.min(users, maxConnections);
  }
}
