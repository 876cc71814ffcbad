package dev.stampede.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.load.Demand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunStateTest {

  @ParameterizedTest(name = "{0} may become {1}: {2}")
  @CsvSource(
      textBlock =
          """
          READY,    READY,    false
          READY,    SPAWNING, true
          READY,    RUNNING,  false
          READY,    STOPPING, false
          READY,    STOPPED,  false
          SPAWNING, READY,    false
          SPAWNING, SPAWNING, false
          SPAWNING, RUNNING,  true
          SPAWNING, STOPPING, true
          SPAWNING, STOPPED,  false
          RUNNING,  READY,    false
          RUNNING,  SPAWNING, true
          RUNNING,  RUNNING,  false
          RUNNING,  STOPPING, true
          RUNNING,  STOPPED,  false
          STOPPING, READY,    false
          STOPPING, SPAWNING, false
          STOPPING, RUNNING,  false
          STOPPING, STOPPING, false
          STOPPING, STOPPED,  true
          STOPPED,  READY,    false
          STOPPED,  SPAWNING, false
          STOPPED,  RUNNING,  false
          STOPPED,  STOPPING, false
          STOPPED,  STOPPED,  false
          """)
  void the_table_of_moves(RunState from, RunState to, boolean allowed) {
    assertThat(from.next().contains(to)).isEqualTo(allowed);
  }

  @Test
  void a_run_goes_through_its_states_in_order() {
    Simulation simulation = new Simulation();
    simulation.shape =
        elapsed -> {
          long second = elapsed / 1_000_000_000L;
          int goal = second < 4 ? 3 : 1;
          int count = second < 4 ? (int) Math.min(3, second + 1) : 1;
          return new Demand.Users(count, goal, (second + 1) * 1_000_000_000L);
        };
    List<RunState> seen = new ArrayList<>();
    Run run = simulation.run();
    simulation.listener = tick -> seen.add(tick.state());
    seen.add(run.state());
    run.play();
    seen.add(run.state());
    assertThat(seen.stream().distinct())
        .containsExactly(
            RunState.READY,
            RunState.SPAWNING,
            RunState.RUNNING,
            RunState.STOPPING,
            RunState.STOPPED);
  }

  @Test
  void a_run_is_spawning_again_when_the_shape_leads_elsewhere() {
    Simulation simulation = new Simulation();
    simulation.shape =
        elapsed ->
            switch ((int) (elapsed / 1_000_000_000L)) {
              case 0, 1 -> new Demand.Users(1, 1, 2_000_000_000L);
              case 2, 3 -> new Demand.Users(2, 4, 4_000_000_000L);
              default -> new Demand.Users(4, 4, Demand.FOREVER);
            };
    simulation.runTime = Optional.of(Duration.ofMillis(6_500));
    simulation.play();
    assertThat(simulation.ticks.stream().map(Tick::state))
        .startsWith(RunState.RUNNING)
        .contains(RunState.SPAWNING)
        .endsWith(RunState.RUNNING, RunState.STOPPING)
        .hasSize(7);
  }

  @Test
  void a_run_is_played_once() {
    Run run = new Simulation().run();
    run.play();
    assertThatThrownBy(run::play)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a run is played once, and this one is stopped");
  }

  @Test
  void a_run_that_is_being_played_cannot_be_played_again() {
    Simulation simulation = new Simulation();
    AtomicReference<Throwable> refused = new AtomicReference<>();
    simulation.at(
        Duration.ofMillis(500),
        run -> {
          try {
            run.play();
          } catch (IllegalStateException e) {
            refused.set(e);
          }
        });
    simulation.play();
    assertThat(refused.get()).hasMessage("a run is played once, and this one is running");
  }

  @Test
  void whoever_waits_for_the_end_is_told() throws Exception {
    Run run = new Simulation().run();
    run.play();
    run.awaitEnd();
    assertThat(run.state()).isEqualTo(RunState.STOPPED);
  }
}
