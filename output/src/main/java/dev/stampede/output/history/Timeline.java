package dev.stampede.output.history;

import dev.stampede.measure.RowKey;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.history.Change.Fold;
import dev.stampede.output.history.Entry.Second;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The points of a run, coarser the older they are:
 *
 * <pre>
 * older than   a point of all names every   a point of each name every
 * -            second                       5 s
 * 10 min       5 s                          30 s
 * 2 h          30 s                         5 min
 * 8 h          5 min                        1 h
 * </pre>
 *
 * Points are made coarser by adding up what was measured, never by averaging figures, and never
 * over a reset. Not thread-safe.
 */
final class Timeline {

  private static final long SECOND = 1_000_000_000L;
  private static final long NAMES_WIDTH = 5 * SECOND;

  /** What is shorter at the end of a run is no point of its own. */
  private static final long SLIVER = SECOND / 2;

  private static final List<Stage> STAGES =
      List.of(new Stage(600, 5, 30), new Stage(7_200, 30, 300), new Stage(28_800, 300, 3_600));

  /** From an age on, in seconds, points of these widths. */
  private record Stage(long age, long totals, long names) {

    long ageNanos() {
      return age * SECOND;
    }

    long totalsNanos() {
      return totals * SECOND;
    }

    /** Both are folded at once, by the wider of the two. */
    long chunkNanos() {
      return names * SECOND;
    }
  }

  private final Predicate<RowKey> charted;
  private final List<Points.Totals> totals = new ArrayList<>();
  private final List<Points.Names> names = new ArrayList<>();
  private final long[] foldedUpTo = new long[STAGES.size()];
  private Optional<Second> pending = Optional.empty();

  /** A timeline in which these names have points of their own. */
  Timeline(Predicate<RowKey> charted) {
    this.charted = charted;
  }

  /** Takes a second; returns the point that it makes. */
  Points.Totals add(Second second) {
    Points.Totals point =
        Points.Totals.of(
            second.fromNanos(),
            second.toNanos(),
            second.epoch(),
            second.goal(),
            Trim.totals(second.interval()),
            false);
    totals.add(point);
    return point;
  }

  /**
   * Takes the same second for the names.
   *
   * @return the points that it completes: mostly none, two where a reset ended one early
   */
  List<Points.Names> addNames(Second second) {
    List<Points.Names> done = new ArrayList<>();
    if (pending.isPresent() && pending.get().epoch() != second.epoch()) {
      done.addAll(settle());
    }
    Second trimmed =
        new Second(
            second.state(),
            second.elapsed(),
            second.goal(),
            second.epoch(),
            Trim.names(second.interval(), charted));
    Second sum = pending.map(before -> before.then(trimmed)).orElse(trimmed);
    pending = Optional.of(sum);
    long end = (sum.fromNanos() / NAMES_WIDTH + 1) * NAMES_WIDTH;
    if (sum.toNanos() >= end) {
      done.addAll(settle());
    }
    return done;
  }

  /** Completes the points of names that have begun: the run is over. */
  List<Points.Names> settle() {
    if (pending.isEmpty()) {
      return List.of();
    }
    Second sum = pending.get();
    pending = Optional.empty();
    Points.Names point =
        Points.Names.of(sum.fromNanos(), sum.toNanos(), sum.epoch(), sum.interval(), false);
    names.add(point);
    return List.of(point);
  }

  /**
   * The run is over. Its last moments are mostly far less than a second, and their rates would be
   * anything: they join the point before them.
   */
  void close() {
    settle();
    joinSliver(
        totals,
        point -> point.packed().map(Packed::open),
        (group, sum) -> {
          Points.Totals before = group.getFirst();
          Points.Totals joined =
              Points.Totals.of(
                  before.fromNanos(),
                  group.getLast().toNanos(),
                  before.epoch(),
                  before.figures().goal(),
                  sum,
                  false);
          return joined.withUsersOf(before);
        });
    joinSliver(
        names,
        point -> point.packed().map(Packed::open),
        (group, sum) ->
            Points.Names.of(
                group.getFirst().fromNanos(),
                group.getLast().toNanos(),
                group.getFirst().epoch(),
                sum,
                false));
  }

