package dev.stampede.emulator.server;

import dev.stampede.emulator.agents.Agents;
import dev.stampede.emulator.behaviour.Behaviour;
import dev.stampede.emulator.fault.Moment;
import dev.stampede.emulator.quota.Meters;

/**
 * A behaviour in force, and what acts by it. A call takes it once and keeps to it.
 *
 * @param agents who answer
 * @param meters what the quotas have left
 * @param startNanos when the emulator was started
 * @param putNanos when the behaviour was put in force
 */
public record InForce(
    Behaviour behaviour, Agents agents, Meters meters, long startNanos, long putNanos) {

  /** When a call arrives, as faults see it. */
  Moment moment(Request request) {
    long now = request.nanos();
    return new Moment(now - startNanos, now - putNanos, request.attempt());
  }
}
