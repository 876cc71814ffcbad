package dev.stampede.judge;

import dev.stampede.measure.Frequent;
import dev.stampede.measure.Generator;
import dev.stampede.measure.Snapshot;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The sum of the last seconds of a run. Snapshots can be added but not taken away, so the window is
 * kept as two stacks: the older half with its sums from each interval to the middle, the newer half
 * with one sum. An interval is merged about three times in its life, however long the window.
 */
final class SlidingSum {

  /** Intervals are never exactly a second. */
  private static final double SLACK_SECONDS = 0.5;

  private final double length;
  private final Deque<Snapshot> newer = new ArrayDeque<>();
  private final Deque<Kept> older = new ArrayDeque<>();
  private Snapshot newerSum = Snapshot.empty(0);
  private double seconds;

  private record Kept(Snapshot interval, Snapshot sum) {}

  /**
   * A window.
   *
   * @param seconds its length
   */
  SlidingSum(int seconds) {
    this.length = seconds;
  }

  /** Adds an interval, and forgets those that lie before the window. */
  void add(Snapshot interval) {
    Snapshot slim = slim(interval);
    newerSum = newer.isEmpty() ? slim : newerSum.then(slim);
    newer.addLast(slim);
    seconds += slim.seconds();
    while (size() > 1 && seconds - oldest().seconds() >= length - SLACK_SECONDS) {
      seconds -= older.removeFirst().interval.seconds();
    }
  }

  private int size() {
    return newer.size() + older.size();
  }

  private Snapshot oldest() {
    if (older.isEmpty()) {
      Snapshot sum = null;
      while (!newer.isEmpty()) {
        Snapshot interval = newer.removeLast();
        sum = sum == null ? interval : interval.then(sum);
        older.addFirst(new Kept(interval, sum));
      }
    }
    return older.getFirst().interval;
  }

  /** All intervals of the window as one. */
  Snapshot sum() {
    if (older.isEmpty()) {
      return newerSum;
    }
    Snapshot first = older.getFirst().sum;
    return newer.isEmpty() ? first : first.then(newerSum);
  }

  /** Whether the window is as long as it is to be. */
  boolean isFull() {
    return seconds >= length - SLACK_SECONDS;
  }

  /** Only what targets read. */
  private static Snapshot slim(Snapshot interval) {
    return new Snapshot(
        interval.fromMillis(),
        interval.toMillis(),
        interval.nanos(),
        interval.rows(),
        interval.users(),
        interval.started(),
        interval.inFlight(),
        Frequent.none(),
        Frequent.none(),
        Generator.EMPTY);
  }
}