  private static <P extends Points> void joinSliver(
      List<P> points,
      Function<P, Optional<Snapshot>> open,
      BiFunction<List<P>, Snapshot, P> merge) {
    if (points.size() < 2) {
      return;
    }
    List<P> two = points.subList(points.size() - 2, points.size());
    P before = two.getFirst();
    P sliver = two.getLast();
    Optional<Snapshot> first = open.apply(before);
    Optional<Snapshot> second = open.apply(sliver);
    if (sliver.toNanos() - sliver.fromNanos() >= SLIVER
        || before.epoch() != sliver.epoch()
        || first.isEmpty()
        || second.isEmpty()) {
      return;
    }
    P joined = merge.apply(List.copyOf(two), first.get().then(second.get()));
    replace(two, List.of(joined));
  }

  /** Folds the oldest points that are due; nothing where none are. At most one stretch a call. */
  Optional<Fold> fold() {
    for (int i = STAGES.size() - 1; i >= 0; i--) {
      Stage stage = STAGES.get(i);
      long now = totals.isEmpty() ? 0 : totals.getLast().toNanos();
      while (foldedUpTo[i] + stage.chunkNanos() + stage.ageNanos() <= now) {
        long from = foldedUpTo[i];
        foldedUpTo[i] += stage.chunkNanos();
        Optional<Fold> fold = fold(stage, from, foldedUpTo[i], i == STAGES.size() - 1);
        if (fold.isPresent()) {
          return fold;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Fold> fold(Stage stage, long from, long to, boolean last) {
    List<Points.Totals> oldTotals = within(totals, from, to);
    List<Points.Names> oldNames = within(names, from, to);
    List<Points.Totals> newTotals =
        merged(
            oldTotals,
            stage.totalsNanos(),
            point -> point.packed().orElseThrow().open(),
            (group, sum) ->
                Points.Totals.of(
                    group.getFirst().fromNanos(),
                    group.getLast().toNanos(),
                    group.getLast().epoch(),
                    group.getLast().figures().goal(),
                    sum,
                    last));
    List<Points.Names> newNames =
        merged(
            oldNames,
            stage.chunkNanos(),
            point -> point.packed().orElseThrow().open(),
            (group, sum) ->
                Points.Names.of(
                    group.getFirst().fromNanos(),
                    group.getLast().toNanos(),
                    group.getLast().epoch(),
                    sum,
                    last));
    boolean same = newTotals.size() == oldTotals.size() && newNames.size() == oldNames.size();
    if (same && !last) {
      return Optional.empty();
    }
    Fold fold =
        new Fold(
            oldTotals.getFirst().fromNanos(), oldTotals.getLast().toNanos(), newTotals, newNames);
    replace(oldTotals, newTotals);
    replace(oldNames, newNames);
    return same ? Optional.empty() : Optional.of(fold);
  }

  private static <P extends Points> void replace(List<P> old, List<P> by) {
    old.clear();
    old.addAll(by);
  }

  /** Those that begin within a stretch, as a part of the list itself. */
  private static <P extends Points> List<P> within(List<P> points, long from, long to) {
    int begin = 0;
    while (begin < points.size() && points.get(begin).fromNanos() < from) {
      begin++;
    }
    int end = begin;
    while (end < points.size() && points.get(end).fromNanos() < to) {
      end++;
    }
    return points.subList(begin, end);
  }

  private static <P extends Points> List<P> merged(
      List<P> points,
      long width,
      Function<P, Snapshot> open,
      BiFunction<List<P>, Snapshot, P> merge) {
    Map<List<Long>, List<P>> groups = new LinkedHashMap<>();
    for (P point : points) {
      List<Long> group = List.of((long) point.epoch(), point.fromNanos() / width);
      groups.computeIfAbsent(group, key -> new ArrayList<>()).add(point);
    }
    List<P> merged = new ArrayList<>();
    for (List<P> group : groups.values()) {
      merged.add(merge.apply(group, group.stream().map(open).reduce(Snapshot::then).orElseThrow()));
    }
    return merged;
  }

  List<Points.Totals> totals() {
    return totals;
  }

  List<Points.Names> names() {
    return names;
  }
}
