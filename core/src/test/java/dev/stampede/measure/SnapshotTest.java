package dev.stampede.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The laws of the one currency: it may be added in any order, in time and over nodes. */
class SnapshotTest {

  @RepeatedTest(40)
  void then_is_associative() {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    Snapshot a = snapshot(random);
    Snapshot b = snapshot(random);
    Snapshot c = snapshot(random);
    assertThat(a.then(b).then(c)).as("seed %d", seed).isEqualTo(a.then(b.then(c)));
  }

  @RepeatedTest(40)
  void beside_is_associative_and_commutative() {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    Snapshot a = snapshot(random);
    Snapshot b = snapshot(random);
    Snapshot c = snapshot(random);
    assertThat(a.beside(b).beside(c)).as("seed %d", seed).isEqualTo(a.beside(b.beside(c)));
    assertThat(a.beside(b)).as("seed %d", seed).isEqualTo(b.beside(a));
  }

  @RepeatedTest(20)
  void nodes_may_be_added_before_or_after_time() {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    Snapshot a1 = at(snapshot(random), 0);
    Snapshot a2 = at(snapshot(random), 1);
    Snapshot b1 = at(snapshot(random), 0);
    Snapshot b2 = at(snapshot(random), 1);
    assertThat(a1.then(a2).beside(b1.then(b2)))
        .as("seed %d", seed)
        .isEqualTo(a1.beside(b1).then(a2.beside(b2)));
  }

  @Test
  void in_time_users_and_calls_in_flight_are_the_later_ones() {
    Snapshot sum = users(3, 7).then(users(2, 1));
    assertThat(sum.userCount()).isEqualTo(2);
    assertThat(sum.inFlight()).isEqualTo(1);
    assertThat(sum.started()).isEqualTo(20);
    assertThat(sum.seconds()).isEqualTo(2);
  }

  @Test
  void over_nodes_users_and_calls_in_flight_are_added_and_the_time_is_the_same() {
    Snapshot sum = users(3, 7).beside(users(2, 1));
    assertThat(sum.userCount()).isEqualTo(5);
    assertThat(sum.inFlight()).isEqualTo(8);
    assertThat(sum.started()).isEqualTo(20);
    assertThat(sum.seconds()).isEqualTo(1);
  }

  @Test
  void a_snapshot_cannot_be_changed() {
    SortedMap<String, Integer> users = new TreeMap<>(Map.of("A", 1));
    Snapshot snapshot = withUsers(users, 0);
    users.put("B", 1);
    assertThat(snapshot.users()).containsOnlyKeys("A");
    assertThatThrownBy(() -> snapshot.users().put("C", 1))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> snapshot.rows().put(new RowKey("", ""), Row.EMPTY))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> Row.EMPTY.outcomes().put(Outcome.SUCCESS, 1L))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void rows_sort_by_name_then_type() {
    SortedMap<RowKey, Integer> rows = new TreeMap<>();
    rows.put(new RowKey("z", "a"), 1);
    rows.put(new RowKey("a", "b"), 3);
    rows.put(new RowKey("a", "a"), 0);
    assertThat(rows.keySet())
        .containsExactly(new RowKey("a", "a"), new RowKey("z", "a"), new RowKey("a", "b"));
  }

  @Test
  void a_row_that_meets_another_kind_of_instrument_is_refused() {
    Row one = row(Map.of("x", new Count(1)));
    Row other = row(Map.of("x", Distribution.EMPTY));
    assertThatThrownBy(() -> one.plus(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("one name, two kinds of instrument: Count and Distribution");
  }

  private static Row row(Map<String, Instrument> instruments) {
    return new Row(
        Map.of(),
        Distribution.EMPTY,
        Distribution.EMPTY,
        Distribution.EMPTY,
        0,
        new TreeMap<>(instruments));
  }

  private static Snapshot users(int users, long inFlight) {
    return withUsers(new TreeMap<>(Map.of("A", users)), inFlight);
  }

  private static Snapshot withUsers(SortedMap<String, Integer> users, long inFlight) {
    return new Snapshot(
        0,
        1_000,
        1_000_000_000,
        new TreeMap<>(),
        users,
        10,
        inFlight,
        Frequent.none(),
        Frequent.none(),
        Generator.EMPTY);
  }

  /** The same second on every node. */
  private static Snapshot at(Snapshot s, int second) {
    return new Snapshot(
        second * 1_000L,
        second * 1_000L + 1_000,
        1_000_000_000,
        s.rows(),
        s.users(),
        s.started(),
        s.inFlight(),
        s.failures(),
        s.mishaps(),
        s.generator());
  }

  private static Snapshot snapshot(SplittableRandom random) {
    SortedMap<RowKey, Row> rows = new TreeMap<>();
    SortedMap<String, Integer> users = new TreeMap<>();
    SortedMap<Failure, Frequent.Seen> failures = new TreeMap<>();
    SortedMap<Mishap, Frequent.Seen> mishaps = new TreeMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      RowKey key = new RowKey("t", "row " + random.nextInt(5));
      rows.put(key, randomRow(random));
      users.put("User" + random.nextInt(3), random.nextInt(1, 9));
      failures.put(new Failure(key, Outcome.THROTTLED, "e" + random.nextInt(3)), seen(random));
      mishaps.put(new Mishap("m" + random.nextInt(3), ""), seen(random));
    }
    long from = random.nextLong(1_000);
    return new Snapshot(
        from,
        from + random.nextLong(2_000),
        random.nextLong(2_000_000_000),
        rows,
        users,
        random.nextLong(100),
        random.nextLong(100),
        new Frequent<>(failures, Frequent.Seen.NEVER),
        new Frequent<>(mishaps, seen(random)),
        new Generator(
            distribution(random),
            distribution(random),
            random.nextLong(1_000),
            random.nextLong(1_000),
            random.nextLong(1_000),
            random.nextLong(1_000),
            distribution(random)));
  }

  private static Frequent.Seen seen(SplittableRandom random) {
    long first = random.nextLong(1_000);
    return new Frequent.Seen(random.nextLong(1, 9), first, first + random.nextLong(1_000));
  }

  private static Row randomRow(SplittableRandom random) {
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      if (random.nextInt(3) == 0) {
        outcomes.put(outcome, random.nextLong(1, 100));
      }
    }
    SortedMap<String, Instrument> instruments = new TreeMap<>();
    if (random.nextBoolean()) {
      instruments.put("count", new Count(random.nextLong(100)));
      instruments.put("times", distribution(random));
      SortedMap<Matrix.Cell, Long> cells = new TreeMap<>();
      for (int i = random.nextInt(1_500); i > 0; i--) {
        cells.put(
            new Matrix.Cell("r" + random.nextInt(40), "c" + random.nextInt(40)),
            random.nextLong(1, 9));
      }
      instruments.put("cells", new Matrix(cells));
    }
    return new Row(
        outcomes,
        distribution(random),
        distribution(random),
        distribution(random),
        random.nextLong(1_000),
        instruments);
  }

  private static Distribution distribution(SplittableRandom random) {
    return Distribution.ofNanos(random.longs(random.nextInt(20), 0, 10_000_000_000L).toArray());
  }
}
