package dev.stampede.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.measure.Frequent;
import dev.stampede.measure.Mishap;
import dev.stampede.scenario.UserStopped;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of the exceptions that a scenario's own code throws. */
class MishapTest {

  private final Simulation simulation = new Simulation();

  @Test
  void an_exception_in_a_task_is_counted_and_the_user_goes_on() {
    simulation.script.task = user -> failDeep(user.number());
    Frequent<Mishap> mishaps = simulation.play().total().mishaps();
    assertThat(simulation.diary.count("task")).isEqualTo(10);
    assertThat(mishaps.total()).isEqualTo(10);
    assertThat(mishaps.top()).hasSize(1);
    Mishap mishap = mishaps.top().firstKey();
    assertThat(mishap.message()).isEqualTo("java.lang.IllegalStateException: user 1 is lost");
    assertThat(mishaps.top().values())
        .allSatisfy(s -> assertThat(s.lastMillis() - s.firstMillis()).isEqualTo(9_000));
  }

  @Test
  void a_traceback_ends_at_the_scenarios_frames() {
    simulation.script.task = user -> failDeep(user.number());
    Mishap mishap = simulation.play().total().mishaps().top().firstKey();
    assertThat(mishap.traceback().lines().map(l -> l.replaceAll("\\(.*|/0x.*", "").strip()))
        .satisfies(lines -> {
          assertThat(lines.getFirst()).isEqualTo("java.lang.IllegalStateException: user 1 is lost");
          assertThat(lines.get(1)).endsWith("MishapTest.failDeep");
          assertThat(lines.getLast()).endsWith("ScriptedUser.acts");
        });
  }

  @Test
  void a_traceback_names_causes_and_hides_the_engine() {
    simulation.script.onStart =
        user -> {
          throw new IllegalStateException("no login", new IOException("no route"));
        };
    Mishap mishap = simulation.play().total().mishaps().top().firstKey();
    assertThat(mishap.traceback())
        .contains("Caused by: java.io.IOException: no route")
        .doesNotContain("UserLife", "UserClass", "java.lang.invoke");
    assertThat(mishap.traceback().lines().toList().getLast()).contains("ScriptedUser.onStart");
  }

  @Test
  void a_very_deep_stack_is_cut_short() {
    simulation.script.task = user -> overflow(0);
    Mishap mishap = simulation.play().total().mishaps().top().firstKey();
    assertThat(mishap.message()).isEqualTo("java.lang.StackOverflowError");
    assertThat(mishap.traceback().lines().count()).isEqualTo(21);
  }

  @Test
  void a_user_whose_onStart_fails_does_nothing_more_than_stop() {
    simulation.script.onStart =
        user -> {
          throw new IllegalStateException("no login");
        };
    RunResult result = simulation.play();
    assertThat(simulation.diary.count("task")).isZero();
    assertThat(simulation.diary.when("stop")).containsExactly(0.0);
    assertThat(result.total().mishaps().total()).isEqualTo(1);
    assertThat(result.broken()).isEmpty();
  }

  @Test
  void an_exception_in_onStop_is_counted_even_after_the_cut() {
    simulation.script.task = user -> user.work(Duration.ofHours(1));
    simulation.script.onStop =
        user -> {
          throw new IllegalStateException("no logout");
        };
    assertThat(simulation.play().total().mishaps().top().firstKey().message())
        .isEqualTo("java.lang.IllegalStateException: no logout");
  }

  /** What libraries make of an interrupt. */
  static List<Exception> interrupts() {
    return List.of(
        new InterruptedException(),
        new UserStopped(),
        new IllegalStateException(new InterruptedException()),
        new SocketException("Closed by interrupt"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("interrupts")
  void what_a_task_throws_because_the_test_ends_is_no_mishap(Exception library) {
    simulation.script.task =
        user -> {
          try {
            user.work(Duration.ofHours(1));
          } catch (InterruptedException e) {
            throw library;
          }
        };
    RunResult result = simulation.play();
    assertThat(result.total().mishaps().total()).isZero();
    assertThat(simulation.diary.count("stop")).isEqualTo(1);
  }

  @Test
  void the_same_in_the_middle_of_the_test_is_one() {
    simulation.script.task =
        user -> {
          throw new InterruptedException("by itself");
        };
    assertThat(simulation.play().total().mishaps().total()).isEqualTo(10);
  }

  @Test
  void an_interrupt_that_a_task_leaves_behind_ends_neither_its_wait_nor_its_user() {
    simulation.script.task = user -> Thread.currentThread().interrupt();
    RunResult result = simulation.play();
    assertThat(simulation.diary.when("task"))
        .containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0);
    assertThat(result.total().mishaps().total()).isZero();
  }

  @Test
  void exceptions_with_ever_new_messages_are_counted_in_bounded_memory() {
    simulation.script.task =
        user -> {
          throw new IllegalStateException("id " + user.draws().nextLong());
        };
    simulation.runTime = Optional.of(Duration.ofSeconds(800));
    Frequent<Mishap> mishaps = simulation.play().total().mishaps();
    assertThat(mishaps.top()).hasSize(Frequent.MAX);
    assertThat(mishaps.total()).isEqualTo(800);
  }

  private static void failDeep(int number) {
    throw new IllegalStateException("user " + number + " is lost");
  }

  private static int overflow(int depth) {
    return depth == Integer.MAX_VALUE ? depth : overflow(depth + 1) + 1;
  }
}
