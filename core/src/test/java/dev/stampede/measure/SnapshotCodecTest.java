package dev.stampede.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.stampede.codec.ByteWriter;
import dev.stampede.codec.MalformedException;
import dev.stampede.measure.Frequent.Seen;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@DisplayName("A snapshot as bytes")
class SnapshotCodecTest {

  private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

  private static final List<String> WORDS =
      List.of("", "GET", "予定", "\ud800 half", "line\nbreak", "x".repeat(300), "🎯", "User");

  @RepeatedTest(200)
  void comes_back_as_it_was_and_sums_may_be_made_before_or_after() throws MalformedException {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    Snapshot one = snapshot(random);
    Snapshot other = snapshot(random);
    byte[] bytes = SnapshotCodec.encode(one);
    Snapshot back = SnapshotCodec.decode(bytes);
    assertThat(back).as("seed %d", seed).isEqualTo(one);
    assertThat(SnapshotCodec.encode(back)).as("seed %d", seed).isEqualTo(bytes);
    Snapshot otherBack = SnapshotCodec.decode(SnapshotCodec.encode(other));
    assertThat(back.then(otherBack)).as("seed %d", seed).isEqualTo(one.then(other));
    assertThat(back.beside(otherBack)).as("seed %d", seed).isEqualTo(one.beside(other));
    assertThat(SnapshotCodec.decode(SnapshotCodec.encode(one.then(other))))
        .as("seed %d", seed)
        .isEqualTo(one.then(other));
  }

  @Test
  void comes_back_empty() throws MalformedException {
    Snapshot empty = Snapshot.empty(1_795_478_400_000L);
    assertThat(SnapshotCodec.decode(SnapshotCodec.encode(empty))).isEqualTo(empty);
    assertThat(SnapshotCodec.encode(empty)).hasSizeLessThan(30);
  }

  @Test
  void has_a_code_for_every_outcome() throws MalformedException {
    for (Outcome outcome : Outcome.values()) {
      Snapshot snapshot = ofRow(Map.of(outcome, 3L), Distribution.EMPTY);
      assertThat(SnapshotCodec.decode(SnapshotCodec.encode(snapshot))).isEqualTo(snapshot);
    }
  }

  @Test
  void keeps_durations_below_and_beyond_what_has_a_bucket() throws MalformedException {
    for (Distribution times :
        List.of(
            Distribution.ofNanos(0),
            Distribution.ofNanos(0, 0, 0),
            Distribution.ofNanos(999, 1_000),
            Distribution.ofNanos(Long.MAX_VALUE / 4, 1),
            Distribution.ofNanos(Long.MAX_VALUE / 4))) {
      Snapshot snapshot = ofRow(Map.of(), times);
      assertThat(SnapshotCodec.decode(SnapshotCodec.encode(snapshot))).isEqualTo(snapshot);
    }
  }

  @Test
  void takes_about_a_byte_for_each_duration_of_a_busy_second() {
    SplittableRandom random = new SplittableRandom(1);
    Distribution times =
        Distribution.ofNanos(random.longs(1_000, 200_000_000L, 4_000_000_000L).toArray());
    assertThat(SnapshotCodec.encode(ofRow(Map.of(Outcome.SUCCESS, 1_000L), times)))
        .hasSizeLessThan(3 * 1_200);
  }

