package dev.stampede.emulator.server;

import dev.stampede.emulator.agents.Agents;
import dev.stampede.emulator.agents.Sessions;
import dev.stampede.emulator.behaviour.Behaviour;
import dev.stampede.emulator.quota.Meters;
import java.util.function.LongSupplier;

/**
 * The behaviour as it is now: one reference, read once by each call when it arrives, so that no
 * call ever meets half of a change. Thread-safe.
 */
public final class Live {
  private final Agents agents;
  private final LongSupplier nanoTime;
  private final long startNanos;
  private volatile InForce inForce;

  /**
   * Puts a first behaviour in force.
   *
   * @param sessions what the agents remember, whatever the behaviour
   */
  public Live(Behaviour first, Sessions sessions, LongSupplier nanoTime) {
    this.agents = new Agents(first.latency(), first.agents(), sessions);
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
    this.inForce = made(first, new Meters(first.quotas()), startNanos);
  }

  /**
   * Puts a behaviour in force, for all calls that arrive from now on. Quotas that stay the same
   * stay as used up as they are.
   */
  public synchronized void put(Behaviour behaviour) {
    long now = nanoTime.getAsLong();
    Meters meters = inForce.meters();
    boolean same = meters.quotas().equals(behaviour.quotas());
    inForce = made(behaviour, same ? meters : new Meters(behaviour.quotas()), now);
  }

  /** The behaviour that a call arriving now meets. */
  public InForce inForce() {
    return inForce;
  }

  private InForce made(Behaviour behaviour, Meters meters, long now) {
    return new InForce(
        behaviour,
        agents.behaving(behaviour.latency(), behaviour.agents()),
        meters,
        startNanos,
        now);
  }
}
