package dev.stampede.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.load.Ramp;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Snapshot;
import dev.stampede.scenario.FixedCount;
import dev.stampede.scenario.Weight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Loads that change while they run, fixed counts, and statistics that begin anew. */
class EditTest {

  private final Simulation simulation = new Simulation();

  private List<Integer> usersEachSecond() {
    return simulation.ticks.stream().map(tick -> tick.last().userCount()).toList();
  }

  @Test
  void up_goes_at_the_new_rate_from_the_moment_of_the_edit() {
    simulation.shape = new Ramp(2, 100);
    simulation.at(Duration.ofMillis(2_400), run -> assertThat(run.edit(6, 2)).isTrue());
    simulation.play();
    assertThat(simulation.diary.when("made").subList(2, 6)).containsExactly(2.4, 2.9, 3.4, 3.9);
    assertThat(simulation.ticks.stream().map(Tick::state).limit(5))
        .containsExactly(
            RunState.RUNNING,
            RunState.RUNNING,
            RunState.SPAWNING,
            RunState.RUNNING,
            RunState.RUNNING);
    assertThat(simulation.ticks.get(4).goal()).isEqualTo(6);
  }

  @Weight(3)
  static class Often extends ScriptedUser {
    Often() throws Exception {}
  }

  static class Seldom extends ScriptedUser {
    Seldom() throws Exception {}
  }

  @Test
  void down_goes_at_the_rate_and_the_classes_keep_their_proportion() {
    simulation.classes(List.of(Often.class, Seldom.class));
    simulation.shape = new Ramp(12, 100);
    simulation.at(Duration.ofMillis(1_400), run -> run.edit(4, 4));
    simulation.at(Duration.ofMillis(5_400), run -> run.edit(8, 4));
    simulation.play();
    assertThat(simulation.ticks.get(0).last().users()).isEqualTo(Map.of("Often", 9, "Seldom", 3));
    assertThat(simulation.ticks.get(1).last().userCount()).isEqualTo(9);
    assertThat(simulation.ticks.get(4).last().users()).isEqualTo(Map.of("Often", 3, "Seldom", 1));
    assertThat(simulation.ticks.get(8).last().users()).isEqualTo(Map.of("Often", 6, "Seldom", 2));
  }

  @Test
  void the_last_of_several_edits_at_once_counts() {
    simulation.at(
        Duration.ofSeconds(2),
        run -> {
          run.edit(50, 1);
          run.edit(3, 100);
        });
    simulation.play();
    assertThat(simulation.diary.count("made")).isEqualTo(3);
  }

  @Test
  void an_edit_during_the_ramp_replaces_it() {
    simulation.shape = new Ramp(100, 2);
    simulation.at(Duration.ofMillis(1_750), run -> run.edit(1, 1));
    simulation.play();
    assertThat(simulation.diary.count("made")).isEqualTo(4);
    assertThat(usersEachSecond().get(6)).isEqualTo(1);
  }

  @Test
  void an_edit_does_not_move_the_end() {
    simulation.runTime = Optional.of(Duration.ofSeconds(5));
    simulation.at(Duration.ofSeconds(4), run -> run.edit(2, 1));
    assertThat(simulation.play().elapsed()).isLessThan(Duration.ofMillis(5_010));
  }

  @Test
  void before_the_start_and_after_the_end_there_is_nothing_to_edit() {
    Run run = simulation.run();
    assertThat(run.edit(3, 1)).isFalse();
    run.play();
    assertThat(run.edit(3, 1)).isFalse();
    assertThat(simulation.diary.count("made")).isEqualTo(1);
  }

  @Test
  void a_load_that_cannot_be_is_refused() {
    Run run = simulation.run();
    assertThatThrownBy(() -> run.edit(0, 1)).hasMessage("a ramp needs 1 user or more, not 0");
    assertThatThrownBy(() -> run.edit(1, 0)).hasMessage("a spawn rate must be above 0, not 0.0");
  }

