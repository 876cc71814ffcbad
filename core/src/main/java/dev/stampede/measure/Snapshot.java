package dev.stampede.measure;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that one interval of one node measured: the one currency of console, files, page, targets and
 * the cluster. Immutable, bounded, and exact to merge in two directions: {@link #then} in time,
 * {@link #beside} over nodes.
 *
 * @param fromMillis where the interval begins, on the wall's clock
 * @param toMillis where it ends
 * @param nanos how long it was, on the monotonic clock
 * @param rows what was attempted, by row
 * @param users how many users there were at its end, by class
 * @param started attempts that began in it
 * @param inFlight attempts begun and not ended, at its end
 * @param failures the ways in which attempts failed
 * @param mishaps the exceptions that scenarios threw
 * @param generator what the generator measured of itself
 */
public record Snapshot(
    long fromMillis,
    long toMillis,
    long nanos,
    SortedMap<RowKey, Row> rows,
    SortedMap<String, Integer> users,
    long started,
    long inFlight,
    Frequent<Failure> failures,
    Frequent<Mishap> mishaps,
    Generator generator) {

  /** Takes copies, which nobody can change. */
  public Snapshot {
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    users = Collections.unmodifiableSortedMap(new TreeMap<>(users));
  }

  /** An interval of no length, to begin a sum with. */
  public static Snapshot empty(long atMillis) {
    return new Snapshot(
        atMillis,
        atMillis,
        0,
        Collections.emptySortedMap(),
        Collections.emptySortedMap(),
        0,
        0,
        Frequent.none(),
        Frequent.none(),
        Generator.EMPTY);
  }

  /** All rows as one, but for groups, whose samples are in it already. */
  public Row aggregated() {
    return rows.entrySet().stream()
        .filter(row -> !row.getKey().isGroup())
        .map(Map.Entry::getValue)
        .reduce(Row.EMPTY, Row::plus);
  }

  /** The number of users at the end of the interval. */
  public int userCount() {
    return users.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The length of the interval in seconds. */
  public double seconds() {
    return nanos / 1e9;
  }

  /**
   * Where a sum begins anew after this interval: nothing counted, and the calls in flight yet to be
   * accounted for, as if they had begun now.
   */
  public Snapshot restarted() {
    return new Snapshot(
        toMillis,
        toMillis,
        0,
        Collections.emptySortedMap(),
        users,
        inFlight,
        inFlight,
        Frequent.none(),
        Frequent.none(),
        Generator.EMPTY);
  }

  /** This interval and the one after it, as one: users and calls in flight are the later one's. */
  public Snapshot then(Snapshot later) {
    return new Snapshot(
        fromMillis,
        later.toMillis,
        nanos + later.nanos,
        sum(later),
        later.users,
        started + later.started,
        later.inFlight,
        failures.plus(later.failures),
        mishaps.plus(later.mishaps),
        generator.plus(later.generator));
  }

  /** The same interval of two nodes, as one: users and calls in flight are added. */
  public Snapshot beside(Snapshot other) {
    SortedMap<String, Integer> everybody = new TreeMap<>(users);
    other.users.forEach((name, n) -> everybody.merge(name, n, Math::addExact));
    return new Snapshot(
        Math.min(fromMillis, other.fromMillis),
        Math.max(toMillis, other.toMillis),
        Math.max(nanos, other.nanos),
        sum(other),
        everybody,
        started + other.started,
        inFlight + other.inFlight,
        failures.plus(other.failures),
        mishaps.plus(other.mishaps),
        generator.plus(other.generator));
  }

  private SortedMap<RowKey, Row> sum(Snapshot other) {
    SortedMap<RowKey, Row> sum = new TreeMap<>(rows);
    other.rows.forEach((key, row) -> sum.merge(key, row, Row::plus));
    return sum;
  }
}
