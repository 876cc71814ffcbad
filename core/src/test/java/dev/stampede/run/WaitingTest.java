package dev.stampede.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.measure.Outcome;
import dev.stampede.scenario.WaitTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Waits, as they show in the moments at which tasks start. */
class WaitingTest {

  private final Simulation simulation = new Simulation();

  @Test
  void a_constant_wait_follows_the_end_of_the_task() {
    simulation.script.wait = WaitTime.constant(Duration.ofSeconds(2));
    simulation.script.task = user -> user.work(Duration.ofMillis(500));
    simulation.play();
    assertThat(simulation.diary.when("task")).containsExactly(0.0, 2.5, 5.0, 7.5);
  }

  @Test
  void pacing_begins_a_task_every_period_however_long_it_took() {
    simulation.script.wait = WaitTime.pacing(Duration.ofSeconds(2));
    simulation.script.task = user -> user.work(Duration.ofMillis(user.draws().nextInt(100, 1_900)));
    simulation.play();
    assertThat(simulation.diary.when("task")).containsExactly(0.0, 2.0, 4.0, 6.0, 8.0);
  }

  @Test
  void pacing_begins_at_once_where_the_task_took_longer_than_the_period() {
    simulation.script.wait = WaitTime.pacing(Duration.ofSeconds(2));
    simulation.script.task = user -> user.work(Duration.ofSeconds(3));
    simulation.play();
    assertThat(simulation.diary.when("task")).containsExactly(0.0, 3.0, 6.0, 9.0);
  }

  @Test
  void throughput_is_pacing_said_per_second() {
    simulation.script.wait = WaitTime.throughput(0.5);
    simulation.script.task = user -> user.work(Duration.ofSeconds(1));
    simulation.play();
    assertThat(simulation.diary.when("task")).containsExactly(0.0, 2.0, 4.0, 6.0, 8.0);
  }

  @Test
  void a_wait_between_two_times_is_uniform_and_within_them() {
    simulation.script.wait = WaitTime.between(Duration.ofSeconds(1), Duration.ofSeconds(5));
    simulation.runTime = Optional.of(Duration.ofHours(3));
    simulation.play();
    List<Double> waits = gaps(simulation.diary.when("task"));
    assertThat(waits).hasSizeGreaterThan(3_000).allSatisfy(w -> assertThat(w).isBetween(1.0, 5.0));
    double mean = waits.stream().mapToDouble(w -> w).average().orElseThrow();
    assertThat(mean).isCloseTo(3.0, within(0.1));
    assertThat(waits.stream().filter(w -> w < 2).count() / (double) waits.size())
        .isCloseTo(0.25, within(0.03));
  }

  @Test
  void a_wait_of_ones_own_is_told_how_long_the_task_took() {
    List<Duration> told = new ArrayList<>();
    simulation.script.wait =
        (random, taskTime) -> {
          told.add(taskTime);
          return taskTime.multipliedBy(2);
        };
    simulation.script.task = user -> user.work(Duration.ofSeconds(1));
    simulation.play();
    assertThat(simulation.diary.when("task")).containsExactly(0.0, 3.0, 6.0, 9.0);
    assertThat(told).containsOnly(Duration.ofSeconds(1));
  }

  @Test
  void a_negative_wait_of_ones_own_is_none() {
    simulation.script.wait = (random, taskTime) -> Duration.ofSeconds(-5);
    simulation.script.task = user -> user.work(Duration.ofSeconds(4));
    simulation.play();
    assertThat(simulation.diary.when("task")).containsExactly(0.0, 4.0, 8.0);
  }

  @Test
  void a_wait_that_fails_is_counted_and_a_second_is_waited_instead() {
    simulation.script.wait =
        (random, taskTime) -> {
          throw new IllegalArgumentException("no wait");
        };
    RunResult result = simulation.play();
    assertThat(gaps(simulation.diary.when("task"))).containsOnly(1.0);
    assertThat(result.total().mishaps().total()).isEqualTo(10);
    assertThat(result.total().mishaps().top().firstKey().message())
        .isEqualTo("java.lang.IllegalArgumentException: no wait");
  }

  @Test
  void a_wait_of_a_thousand_years_lasts_to_the_end() {
    simulation.script.wait = WaitTime.constant(Duration.ofDays(365_000));
    RunResult result = simulation.play();
    assertThat(simulation.diary.count("task")).isEqualTo(1);
    assertThat(result.total().mishaps().total()).isZero();
  }

  @Test
  void what_a_task_does_of_its_own_before_a_call_is_no_delay_of_the_generators() {
    simulation.script.task =
        user -> {
          user.work(Duration.ofMillis(100));
          user.call(Duration.ofMillis(10), Outcome.SUCCESS);
          user.call(Duration.ofMillis(10), Outcome.SUCCESS);
        };
    simulation.script.wait = WaitTime.constant(Duration.ofSeconds(20));
    simulation.runTime = Optional.of(Duration.ofSeconds(22));
    simulation.play();
    assertThat(simulation.samples).hasSize(4);
    assertThat(simulation.samples).allSatisfy(s -> assertThat(s.generatorDelay()).isZero());
  }

  @Test
  void a_pause_within_a_task_plans_the_call_after_it() {
    simulation.script.task =
        user -> {
          user.rest(Duration.ofSeconds(1));
          user.call(Duration.ofMillis(10), Outcome.SUCCESS);
        };
    simulation.play();
    assertThat(simulation.samples).allSatisfy(s -> assertThat(s.generatorDelay()).isZero());
    assertThat(simulation.diary.when("task done").getFirst()).isEqualTo(1.01);
  }

  @Test
  void lateness_is_counted_for_each_wait_and_tick_that_really_waited() {
    simulation.script.wait = WaitTime.constant(Duration.ZERO);
    simulation.script.task = user -> user.work(Duration.ofMillis(100));
    simulation.runTime = Optional.of(Duration.ofMillis(5_500));
    RunResult result = simulation.play();
    assertThat(result.total().generator().lateness().count()).as("five ticks").isEqualTo(5);
  }

  private static List<Double> gaps(List<Double> moments) {
    List<Double> gaps = new ArrayList<>();
    for (int i = 1; i < moments.size(); i++) {
      gaps.add(Math.round((moments.get(i) - moments.get(i - 1)) * 1e6) / 1e6);
    }
    return gaps;
  }
}
