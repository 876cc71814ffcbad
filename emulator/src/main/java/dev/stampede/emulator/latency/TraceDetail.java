package dev.stampede.emulator.latency;

/** How much trace a turn carries when the caller asks for it. */
public enum TraceDetail {
  /** Every step of every agent, as the service does: 12 to 16 events of 0.5 to 6 kB. */
  FULL,
  /** Three small events that still tell route, usage and the root's FINISH. */
  COMPACT,
  /**
   * One event, the supervisor's choice: the cheapest that tells the route. It has no usage, no
   * FINISH.
   */
  ROUTE
}
