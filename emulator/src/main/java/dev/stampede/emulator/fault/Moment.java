package dev.stampede.emulator.fault;

/**
 * When a call arrives.
 *
 * @param sinceStart nanoseconds since the emulator was started
 * @param sincePut nanoseconds since the behaviour was put in force
 * @param attempt which attempt of the caller's it is: 1, or more for a retry
 */
public record Moment(long sinceStart, long sincePut, int attempt) {}
