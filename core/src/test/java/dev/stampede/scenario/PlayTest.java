package dev.stampede.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.measure.Recorder;
import dev.stampede.time.SimulatedTime;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlayTest {

  private final SimulatedTime time = SimulatedTime.inTurn();
  private final Play play =
      new Play(
          "run-1",
          "Customer",
          7,
          new SplittableRandom(1),
          time,
          Recorder.create(time),
          Services.none().with(String.class, "a service"));

  @Test
  void outside_a_run_there_is_no_user_to_play() {
    assertThatThrownBy(Play::current)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "agents, waits and draws belong to a user: use them in a User class's fields and"
                + " methods, on the user's own thread");
  }

  @Test
  void inside_it_is_the_threads_own() {
    play.run(() -> assertThat(Play.current()).isSameAs(play));
    assertThatThrownBy(Play::current).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void without_a_wait_a_call_is_planned_for_now() {
    assertThat(play.takePlanned()).isEqualTo(time.nanoTime());
  }

  @Test
  void the_first_call_after_a_wait_was_planned_earlier_by_as_much_as_the_thread_woke_late() {
    play.plan(time.nanoTime() - 500);
    assertThat(play.takePlanned()).isEqualTo(time.nanoTime() - 500);
    assertThat(play.takePlanned()).isEqualTo(time.nanoTime());
  }

  @Test
  void what_a_user_does_itself_before_it_calls_was_planned_too() throws Exception {
    play.plan(time.nanoTime() - 500);
    time.sleepUntil(time.nanoTime() + 7_000);
    assertThat(play.takePlanned()).isEqualTo(time.nanoTime() - 500);
  }

  @Test
  void the_last_wait_counts() throws Exception {
    play.pause(Duration.ofSeconds(2));
    play.pause(Duration.ofSeconds(3));
    assertThat(play.takePlanned()).isEqualTo(time.nanoTime());
  }

  @Test
  void nothing_is_planned_later_than_now() {
    play.plan(time.nanoTime() + 99);
    assertThat(play.takePlanned()).isEqualTo(time.nanoTime());
  }

  @Test
  void an_interrupt_ends_a_pause_and_stays_for_whoever_looks() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> play.pause(Duration.ofSeconds(2))).isInstanceOf(UserStopped.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(time.elapsed()).isZero();
  }

  @Test
  void numbers_count_from_one() {
    assertThat(play.nextNumber()).isEqualTo(1);
    assertThat(play.nextNumber()).isEqualTo(2);
  }

  @Test
  void a_service_is_found_by_its_type() {
    assertThat(play.services().get(String.class)).isEqualTo("a service");
    assertThatThrownBy(() -> play.services().get(Integer.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this run offers no Integer");
  }
}
