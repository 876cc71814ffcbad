package dev.stampede.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.load.Ramp;
import dev.stampede.scenario.WaitTime;
import dev.stampede.time.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One seed decides every random draw of every user, however their threads take turns. */
class SeedTest {

  @Test
  void the_same_seed_gives_every_user_the_same_draws_whatever_the_threads_do() {
    SortedMap<Integer, List<Long>> one = draws(SimulatedTime.inTurn(), 42);
    assertThat(draws(SimulatedTime.inTurn(), 42)).isEqualTo(one);
    assertThat(draws(SimulatedTime.together(), 42)).isEqualTo(one);
  }

  @Test
  void another_seed_gives_other_draws() {
    SortedMap<Integer, List<Long>> one = draws(SimulatedTime.inTurn(), 42);
    SortedMap<Integer, List<Long>> other = draws(SimulatedTime.inTurn(), 43);
    assertThat(other.keySet()).isEqualTo(one.keySet());
    one.forEach((user, drawn) -> assertThat(other.get(user)).isNotEqualTo(drawn));
  }

  @Test
  void no_two_users_draw_alike() {
    SortedMap<Integer, List<Long>> draws = draws(SimulatedTime.inTurn(), 42);
    assertThat(draws).hasSize(8);
    assertThat(draws.values()).doesNotHaveDuplicates();
  }

  private static SortedMap<Integer, List<Long>> draws(SimulatedTime time, long seed) {
    Simulation simulation = new Simulation(time);
    simulation.seed = seed;
    simulation.shape = new Ramp(8, 1_000_000_000);
    SortedMap<Integer, List<Long>> draws = new TreeMap<>();
    simulation.script.wait = WaitTime.between(Duration.ofMillis(1), Duration.ofSeconds(1));
    simulation.script.task =
        user -> {
          synchronized (draws) {
            draws
                .computeIfAbsent(user.number(), n -> new ArrayList<>())
                .add(user.draws().nextLong());
          }
        };
    simulation.play();
    draws.replaceAll((user, drawn) -> drawn.subList(0, 10));
    return draws;
  }
}