  @FixedCount(2)
  static class Two extends ScriptedUser {
    Two() throws Exception {}
  }

  @FixedCount(1)
  static class One extends ScriptedUser {
    One() throws Exception {}
  }

  @Test
  void fixed_counts_are_started_first_and_go_last() {
    simulation.classes(List.of(Seldom.class, Two.class, One.class));
    simulation.shape = new Ramp(6, 1.1);
    simulation.runTime = Optional.of(Duration.ofSeconds(20));
    simulation.at(Duration.ofMillis(7_500), run -> run.edit(2, 10));
    simulation.play();
    List<Map<String, Integer>> each = new ArrayList<>();
    simulation.ticks.forEach(tick -> each.add(tick.last().users()));
    assertThat(each.subList(0, 5))
        .containsExactly(
            Map.of("Two", 1, "One", 1),
            Map.of("Two", 2, "One", 1),
            Map.of("Two", 2, "One", 1, "Seldom", 1),
            Map.of("Two", 2, "One", 1, "Seldom", 2),
            Map.of("Two", 2, "One", 1, "Seldom", 3));
    assertThat(each.get(9)).isEqualTo(Map.of("Two", 1, "One", 1));
  }

  @Test
  void where_all_counts_are_fixed_there_are_no_more_and_the_run_is_running() {
    simulation.classes(List.of(Two.class, One.class));
    simulation.shape = new Ramp(50, 100);
    simulation.play();
    assertThat(usersEachSecond()).startsWith(3, 3, 3);
    assertThat(simulation.ticks.getFirst().state()).isEqualTo(RunState.RUNNING);
    assertThat(simulation.ticks.getFirst().goal()).isEqualTo(3);
  }

  @Test
  void a_reset_begins_the_totals_anew_and_no_call_in_flight_is_lost() {
    simulation.shape = new Ramp(3, 100);
    simulation.script.task = user -> user.call(Duration.ofMillis(1_700), Outcome.SUCCESS);
    simulation.at(Duration.ofMillis(3_200), Run::reset);
    RunResult result = simulation.play();
    Tick before = simulation.ticks.get(3);
    Tick after = simulation.ticks.get(4);
    assertThat(before.epoch()).isZero();
    assertThat(after.epoch()).isEqualTo(1);
    assertThat(before.last().inFlight()).as("the case is worth a test").isPositive();
    assertThat(after.total().nanos()).isEqualTo(1_000_000_000L);
    assertThat(result.total().aggregated().attempts()).isLessThan(simulation.samples.size());
    Snapshot sum = Snapshot.empty(0);
    for (Tick tick : simulation.ticks) {
      sum = sum.then(tick.last());
      assertThat(tick.total().started())
          .as("the books at %s", tick.elapsed())
          .isEqualTo(tick.total().aggregated().attempts() + tick.total().inFlight());
    }
    assertThat(sum.aggregated().attempts()).isEqualTo(simulation.samples.size());
  }

  @Test
  void a_reset_in_the_last_second_comes_too_late_and_takes_nothing_away() {
    simulation.runTime = Optional.of(Duration.ofMillis(4_500));
    simulation.script.task = user -> user.call(Duration.ofMillis(200), Outcome.SUCCESS);
    simulation.at(Duration.ofMillis(4_300), Run::reset);
    assertThat(simulation.play().total().aggregated().attempts())
        .isEqualTo(simulation.samples.size());
  }

  @Test
  void reset_stats_begins_them_when_the_spawning_is_complete_and_again_after_an_edit() {
    simulation.shape = new Ramp(3, 1.1);
    simulation.resetStats = true;
    simulation.at(Duration.ofMillis(5_400), run -> run.edit(5, 2));
    simulation.play();
    assertThat(simulation.ticks.stream().map(Tick::epoch).limit(9))
        .containsExactly(0, 0, 1, 1, 1, 1, 2, 2, 2);
  }
}
