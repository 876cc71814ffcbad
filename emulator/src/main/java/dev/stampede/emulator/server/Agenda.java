package dev.stampede.emulator.server;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What an event loop has to do later: a hashed wheel of one-millisecond slots (Varghese and Lauck,
 * 1987). Entering costs the same however many entries there are, and all that is due in a
 * millisecond is done at one waking. Nothing is done early; it may be done up to a millisecond
 * late. Used by its event loop alone.
 */
final class Agenda {
  static final long TICK_NANOS = 1_000_000L;
  private static final int SLOTS = 4096;

  /** Something to do; it stands in the agenda at most once. */
  abstract static class Item {
    private @Nullable Item next;
    private long dueTick;

    /** Its time has come. */
    abstract void due();
  }

  private final EventLoop loop;
  private final LongSupplier nanoTime;
  private final long origin;
  private final @Nullable Item[] slots = new @Nullable Item[SLOTS];
  private final BitSet used = new BitSet(SLOTS);
  private long tick;
  private long wakeTick = Long.MAX_VALUE;
  private @Nullable ScheduledFuture<?> wake;

  Agenda(EventLoop loop, LongSupplier nanoTime) {
    this.loop = loop;
    this.nanoTime = nanoTime;
    this.origin = nanoTime.getAsLong();
  }

  /** Enters an item for a point in time. */
  void enter(Item item, long nanos) {
    long due = Math.floorDiv(nanos - origin + TICK_NANOS - 1, TICK_NANOS);
    item.dueTick = Math.max(due, tick + 1);
    put(item);
    wakeBy(Math.min(item.dueTick, tick + SLOTS));
  }

  private void put(Item item) {
    int slot = (int) (item.dueTick % SLOTS);
    item.next = slots[slot];
    slots[slot] = item;
    used.set(slot);
  }

  private void wakeBy(long atTick) {
    if (atTick >= wakeTick) {
      return;
    }
    if (wake != null) {
      wake.cancel(false);
    }
    wakeTick = atTick;
    long delay = origin + atTick * TICK_NANOS - nanoTime.getAsLong();
    wake = loop.schedule(this::awake, Math.max(0, delay), TimeUnit.NANOSECONDS);
  }

  private void awake() {
    wake = null;
    wakeTick = Long.MAX_VALUE;
    long now = Math.floorDiv(nanoTime.getAsLong() - origin, TICK_NANOS);
    Item ripe = takeRipe(now);
    while (ripe != null) {
      Item following = ripe.next;
      ripe.next = null;
      ripe.due();
      ripe = following;
    }
    int slot = (int) ((tick + 1) % SLOTS);
    int nearest = used.nextSetBit(slot);
    if (nearest < 0) {
      nearest = used.nextSetBit(0);
    }
    if (nearest >= 0) {
      wakeBy(tick + 1 + Math.floorMod(nearest - slot, SLOTS));
    }
  }

  // All items due up to a tick, as a chain; items of a later round of the wheel stay.
  private @Nullable Item takeRipe(long now) {
    Item ripe = null;
    long from = Math.max(tick + 1, now - SLOTS + 1);
    tick = Math.max(tick, now);
    for (long t = from; t <= now; t++) {
      int slot = (int) (t % SLOTS);
      Item item = slots[slot];
      slots[slot] = null;
      used.clear(slot);
      while (item != null) {
        Item following = item.next;
        if (item.dueTick <= now) {
          item.next = ripe;
          ripe = item;
        } else {
          put(item);
        }
        item = following;
      }
    }
    return ripe;
  }
}
