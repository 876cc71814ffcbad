package dev.stampede.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.load.Ramp;
import dev.stampede.measure.Outcome;
import dev.stampede.scenario.ScenarioException;
import dev.stampede.scenario.WaitTime;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a run ends, and what becomes of its users. */
class EndingTest {

  private static final Duration LOOK = Duration.ofMillis(5);

  private final Simulation simulation = new Simulation();

  @Test
  void the_run_time_ends_exactly() {
    simulation.runTime = Optional.of(Duration.ofMillis(7_250));
    simulation.script.wait = WaitTime.constant(Duration.ofMillis(250));
    RunResult result = simulation.play();
    assertThat(simulation.diary.when("stop")).containsExactly(7.25);
    assertThat(simulation.diary.when("task").getLast()).isEqualTo(7.0);
    assertThat(result.elapsed())
        .isBetween(Duration.ofMillis(7_250), Duration.ofMillis(7_250).plus(LOOK));
    assertThat(result.abandoned()).isZero();
    assertThat(result.broken()).isEmpty();
  }

  @Test
  void users_who_wait_leave_at_once_however_long_the_stop_timeout() {
    simulation.shape = new Ramp(5, 5);
    simulation.script.wait = WaitTime.constant(Duration.ofHours(1));
    simulation.stopTimeout = Duration.ofHours(1);
    RunResult result = simulation.play();
    assertThat(simulation.diary.when("stop")).hasSize(5).containsOnly(10.0);
    assertThat(result.elapsed()).isLessThanOrEqualTo(Duration.ofSeconds(10).plus(LOOK));
  }

  @Test
  void without_a_stop_timeout_users_in_a_task_are_cut_off_and_their_call_is_interrupted() {
    simulation.script.task = user -> user.call(Duration.ofSeconds(7), Outcome.SUCCESS);
    RunResult result = simulation.play();
    assertThat(result.total().aggregated().outcomes())
        .containsOnly(Map.entry(Outcome.SUCCESS, 1L), Map.entry(Outcome.INTERRUPTED, 1L));
    assertThat(simulation.samples.getLast().serviceTime()).isEqualTo(2_000_000_000L);
    assertThat(simulation.diary.when("stop")).containsExactly(10.0);
    assertThat(result.total().inFlight()).isZero();
    assertThat(result.total().mishaps().total()).isZero();
  }

