package dev.stampede.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.load.Demand;
import dev.stampede.load.Ramp;
import dev.stampede.load.Shape;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Row;
import dev.stampede.measure.Snapshot;
import dev.stampede.time.SimulatedTime;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;

/** What holds whatever the shape, the tasks, the failures and the moment of the stop. */
class RandomRunsTest {

  private static final Outcome[] OUTCOMES = {
    Outcome.SUCCESS, Outcome.SUCCESS, Outcome.SUCCESS, Outcome.THROTTLED, Outcome.TIMEOUT
  };

  @RepeatedTest(60)
  void nothing_is_lost_and_nothing_is_counted_twice() {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    Simulation simulation =
        new Simulation(random.nextBoolean() ? SimulatedTime.inTurn() : SimulatedTime.together());
    simulation.seed = random.nextLong();
    simulation.shape = shape(random);
    simulation.runTime =
        random.nextInt(4) == 0
            ? Optional.empty()
            : Optional.of(Duration.ofMillis(random.nextInt(1, 30_000)));
    simulation.stopTimeout = Duration.ofMillis(random.nextBoolean() ? 0 : random.nextInt(5_000));
    int longest = random.nextInt(1, 8_000);
    // Steps of 250 ms make moments coincide, which is where races are.
    int step = random.nextBoolean() ? 250 : 1;
    simulation.script.wait =
        (draws, taskTime) -> Duration.ofMillis((long) draws.nextInt(3_000 / step) * step);
    simulation.script.task =
        user -> {
          int calls = user.draws().nextInt(3);
          for (int i = 0; i < calls; i++) {
            Duration takes =
                Duration.ofMillis((long) user.draws().nextInt(longest / step + 1) * step);
            user.call(takes, OUTCOMES[user.draws().nextInt(OUTCOMES.length)]);
          }
          if (user.draws().nextInt(10) == 0) {
            throw new IllegalStateException("a mistake");
          }
          user.rest(Duration.ofMillis(step));
        };
    simulation.at(Duration.ofMillis((long) random.nextInt(1, 30_000) / step * step + 1), Run::stop);
    for (int edits = random.nextInt(4); edits > 0; edits--) {
      int users = random.nextInt(1, 60);
      double rate = random.nextDouble(0.5, 50);
      simulation.at(
          Duration.ofMillis((long) random.nextInt(1, 30_000) / step * step),
          run -> run.edit(users, rate));
    }

    RunResult result = simulation.play();

    Snapshot total = result.total();
    Row all = total.aggregated();
    assertThat(all.attempts()).as("seed %d: samples", seed).isEqualTo(simulation.samples.size());
    assertThat(total.started()).as("seed %d: started", seed).isEqualTo(all.attempts());
    assertThat(total.inFlight()).as("seed %d: in flight", seed).isZero();
    assertThat(total.users()).as("seed %d: users", seed).isEmpty();
    assertThat(result.abandoned()).as("seed %d: abandoned", seed).isZero();
    assertThat(result.broken()).as("seed %d: broken", seed).isEmpty();

    Diary diary = simulation.diary;
    assertThat(diary.who("stop"))
        .as("seed %d: who stops had started", seed)
        .containsExactlyInAnyOrderElementsOf(diary.who("start"));
    assertThat(diary.count("stop, interrupted")).as("seed %d", seed).isZero();
    assertThat(new HashSet<>(diary.who("made")))
        .as("seed %d: numbers", seed)
        .hasSameSizeAs(diary.who("made"));

    Map<Outcome, Long> byOutcome = new EnumMap<>(Outcome.class);
    simulation.samples.forEach(s -> byOutcome.merge(s.outcome(), 1L, Math::addExact));
    assertThat(all.outcomes()).as("seed %d: outcomes", seed).isEqualTo(byOutcome);
    assertThat(total.failures().total()).as("seed %d: failures", seed).isEqualTo(all.failures());

    Snapshot sum = Snapshot.empty(simulation.ticks.getFirst().last().fromMillis());
    for (Tick tick : List.copyOf(simulation.ticks)) {
      sum = sum.then(tick.last());
      assertThat(sum.started())
          .as("seed %d: the books at %s", seed, tick.elapsed())
          .isEqualTo(sum.aggregated().attempts() + tick.last().inFlight());
    }
    assertThat(sum).as("seed %d: the sum of all ticks", seed).isEqualTo(total);
  }

  private static Shape shape(SplittableRandom random) {
    if (random.nextBoolean()) {
      return new Ramp(random.nextInt(1, 60), random.nextDouble(0.5, 50));
    }
    long seed = random.nextLong();
    long over = random.nextLong(5, 40);
    long stage = Duration.ofMillis(random.nextBoolean() ? 500 : random.nextInt(1, 3_000)).toNanos();
    return elapsed -> {
      long n = elapsed / stage;
      if (n >= over) {
        return new Demand.Over();
      }
      int count = new SplittableRandom(seed + n).nextInt(0, 40);
      return new Demand.Users(count, count, (n + 1) * stage);
    };
  }
}