  @RepeatedTest(20)
  void cut_anywhere_is_refused() {
    long seed = new SplittableRandom().nextLong();
    byte[] bytes = SnapshotCodec.encode(snapshot(new SplittableRandom(seed)));
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 200; i++) {
      int cut = random.nextInt(bytes.length);
      assertThatThrownBy(() -> SnapshotCodec.decode(Arrays.copyOf(bytes, cut)))
          .as("seed %d, cut at %d", seed, cut)
          .isInstanceOf(MalformedException.class);
    }
    assertThatThrownBy(() -> SnapshotCodec.decode(Arrays.copyOf(bytes, bytes.length + 1)))
        .hasMessage("1 bytes too many");
  }

  @RepeatedTest(40)
  void damaged_or_made_up_it_is_read_or_refused_and_nothing_else() {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    byte[] good = SnapshotCodec.encode(snapshot(random));
    for (int i = 0; i < 500; i++) {
      byte[] bytes;
      if (random.nextInt(4) == 0) {
        bytes = new byte[random.nextInt(400)];
        random.nextBytes(bytes);
        if (bytes.length > 0) {
          bytes[0] = 1;
        }
      } else {
        bytes = good.clone();
        for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
      }
      try {
        Snapshot read = SnapshotCodec.decode(bytes);
        assertThat(SnapshotCodec.decode(SnapshotCodec.encode(read)))
            .as("seed %d, case %d", seed, i)
            .isEqualTo(read);
      } catch (MalformedException refused) {
        assertThat(refused.getMessage()).isNotBlank();
      } catch (RuntimeException | Error e) {
        fail("seed %d, case %d: %s".formatted(seed, i, e), e);
      }
    }
  }

  @Test
  void hostile_lengths_cost_nothing() {
    for (long claim : new long[] {Long.MAX_VALUE, -1, 1L << 40, Integer.MAX_VALUE, 199_999}) {
      byte[] users =
          new ByteWriter()
              .unsigned(1)
              .signed(0)
              .signed(0)
              .signed(0)
              .signed(0)
              .signed(0)
              .unsigned(claim)
              .toByteArray();
      assertThatThrownBy(() -> SnapshotCodec.decode(users))
          .isInstanceOf(MalformedException.class)
          .hasMessageContaining("a list is longer than it can be");
    }
  }

  @Test
  void of_a_newer_version_is_refused() {
    assertThatThrownBy(() -> SnapshotCodec.decode(new byte[] {2, 0, 0}))
        .isInstanceOf(MalformedException.class)
        .hasMessage("a snapshot of version 2; this Stampede reads version 1");
  }

  @Test
  void too_large_is_refused_before_it_is_looked_at() {
    assertThatThrownBy(() -> SnapshotCodec.decode(new byte[SnapshotCodec.MAX_BYTES + 1]))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("too many for a snapshot");
  }

  private static Snapshot ofRow(Map<Outcome, Long> outcomes, Distribution times) {
    SortedMap<RowKey, Row> rows = new TreeMap<>();
    rows.put(new RowKey("GET", "/"), new Row(outcomes, times, times, times, 5, new TreeMap<>()));
    return new Snapshot(
        5, 6, 7, rows, new TreeMap<>(), 8, 9, Frequent.none(), Frequent.none(), Generator.EMPTY);
  }

  private static String word(SplittableRandom random) {
    return WORDS.get(random.nextInt(WORDS.size())) + random.nextInt(3);
  }

  private static Snapshot snapshot(SplittableRandom random) {
    SortedMap<RowKey, Row> rows = new TreeMap<>();
    SortedMap<String, Integer> users = new TreeMap<>();
    SortedMap<Failure, Seen> failures = new TreeMap<>();
    SortedMap<Mishap, Seen> mishaps = new TreeMap<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      RowKey key = new RowKey(word(random), word(random));
      rows.put(key, row(random));
      users.put(word(random), random.nextInt(9));
      failures.put(
          new Failure(key, OUTCOMES.get(random.nextInt(OUTCOMES.size())), word(random)),
          seen(random));
      mishaps.put(new Mishap(word(random), word(random)), seen(random));
    }
    if (random.nextInt(10) == 0) {
      for (int i = 0; i < 700; i++) {
        mishaps.put(new Mishap("many " + i, ""), seen(random));
      }
    }
    long from = random.nextInt(8) == 0 ? random.nextLong() : 1_795_478_400_000L;
    return new Snapshot(
        from,
        from + random.nextLong(2_000),
        random.nextLong(2_000_000_000),
        rows,
        users,
        random.nextLong(100),
        random.nextLong(-3, 100),
        random.nextBoolean() ? Frequent.none() : new Frequent<>(failures, Seen.NEVER),
        new Frequent<>(mishaps, random.nextBoolean() ? Seen.NEVER : seen(random)),
        new Generator(
            distribution(random),
            distribution(random),
            random.nextLong(1_000_000_000),
            random.nextLong(2_000_000_000),
            random.nextLong(1_000),
            random.nextLong(1_000_000_000),
            distribution(random)));
  }

  private static Seen seen(SplittableRandom random) {
    long first = 1_795_478_400_000L + random.nextLong(-1_000, 1_000);
    return new Seen(random.nextLong(9), first, first + random.nextLong(1_000));
  }

  private static Row row(SplittableRandom random) {
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      if (random.nextInt(3) == 0) {
        outcomes.put(outcome, random.nextLong(100));
      }
    }
    SortedMap<String, Instrument> instruments = new TreeMap<>();
    if (random.nextBoolean()) {
      instruments.put("count", new Count(random.nextLong(-100, 100)));
      instruments.put("times", distribution(random));
      instruments.put("top", new Peak(random.nextLong(-100, 1L << 40)));
      SortedMap<Matrix.Cell, Long> cells = new TreeMap<>();
      for (int i = random.nextInt(8) == 0 ? 1_500 : random.nextInt(5); i > 0; i--) {
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
        random.nextLong(1_000_000),
        instruments);
  }

  private static Distribution distribution(SplittableRandom random) {
    return Distribution.ofNanos(
        random.longs(random.nextInt(30), 0, 1L << random.nextInt(1, 45)).toArray());
  }
}
