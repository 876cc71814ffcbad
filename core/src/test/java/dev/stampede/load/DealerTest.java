package dev.stampede.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DealerTest {

  @ParameterizedTest(name = "weights {0} deal {1}")
  @CsvSource({
    "1, AAAA",
    "5, AAAA",
    "1 1, ABAB",
    "5 1, AAABAAAAABAA",
    "1 5, BBABBBBBABBB",
    "3 1, AABAAABA",
    "3 2 1, ABACBAABACBA",
    "1 1 1, ABCABC"
  })
  void the_table(String weights, String dealt) {
    Dealer<Character> dealer = new Dealer<>();
    char kind = 'A';
    for (String weight : weights.split(" ", -1)) {
      dealer.add(kind++, Integer.parseInt(weight));
    }
    StringBuilder seen = new StringBuilder();
    dealt.chars().forEach(i -> seen.append(dealer.next()));
    assertThat(seen).hasToString(dealt);
  }

  @RepeatedTest(200)
  void no_kind_is_ever_one_over_its_share_or_far_short_of_it_and_a_whole_round_is_exact() {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    int kinds = random.nextInt(1, 9);
    int[] weights = random.ints(kinds, 1, 40).toArray();
    Dealer<Integer> dealer = new Dealer<>();
    int total = 0;
    for (int k = 0; k < kinds; k++) {
      dealer.add(k, weights[k]);
      total += weights[k];
    }
    long[] dealt = new long[kinds];
    double over = 0;
    double under = 0;
    for (int n = 1; n <= 2 * total; n++) {
      dealt[dealer.next()]++;
      for (int k = 0; k < kinds; k++) {
        double share = (double) n * weights[k] / total;
        over = Math.max(over, dealt[k] - share);
        under = Math.max(under, share - dealt[k]);
      }
      if (n % total == 0) {
        for (int k = 0; k < kinds; k++) {
          assertThat(dealt[k]).as("seed %d", seed).isEqualTo((long) n / total * weights[k]);
        }
      }
    }
    assertThat(over).as("seed %d: over", seed).isLessThan(1);
    assertThat(under).as("seed %d: short", seed).isLessThan(1.5);
  }

  @RepeatedTest(100)
  void up_and_down_no_kind_leaves_its_share_by_much() {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    int kinds = random.nextInt(1, 6);
    int[] weights = random.ints(kinds, 1, 20).toArray();
    int total = 0;
    Dealer<Integer> dealer = new Dealer<>();
    for (int k = 0; k < kinds; k++) {
      dealer.add(k, weights[k]);
      total += weights[k];
    }
    long[] dealt = new long[kinds];
    for (int step = 0; step < 500; step++) {
      if (dealer.dealt() > 0 && random.nextBoolean()) {
        dealt[dealer.takeBack()]--;
      } else {
        dealt[dealer.next()]++;
      }
      for (int k = 0; k < kinds; k++) {
        double share = (double) dealer.dealt() * weights[k] / total;
        assertThat(dealt[k]).as("seed %d", seed).isNotNegative();
        assertThat(Math.abs(dealt[k] - share)).as("seed %d, step %d", seed, step).isLessThan(2);
      }
    }
  }

  @Test
  void what_was_not_dealt_cannot_be_taken_back() {
    Dealer<String> dealer = new Dealer<String>().add("A", 1);
    assertThatThrownBy(dealer::takeBack).hasMessage("nothing is dealt");
    assertThatThrownBy(() -> dealer.takeBack("A")).hasMessage("none of A is dealt");
  }

  @Test
  void a_weight_below_one_is_refused() {
    assertThatThrownBy(() -> new Dealer<String>().add("A", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a weight must be 1 or more, not 0");
  }

  @Test
  void nothing_to_deal_is_refused() {
    assertThatThrownBy(new Dealer<String>()::next)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("nothing to deal");
  }
}