  @Test
  void within_the_stop_timeout_users_finish_their_task_and_begin_no_other() {
    simulation.script.task = user -> user.call(Duration.ofSeconds(7), Outcome.SUCCESS);
    simulation.stopTimeout = Duration.ofSeconds(20);
    RunResult result = simulation.play();
    assertThat(result.total().aggregated().successes()).isEqualTo(2);
    assertThat(result.total().aggregated().interrupted()).isZero();
    assertThat(simulation.diary.when("stop")).containsExactly(15.0);
    assertThat(simulation.diary.count("task")).isEqualTo(2);
    assertThat(result.elapsed())
        .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(15).plus(LOOK));
  }

  @Test
  void who_has_not_finished_when_the_stop_timeout_is_over_is_cut_off() {
    simulation.script.task = user -> user.call(Duration.ofSeconds(40), Outcome.SUCCESS);
    simulation.stopTimeout = Duration.ofSeconds(20);
    RunResult result = simulation.play();
    assertThat(simulation.diary.when("stop")).containsExactly(30.0);
    assertThat(result.total().aggregated().interrupted()).isEqualTo(1);
  }

  @Test
  void onStart_and_onStop_are_called_once_each_and_onStop_never_with_an_interrupt_pending() {
    simulation.shape = new Ramp(6, 1);
    simulation.script.task =
        user -> {
          if (user.number() % 2 == 0) {
            user.workDeaf(Duration.ofSeconds(3));
          } else {
            user.work(Duration.ofSeconds(3));
          }
        };
    simulation.play();
    assertThat(simulation.diary.who("start")).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(simulation.diary.who("stop")).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
    assertThat(simulation.diary.count("stop, interrupted")).isZero();
    assertThat(simulation.diary.count("deaf")).as("some were cut off").isPositive();
  }

  @Test
  void onStop_may_take_its_time_after_the_cut() {
    simulation.script.task = user -> user.work(Duration.ofSeconds(60));
    simulation.script.onStop =
        user -> {
          user.work(Duration.ofSeconds(9));
          user.note("logged out");
        };
    RunResult result = simulation.play();
    assertThat(simulation.diary.when("logged out")).containsExactly(19.0);
    assertThat(result.abandoned()).isZero();
  }

  @Test
  void onStop_is_hurried_when_the_farewell_is_over() {
    simulation.script.onStop =
        user -> {
          try {
            user.work(Duration.ofHours(1));
          } catch (InterruptedException e) {
            user.note("hurried");
          }
        };
    RunResult result = simulation.play();
    assertThat(simulation.diary.when("hurried")).containsExactly(20.0);
    assertThat(result.abandoned()).isZero();
  }

  @Test
  void a_user_who_swallows_every_interrupt_is_abandoned_and_counted_and_the_run_still_ends() {
    simulation.shape = new Ramp(3, 3);
    simulation.script.task =
        user -> {
          if (user.number() == 2) {
            user.workDeaf(Duration.ofHours(1));
          }
        };
    RunResult result = simulation.play();
    assertThat(result.abandoned()).isEqualTo(1);
    assertThat(result.elapsed())
        .isBetween(Duration.ofSeconds(22), Duration.ofSeconds(22).plus(LOOK.multipliedBy(3)));
    assertThat(result.total().userCount()).isEqualTo(1);
    assertThat(simulation.diary.who("stop")).containsExactlyInAnyOrder(1, 3);
  }

  @Test
  void a_run_that_is_stopped_before_it_is_played_starts_nobody() {
    Run run = simulation.run();
    run.stop();
    RunResult result = run.play();
    assertThat(simulation.diary.entries()).isEmpty();
    assertThat(result.elapsed()).isZero();
    assertThat(simulation.ticks).hasSize(1);
    assertThat(run.state()).isEqualTo(RunState.STOPPED);
  }

  @Test
  void stop_during_the_ramp_starts_nobody_else() {
    simulation.shape = new Ramp(100, 2);
    simulation.at(Duration.ofMillis(1_750), Run::stop);
    simulation.play();
    assertThat(simulation.diary.count("made")).isEqualTo(4);
    assertThat(simulation.diary.when("stop")).hasSize(4).containsOnly(1.75);
  }

  @Test
  void stop_from_inside_a_task_ends_the_run() {
    Run[] run = new Run[1];
    simulation.script.task =
        user -> {
          user.work(Duration.ofMillis(2_500));
          run[0].stop();
        };
    run[0] = simulation.run();
    RunResult result = run[0].play();
    assertThat(result.elapsed())
        .isBetween(Duration.ofMillis(2_500), Duration.ofMillis(2_500).plus(LOOK));
    assertThat(simulation.diary.count("stop")).isEqualTo(1);
  }

  @Test
  void stop_may_be_called_again_and_changes_nothing() {
    simulation.script.task = user -> user.call(Duration.ofSeconds(6), Outcome.SUCCESS);
    simulation.stopTimeout = Duration.ofSeconds(20);
    for (int second = 2; second < 8; second++) {
      simulation.at(Duration.ofSeconds(second), Run::stop);
    }
    RunResult result = simulation.play();
    assertThat(simulation.diary.when("stop")).containsExactly(6.0);
    assertThat(result.total().aggregated().successes()).isEqualTo(1);
  }

  @Test
  void without_a_run_time_the_run_goes_on_until_stop() {
    simulation.runTime = Optional.empty();
    simulation.at(Duration.ofMinutes(90), Run::stop);
    RunResult result = simulation.play();
    assertThat(result.elapsed())
        .isBetween(Duration.ofMinutes(90), Duration.ofMinutes(90).plus(LOOK));
  }

  @Test
  void interrupting_the_playing_thread_is_stop_and_again_is_less_gentle() {
    Thread playing = Thread.currentThread();
    simulation.script.task = user -> user.call(Duration.ofHours(1), Outcome.SUCCESS);
    simulation.stopTimeout = Duration.ofHours(1);
    simulation.at(Duration.ofSeconds(3), run -> playing.interrupt());
    simulation.at(Duration.ofSeconds(5), run -> playing.interrupt());
    RunResult result = simulation.play();
    assertThat(Thread.interrupted()).as("handed on to the caller").isTrue();
    assertThat(simulation.diary.when("stop")).containsExactly(5.0);
    assertThat(result.total().aggregated().interrupted()).isEqualTo(1);
    assertThat(result.total().inFlight()).isZero();
  }

  @Test
  void a_user_that_cannot_be_made_ends_the_run_and_says_why() {
    simulation.shape = new Ramp(5, 1);
    simulation.script.making =
        user -> {
          if (user.number() == 3) {
            throw new IllegalStateException("no such agent");
          }
        };
    RunResult result = simulation.play();
    assertThat(result.broken())
        .get()
        .extracting(ScenarioException::getMessage)
        .isEqualTo("a ScriptedUser cannot be made: no such agent");
    assertThat(simulation.diary.when("stop")).hasSize(2).containsOnly(2.0);
    assertThat(simulation.diary.who("start")).containsExactly(1, 2);
    assertThat(simulation.diary.count("made")).isEqualTo(3);
  }

  @Test
  void what_a_scenario_exception_says_is_said_as_it_is() {
    simulation.script.making =
        user -> {
          throw new ScenarioException("there is no agent 'supervizor'; is it 'supervisor'?");
        };
    assertThat(simulation.play().broken())
        .get()
        .extracting(ScenarioException::getMessage)
        .isEqualTo("there is no agent 'supervizor'; is it 'supervisor'?");
  }

  static class BadStatic extends ScriptedUser {
    static final int ONE = Integer.parseInt("one");

    BadStatic() throws Exception {}
  }

  @Test
  void a_static_initialiser_that_fails_says_why() {
    simulation.classes(Collections.singletonList(BadStatic.class));
    simulation.shape = new Ramp(1, 1);
    assertThat(simulation.play().broken())
        .get()
        .extracting(ScenarioException::getMessage)
        .isEqualTo("a BadStatic cannot be made: For input string: \"one\"");
  }

  @Test
  void a_user_cut_off_while_it_is_made_breaks_nothing() {
    simulation.script.making = user -> user.work(Duration.ofSeconds(30));
    RunResult result = simulation.play();
    assertThat(result.broken()).isEmpty();
    assertThat(result.total().mishaps().total()).isZero();
    assertThat(simulation.diary.count("start")).isZero();
    assertThat(simulation.diary.count("stop")).isZero();
  }

  @Test
  void a_user_asked_to_go_while_it_is_made_does_not_begin() {
    simulation.script.making = user -> user.work(Duration.ofSeconds(15));
    simulation.stopTimeout = Duration.ofSeconds(20);
    simulation.play();
    assertThat(simulation.diary.count("start")).isZero();
    assertThat(simulation.diary.count("stop")).isZero();
  }
}
