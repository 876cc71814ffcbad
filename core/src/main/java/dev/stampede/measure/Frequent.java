package dev.stampede.measure;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often each of many things was seen, first and last. Bounded: of more than {@value #MAX}
 * things the rarest are counted together, so the sum stays exact whatever a service answers. Up to
 * that many things, merging is exact in any order; beyond, the order may decide which of the rare
 * are kept apart, and with what count.
 *
 * @param <K> what is counted
 * @param top the things that are kept apart
 * @param others all the rest together
 */
public record Frequent<K extends Comparable<K>>(SortedMap<K, Seen> top, Seen others) {

  /** The most things that are kept apart. */
  public static final int MAX = 500;

  /**
   * How often and when.
   *
   * @param count how many times
   * @param firstMillis the first time, in milliseconds since the epoch
   * @param lastMillis the last time
   */
  public record Seen(long count, long firstMillis, long lastMillis) {

    /** Never. */
    public static final Seen NEVER = new Seen(0, Long.MAX_VALUE, Long.MIN_VALUE);

    /** Both together. */
    public Seen plus(Seen other) {
      return new Seen(
          Math.addExact(count, other.count),
          Math.min(firstMillis, other.firstMillis),
          Math.max(lastMillis, other.lastMillis));
    }
  }

  /** Takes a copy that nobody can change, and folds the rarest together if there are too many. */
  public Frequent {
    SortedMap<K, Seen> kept = new TreeMap<>(top);
    if (kept.size() > MAX) {
      List<Map.Entry<K, Seen>> byCount =
          top.entrySet().stream()
              .sorted(
                  Comparator.<Map.Entry<K, Seen>>comparingLong(e -> -e.getValue().count())
                      .thenComparing(Map.Entry::getKey))
              .toList();
      for (Map.Entry<K, Seen> rare : byCount.subList(MAX, byCount.size())) {
        others = others.plus(rare.getValue());
        kept.remove(rare.getKey());
      }
    }
    top = Collections.unmodifiableSortedMap(kept);
  }

  /** Nothing seen. */
  public static <K extends Comparable<K>> Frequent<K> none() {
    return new Frequent<K>(new TreeMap<K, Seen>(), Seen.NEVER);
  }

  /** How many were seen in all. */
  public long total() {
    return others.count() + top.values().stream().mapToLong(Seen::count).sum();
  }

  /** Both together. */
  public Frequent<K> plus(Frequent<K> other) {
    if (other.total() == 0) {
      return this;
    }
    SortedMap<K, Seen> all = new TreeMap<>(top);
    other.top.forEach((key, seen) -> all.merge(key, seen, Seen::plus));
    return new Frequent<>(all, others.plus(other.others));
  }
}
