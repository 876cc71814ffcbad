package dev.stampede.emulator.agents;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The sessions of all agents: the least recently used go when there are too many, and any that was
 * idle for too long. Thread-safe.
 */
public final class Sessions {
  private record Key(Agent agent, String id) {}

  private final LinkedHashMap<Key, Session> byKey = new LinkedHashMap<>(1024, 0.75f, true);
  private final int most;
  private final long idleNanos;
  private final LongSupplier nanoTime;
  private long opened;

  /**
   * An empty book of sessions.
   *
   * @param most how many are remembered at once
   * @param idle how long one is remembered without being used
   * @param nanoTime the clock, as {@link System#nanoTime}
   */
  public Sessions(int most, Duration idle, LongSupplier nanoTime) {
    this.most = most;
    this.idleNanos = idle.toNanos();
    this.nanoTime = nanoTime;
  }

  /** The session of an id, opened if there is none. */
  public synchronized Session of(Agent agent, String id) {
    long now = nanoTime.getAsLong();
    forgetIdle(now);
    Session session = byKey.get(new Key(agent, id));
    if (session == null) {
      session = new Session();
      opened++;
      byKey.put(new Key(agent, id), session);
      if (byKey.size() > most) {
        Iterator<Session> eldest = byKey.values().iterator();
        eldest.next();
        eldest.remove();
      }
    }
    session.lastUsedNanos = now;
    return session;
  }

  /** Forgets a session. */
  public synchronized void end(Agent agent, String id) {
    byKey.remove(new Key(agent, id));
  }

  /** How many are remembered now. */
  public synchronized int open() {
    forgetIdle(nanoTime.getAsLong());
    return byKey.size();
  }

  /** How many were ever opened. */
  public synchronized long opened() {
    return opened;
  }

  // The order of the map is the order of last use, so the idle ones stand in front.
  private void forgetIdle(long now) {
    Iterator<Map.Entry<Key, Session>> entries = byKey.entrySet().iterator();
    while (entries.hasNext() && now - entries.next().getValue().lastUsedNanos > idleNanos) {
      entries.remove();
    }
  }
}
