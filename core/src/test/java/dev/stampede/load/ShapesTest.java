package dev.stampede.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Loads as pure functions of time. */
class ShapesTest {

  private static final long SECOND = 1_000_000_000L;

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  /** The users each half second, until the shape is over or for so long. */
  private static List<Integer> halfSeconds(Shape shape, int seconds) {
    List<Integer> counts = new ArrayList<>();
    for (int i = 0; i < seconds * 2; i++) {
      if (!(shape.at(i * SECOND / 2) instanceof Demand.Users users)) {
        break;
      }
      counts.add(users.count());
    }
    return counts;
  }

  @Test
  void a_ramp_down_takes_the_same_steps_as_one_up() {
    assertThat(halfSeconds(new Ramp(2, 5, 1), 4)).containsExactly(3, 3, 4, 4, 5, 5, 5, 5);
    assertThat(halfSeconds(new Ramp(5, 2, 1), 4)).containsExactly(4, 4, 3, 3, 2, 2, 2, 2);
    assertThat(halfSeconds(new Ramp(3, 3, 1), 1)).containsExactly(3, 3);
  }

  @Test
  void stages_go_at_their_spawn_rate_and_stay_then_the_next_begins_and_the_last_ends_the_test() {
    Shape shape =
        Stages.of(
            new Stage.AtRate(seconds(3), 2, 1),
            new Stage.AtRate(seconds(2), 6, 2),
            new Stage.AtRate(seconds(2), 0, 100));
    assertThat(halfSeconds(shape, 60)).containsExactly(1, 1, 2, 2, 2, 2, 3, 4, 5, 6, 5, 0, 0, 0);
    assertThat(shape.at(7 * SECOND)).isEqualTo(Demand.over());
  }

  @Test
  void a_stage_too_short_for_its_rate_hands_on_what_it_reached() {
    Shape shape =
        Stages.of(new Stage.AtRate(seconds(2), 100, 1), new Stage.AtRate(seconds(2), 100, 2));
    assertThat(halfSeconds(shape, 60)).containsExactly(1, 1, 2, 2, 3, 4, 5, 6);
  }

  @Test
  void a_linear_stage_takes_all_of_its_time() {
    Shape shape = Stages.of(new Stage.Linear(seconds(4), 4), new Stage.Linear(seconds(2), 2));
    assertThat(halfSeconds(shape, 60)).containsExactly(1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 2, 2);
  }

  @Test
  void the_goal_is_the_stages_own() {
    Shape shape = Stages.of(new Stage.AtRate(seconds(3), 9, 1), new Stage.AtRate(seconds(3), 1, 1));
    assertThat(((Demand.Users) shape.at(0)).goal()).isEqualTo(9);
    assertThat(((Demand.Users) shape.at(3 * SECOND)).goal()).isEqualTo(1);
  }

  @Test
  void a_spike_rises_when_it_says_and_falls_after_its_length() {
    Shape spike = new Spike(2, 8, seconds(2), seconds(3), 4);
    assertThat(halfSeconds(spike, 7)).containsExactly(1, 2, 2, 2, 3, 5, 7, 8, 8, 8, 7, 5, 3, 2);
    assertThat(spike.at(9_000 * SECOND)).isInstanceOf(Demand.Users.class);
  }

  @Test
  void a_spike_may_begin_at_once_from_nothing() {
    assertThat(halfSeconds(new Spike(0, 3, Duration.ZERO, seconds(1), 100), 2))
        .containsExactly(1, 3, 2, 0);
  }

  @Test
  void a_constant_load_is_there_at_once_and_for_ever() {
    assertThat(new Constant(7).at(0)).isEqualTo(new Demand.Users(7, 7, Demand.FOREVER));
  }

  @RepeatedTest(50)
  void every_answer_holds_until_the_moment_it_names_and_asks_again_later() {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    List<Stage> stages = new ArrayList<>();
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      Duration lasts = Duration.ofMillis(random.nextInt(1, 5_000));
      stages.add(
          random.nextBoolean()
              ? new Stage.Linear(lasts, random.nextInt(30))
              : new Stage.AtRate(lasts, random.nextInt(30), random.nextDouble(0.1, 50)));
    }
    Shape shape =
        random.nextInt(3) == 0
            ? new Spike(
                random.nextInt(5),
                random.nextInt(5, 40),
                Duration.ofMillis(random.nextInt(3_000)),
                Duration.ofMillis(random.nextInt(1, 3_000)),
                random.nextDouble(0.1, 50))
            : new Stages(stages);
    long elapsed = 0;
    int asked = 0;
    while (shape.at(elapsed) instanceof Demand.Users users && asked++ < 5_000) {
      assertThat(users.until()).as("seed %d at %d", seed, elapsed).isGreaterThan(elapsed);
      assertThat(users.count()).as("seed %d", seed).isNotNegative();
      if (users.until() == Demand.FOREVER) {
        break;
      }
      long within = random.nextLong(elapsed, users.until());
      assertThat(shape.at(within)).as("seed %d at %d", seed, within).isEqualTo(users);
      elapsed = users.until();
    }
    assertThat(asked).as("seed %d", seed).isLessThan(5_000);
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        refused(() -> new Constant(0), "a constant load needs 1 user or more, not 0"),
        refused(() -> Stages.of(), "stages need at least one stage"),
        refused(() -> new Stage.Linear(Duration.ZERO, 1), "a stage must last longer than PT0S"),
        refused(() -> new Stage.Linear(seconds(1), -1), "a stage needs 0 users or more, not -1"),
        refused(() -> new Stage.AtRate(seconds(1), 1, 0), "a spawn rate must be above 0, not 0.0"),
        refused(
            () -> new Spike(5, 5, seconds(1), seconds(1), 1),
            "a spike needs a peak above its base, not 5 above 5"),
        refused(
            () -> new Spike(1, 5, seconds(1), seconds(0), 1),
            "a spike needs a beginning and a length, not at PT1S for PT0S"),
        refused(
            () -> new Ramp(-1, 5, 1),
            "a ramp leads from 0 users or more to 0 or more, not from -1 to 5"));
  }

  private static Arguments refused(ThrowingCallable making, String message) {
    return Arguments.of(message, making);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void what_cannot_be_is_refused(String message, ThrowingCallable making) {
    assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
