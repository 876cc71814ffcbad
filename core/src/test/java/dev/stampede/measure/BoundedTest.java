package dev.stampede.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.measure.Frequent.Seen;
import dev.stampede.measure.Matrix.Cell;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What grows with the world's fancy stays bounded, and its sums stay exact. */
class BoundedTest {

  @Test
  void of_too_many_things_the_rarest_are_counted_together() {
    SortedMap<String, Seen> seen = new TreeMap<>();
    for (int i = 0; i < 700; i++) {
      seen.put("thing %03d".formatted(i), new Seen(i < 600 ? 10 : 1, i, i + 5));
    }
    Frequent<String> frequent = new Frequent<>(seen, Seen.NEVER);
    assertThat(frequent.top()).hasSize(Frequent.MAX).doesNotContainKey("thing 650");
    assertThat(frequent.top()).containsKey("thing 499").doesNotContainKey("thing 500");
    assertThat(frequent.others()).isEqualTo(new Seen(100 * 10 + 100, 500, 704));
    assertThat(frequent.total()).isEqualTo(6_100);
  }

  @RepeatedTest(20)
  void the_sum_stays_exact_however_many_things_meet() {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    Frequent<Integer> sum = Frequent.none();
    long total = 0;
    for (int n = random.nextInt(1, 8); n > 0; n--) {
      SortedMap<Integer, Seen> seen = new TreeMap<>();
      for (int i = random.nextInt(600); i > 0; i--) {
        long count = random.nextLong(1, 20);
        if (seen.putIfAbsent(random.nextInt(2_000), new Seen(count, 1, 2)) == null) {
          total += count;
        }
      }
      sum = sum.plus(new Frequent<>(seen, Seen.NEVER));
      assertThat(sum.top()).as("seed %d", seed).hasSizeLessThanOrEqualTo(Frequent.MAX);
    }
    assertThat(sum.total()).as("seed %d", seed).isEqualTo(total);
  }

  @Test
  void never_seen_changes_nothing() {
    Seen seen = new Seen(3, 10, 20);
    assertThat(seen.plus(Seen.NEVER)).isEqualTo(seen);
    assertThat(Seen.NEVER.plus(seen)).isEqualTo(seen);
    Frequent<String> one = new Frequent<>(new TreeMap<>(Map.of("a", seen)), Seen.NEVER);
    assertThat(one.plus(Frequent.none())).isEqualTo(one);
    assertThat(Frequent.<String>none().plus(one)).isEqualTo(one);
  }

  @RepeatedTest(20)
  void a_matrix_beyond_its_bound_keeps_its_sum_and_merges_alike_in_any_order() {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    Matrix a = matrix(random);
    Matrix b = matrix(random);
    Matrix c = matrix(random);
    Matrix sum = a.plus(b).plus(c);
    assertThat(sum).as("seed %d", seed).isEqualTo(a.plus(b.plus(c))).isEqualTo(c.plus(b).plus(a));
    assertThat(sum.total()).as("seed %d", seed).isEqualTo(a.total() + b.total() + c.total());
    assertThat(sum.cells().keySet().stream().filter(cell -> !cell.equals(Matrix.OTHER)))
        .as("seed %d", seed)
        .hasSizeLessThanOrEqualTo(Matrix.MAX_CELLS);
  }

  @Test
  void the_first_cells_in_order_are_kept_and_the_rest_is_added_up() {
    SortedMap<Cell, Long> cells = new TreeMap<>();
    for (int i = 0; i < 1_100; i++) {
      cells.put(new Cell("row", "%04d".formatted(i)), 2L);
    }
    Matrix matrix = new Matrix(cells);
    assertThat(matrix.at("row", "0000")).isEqualTo(2);
    assertThat(matrix.at("row", "1023")).isEqualTo(2);
    assertThat(matrix.at("row", "1024")).isZero();
    assertThat(matrix.at("(other)", "(other)")).isEqualTo(76 * 2);
    assertThat(matrix.total()).isEqualTo(2_200);
    assertThat(matrix.stream()).hasSize(1_025);
  }

  @Test
  void counts_add_and_refuse_other_kinds() {
    assertThat(new Count(2).plus(new Count(3))).isEqualTo(new Count(5));
    assertThatThrownBy(() -> Count.ZERO.plus(Matrix.EMPTY))
        .hasMessage("one name, two kinds of instrument: Count and Matrix");
    assertThatThrownBy(() -> Matrix.EMPTY.plus(Count.ZERO))
        .hasMessage("one name, two kinds of instrument: Matrix and Count");
  }

  private static Matrix matrix(SplittableRandom random) {
    SortedMap<Cell, Long> cells = new TreeMap<>();
    for (int i = random.nextInt(2_000); i > 0; i--) {
      cells.merge(
          new Cell("r" + random.nextInt(60), "c" + random.nextInt(60)),
          random.nextLong(1, 5),
          Long::sum);
    }
    return new Matrix(cells);
  }
}
