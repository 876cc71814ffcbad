package dev.stampede.emulator.truth;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The rows of one event loop. Only that loop adds to it, so adding takes no lock; anyone may read.
 * A new block is asked of a budget that all loops share.
 */
public final class CallLog {
  /** One era of the log: a reset begins a new one, and calls of the old one write into the void. */
  private static final class Era {
    final List<Block> blocks = new CopyOnWriteArrayList<>();
    volatile int rows;
    volatile long dropped;
  }

  /** Sees one row. */
  interface RowReader {
    void read(Block block, int row);
  }

  private final AtomicLong blocksLeft;
  private volatile Era era = new Era();

  CallLog(AtomicLong blocksLeft) {
    this.blocksLeft = blocksLeft;
  }

  /** Opens the row of a call. Called by the owning event loop alone. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
  public Entry open(Arrival call) {
    Era now = era;
    int row = now.rows % Block.ROWS;
    if (row == 0) {
      if (blocksLeft.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
        now.dropped++;
        return new Entry(null, 0);
      }
      now.blocks.add(new Block());
    }
    Block block = now.blocks.getLast();
    block.open(row, call);
    now.rows++;
    return new Entry(block, row);
  }

  void reset() {
    Era old = era;
    era = new Era();
    blocksLeft.addAndGet(old.blocks.size());
  }

  long dropped() {
    return era.dropped;
  }

  /** Shows each row to a reader, in order of arrival. */
  void forEach(RowReader reader) {
    Era now = era;
    int rows = now.rows;
    int seen = 0;
    for (Block block : now.blocks) {
      for (int row = 0; row < Block.ROWS && seen < rows; row++, seen++) {
        reader.read(block, row);
      }
    }
  }
}
