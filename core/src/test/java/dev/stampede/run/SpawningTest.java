package dev.stampede.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.load.Demand;
import dev.stampede.load.Ramp;
import dev.stampede.load.Shape;
import dev.stampede.scenario.Services;
import dev.stampede.scenario.Weight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpawningTest {

  private static final long SECOND = 1_000_000_000L;

  private final Simulation simulation = new Simulation();

  @ParameterizedTest(name = "{0} users at {1}/s start evenly")
  @CsvSource({"1, 1", "4, 0.5", "9, 3", "30, 7.3", "100, 1000", "3, 0.1", "50, 5"})
  void user_k_starts_at_k_over_the_rate(int users, double rate) {
    simulation.shape = new Ramp(users, rate);
    simulation.runTime = Optional.of(Duration.ofSeconds((long) (users / rate) + 2));
    simulation.play();
    List<Double> starts = simulation.diary.when("made");
    assertThat(starts).hasSize(users);
    for (int k = 0; k < users; k++) {
      assertThat(starts.get(k)).as("user %d", k).isCloseTo(k / rate, within(2e-9));
    }
  }

  @Test
  void users_who_would_start_after_the_end_do_not() {
    simulation.shape = new Ramp(100, 1);
    simulation.runTime = Optional.of(Duration.ofSeconds(10));
    simulation.play();
    assertThat(simulation.diary.count("made")).isEqualTo(10);
  }

  @Test
  void a_run_is_spawning_until_the_goal_is_reached() {
    simulation.shape = new Ramp(4, 1);
    simulation.play();
    assertThat(simulation.ticks.getFirst().state()).isEqualTo(RunState.SPAWNING);
    assertThat(simulation.ticks.get(3).state()).isEqualTo(RunState.RUNNING);
    assertThat(simulation.ticks).extracting(Tick::goal).containsOnly(4);
  }

  static class First extends ScriptedUser {
    First() throws Exception {
      note("first");
    }
  }

  @Weight(3)
  static class Second extends ScriptedUser {
    Second() throws Exception {
      note("second");
    }
  }

  @Test
  void classes_are_dealt_by_weight_smoothly() {
    simulation.classes(List.of(First.class, Second.class));
    simulation.shape = new Ramp(8, 4);
    simulation.play();
    assertThat(simulation.diary.who("first")).containsExactly(2, 6);
    assertThat(simulation.diary.who("second")).containsExactly(1, 3, 4, 5, 7, 8);
    assertThat(simulation.ticks.get(4).last().users()).isEqualTo(Map.of("First", 2, "Second", 6));
  }

  @Test
  void a_shape_that_goes_down_dismisses_the_last_to_come() {
    simulation.shape = steps(5, 2, 4);
    simulation.runTime = Optional.of(Duration.ofMillis(5_900));
    simulation.play();
    List<Integer> atTicks = simulation.ticks.stream().map(t -> t.last().userCount()).toList();
    assertThat(atTicks).startsWith(5).contains(2).containsSubsequence(5, 2, 4).endsWith(0);
    assertThat(simulation.diary.who("stop").subList(0, 3)).containsExactlyInAnyOrder(3, 4, 5);
    assertThat(simulation.diary.who("made")).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void the_number_of_a_user_who_left_is_never_used_again() {
    simulation.shape = steps(5, 1, 5, 1, 5);
    simulation.play();
    List<Integer> numbers = simulation.diary.who("made");
    assertThat(numbers).hasSize(13).hasSameSizeAs(new HashSet<>(numbers));
  }

  @Test
  void a_user_in_a_task_finishes_it_when_it_is_dismissed() {
    simulation.script.task = user -> user.work(Duration.ofSeconds(3));
    simulation.shape = steps(2, 1);
    simulation.play();
    assertThat(simulation.diary.when("stop").getFirst()).isEqualTo(3.0);
  }

  @Test
  void users_who_left_by_themselves_count_as_gone_when_the_shape_goes_down() {
    simulation.script.onStart =
        user -> {
          if (user.number() > 2) {
            throw new IllegalStateException("not today");
          }
        };
    simulation.shape = steps(5, 2);
    simulation.play();
    assertThat(simulation.ticks).extracting(t -> t.last().userCount()).startsWith(2, 2, 2, 2);
  }

  @Test
  void the_run_ends_when_the_shape_is_over() {
    simulation.runTime = Optional.empty();
    simulation.shape =
        elapsed -> elapsed < 3 * SECOND ? new Demand.Users(2, 2, 3 * SECOND) : new Demand.Over();
    RunResult result = simulation.play();
    assertThat(result.elapsed()).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3_005));
  }

  @Test
  void a_shape_that_fails_ends_the_run_in_order_and_its_failure_is_thrown_on() {
    simulation.shape =
        elapsed -> {
          if (elapsed >= 2 * SECOND) {
            throw new IllegalStateException("no shape");
          }
          return new Demand.Users(3, 3, 2 * SECOND);
        };
    Run run = simulation.run();
    assertThatThrownBy(run::play).hasMessage("no shape");
    assertThat(run.state()).isEqualTo(RunState.STOPPED);
    assertThat(simulation.diary.count("stop")).isEqualTo(3);
    assertThat(simulation.ticks.getLast().total().users()).isEmpty();
  }

  @Test
  void half_an_hour_is_played_second_by_second() {
    simulation.shape = new Ramp(20, 2);
    simulation.runTime = Optional.of(Duration.ofMinutes(30));
    simulation.play();
    assertThat(simulation.ticks.size()).isBetween(1_800, 1_801);
    assertThat(simulation.diary.count("task")).isGreaterThan(35_000);
  }

  @Test
  void a_plan_without_users_is_refused() {
    assertThatThrownBy(() ->
            new RunPlan(
                "run",
                new ArrayList<>(),
                new Ramp(1, 1),
                Optional.empty(),
                Duration.ZERO,
                1,
                Services.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a run needs at least one user class");
  }

  /** So many users, another number every two seconds. */
  private static Shape steps(int... counts) {
    return elapsed -> {
      long step = elapsed / (2 * SECOND);
      int count = counts[(int) Math.min(step, counts.length - 1)];
      return new Demand.Users(count, count, (step + 1) * (2 * SECOND));
    };
  }
}
