package dev.stampede.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.load.Ramp;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Snapshot;
import dev.stampede.time.SimulatedTime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TickTest {

  private final Simulation simulation = new Simulation();

  @Test
  void there_is_a_tick_each_second_and_a_last_one_at_the_end() {
    simulation.runTime = Optional.of(Duration.ofMillis(4_300));
    simulation.script.task = user -> user.call(Duration.ofMillis(100), Outcome.SUCCESS);
    simulation.play();
    assertThat(simulation.ticks).hasSize(5);
    assertThat(simulation.ticks.subList(0, 4).stream().map(t -> t.elapsed().toMillis()))
        .containsExactly(1_000L, 2_000L, 3_000L, 4_000L);
    assertThat(simulation.ticks.getLast().elapsed())
        .isBetween(Duration.ofMillis(4_300), Duration.ofMillis(4_305));
    assertThat(simulation.ticks.getFirst().last().nanos()).isEqualTo(1_000_000_000L);
    assertThat(simulation.ticks.getFirst().last().toMillis())
        .isEqualTo(simulation.ticks.get(1).last().fromMillis());
  }

  @Test
  void the_sum_of_all_ticks_is_the_total() {
    simulation.shape = new Ramp(7, 2);
    simulation.script.task =
        user ->
            user.call(
                Duration.ofMillis(user.draws().nextInt(2_000)),
                user.draws().nextInt(3) == 0 ? Outcome.THROTTLED : Outcome.SUCCESS);
    RunResult result = simulation.play();
    Snapshot sum = Snapshot.empty(simulation.ticks.getFirst().last().fromMillis());
    for (Tick tick : simulation.ticks) {
      sum = sum.then(tick.last());
      assertThat(tick.total()).isEqualTo(sum);
      assertThat(sum.started()).isEqualTo(sum.aggregated().attempts() + sum.inFlight());
    }
    assertThat(result.total()).isEqualTo(sum);
    assertThat(sum.aggregated().attempts()).isEqualTo(simulation.samples.size());
  }

  @Test
  void users_are_counted_by_class_at_each_tick() {
    simulation.shape = new Ramp(5, 2);
    simulation.play();
    assertThat(simulation.ticks).extracting(t -> t.last().userCount()).startsWith(2, 4, 5, 5);
    assertThat(simulation.ticks.get(3).last().users()).isEqualTo(Map.of("ScriptedUser", 5));
    assertThat(simulation.ticks.getLast().last().users()).isEmpty();
  }

  @Test
  void a_listener_that_throws_does_not_stop_the_run() {
    simulation.script.task = user -> user.call(Duration.ofMillis(100), Outcome.SUCCESS);
    simulation.listener =
        tick -> {
          if (tick.elapsed().toSeconds() % 2 == 0) {
            throw new IllegalStateException("disk full");
          }
          throw new NoClassDefFoundError("a jar is gone");
        };
    RunResult result = simulation.play();
    assertThat(simulation.ticks.size()).isBetween(10, 11);
    assertThat(result.total().aggregated().attempts()).isEqualTo(simulation.samples.size());
  }

  @Test
  void seconds_that_a_slow_listener_missed_go_into_one_interval_and_nobody_woke_late() {
    SimulatedTime time = simulation.time;
    simulation.runTime = Optional.of(Duration.ofMillis(6_500));
    simulation.listener =
        tick -> {
          if (tick.elapsed().toSeconds() == 2) {
            sleep(time, Duration.ofMillis(2_300));
          }
        };
    RunResult result = simulation.play();
    assertThat(simulation.ticks.stream().map(t -> t.elapsed().toMillis()).limit(4))
        .containsExactly(1_000L, 2_000L, 5_000L, 6_000L);
    assertThat(result.total().generator().lateness().maxMillis()).isZero();
  }

  @Test
  void the_machine_is_read_each_second() {
    AtomicLong cpu = new AtomicLong(500);
    AtomicLong gc = new AtomicLong(70);
    simulation.machine =
        new Machine() {
          @Override
          public long cpuNanos() {
            return cpu.addAndGet(1_000_000_000L);
          }

          @Override
          public int processors() {
            return 2;
          }

          @Override
          public long gcPauseNanos() {
            return gc.addAndGet(3_000_000L);
          }
        };
    simulation.play();
    Snapshot first = simulation.ticks.getFirst().last();
    assertThat(first.generator().cpuShare()).isEqualTo(0.5);
    assertThat(first.generator().gcPauseNanos()).isEqualTo(3_000_000L);
  }

  @Test
  void this_process_can_be_read() {
    Machine machine = Machine.thisProcess();
    assertThat(machine.cpuNanos()).isPositive();
    assertThat(machine.processors()).isPositive();
    assertThat(machine.gcPauseNanos()).isNotNegative();
  }

  private static void sleep(SimulatedTime time, Duration how) {
    try {
      time.sleepUntil(time.nanoTime() + how.toNanos());
    } catch (InterruptedException e) {
      throw new AssertionError("a listener is never interrupted", e);
    }
  }
}
