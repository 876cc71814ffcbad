package dev.stampede.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Trouble")
class TroubleTest {

  private final Seconds seconds = new Seconds();
  private final List<String> lines = new ArrayList<>();

  private void play(Trouble trouble, int count, int successes, int failures) {
    for (int i = 0; i < count; i++) {
      Optional<String> line = trouble.add(seconds.of(1, successes, failures, 50));
      line.ifPresent(text -> lines.add((int) seconds.total.seconds() + ": " + text));
    }
  }

  @Test
  void is_not_said_while_a_tenth_fails() {
    play(new Trouble(failure -> Optional.empty()), 100, 9, 1);
    assertThat(lines).isEmpty();
  }

  @Test
  void names_the_leading_outcome_and_its_cure_every_30_s_and_when_it_is_over() {
    Trouble trouble = new Trouble(failure -> Optional.of("buy more"));
    play(trouble, 10, 10, 0);
    play(trouble, 40, 5, 5);
    play(trouble, 60, 10, 0);
    assertThat(lines)
        .containsExactly(
            "13: trouble: 15 of 130 calls (12%) of the last 13 s failed, most (15) as throttled"
                + " (Rate exceeded); buy more",
            "43: trouble: 150 of 300 calls (50%) of the last 30 s failed, most (150) as throttled"
                + " (Rate exceeded); buy more",
            "73: trouble: 35 of 300 calls (12%) of the last 30 s failed, most (35) as throttled"
                + " (Rate exceeded); buy more",
            "74: trouble over: 30 of 300 calls (10%) of the last 30 s failed");
  }

  @Test
  void knows_what_helps_whatever_is_called() {
    play(new Trouble(failure -> Optional.empty()), 1, 0, 20);
    assertThat(lines).hasSize(1).first().asString().endsWith("or have the quota raised");
  }

  @Test
  void waits_for_more_than_a_handful_of_calls() {
    play(new Trouble(failure -> Optional.empty()), 3, 1, 2);
    assertThat(lines).isEmpty();
    play(new Trouble(failure -> Optional.empty()), 10, 0, 1);
    assertThat(lines).hasSize(1);
  }
}
