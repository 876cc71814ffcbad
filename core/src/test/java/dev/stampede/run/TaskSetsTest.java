package dev.stampede.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.load.Ramp;
import dev.stampede.scenario.Sequential;
import dev.stampede.scenario.Task;
import dev.stampede.scenario.TaskSet;
import dev.stampede.scenario.WaitTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a user does with its task sets, in order and in time. */
class TaskSetsTest {

  private final Simulation simulation = new Simulation();

  /** Plays the class for some seconds and gives what it noted, but for being made. */
  private List<String> play(Class<? extends ScriptedUser> type, int millis) {
    simulation.classes(List.of(type));
    simulation.runTime = Optional.of(Duration.ofMillis(millis));
    simulation.shape = new Ramp(1, 1);
    simulation.play();
    return simulation.diary.entries().stream()
        .map(Diary.Entry::what)
        .filter(what -> !what.equals("made") && !what.startsWith("task"))
        .toList();
  }

  @Sequential
  abstract static class Ordered extends ScriptedUser {
    Ordered() throws Exception {
      waitBy(WaitTime.constant(Duration.ofSeconds(1)));
    }

    @Override
    @Task
    void acts() {}
  }

  @SuppressWarnings("ClassCanBeStatic")
  static class Shopper extends Ordered {
    Shopper() throws Exception {}

    @Task
    void zebra() {
      note("zebra");
    }

    @Task
    class Basket extends TaskSet {
      private int visits;

      @Override
      protected void onStart() {
        note("basket");
      }

      @Task
      void fills() {
        note("fills " + user().getClass().getSimpleName());
        if (++visits == 3) {
          leave();
        }
      }

      @Override
      protected void onStop() {
        note("basket done");
      }
    }

    @Task(weight = 2)
    void apple() {
      note("apple");
    }
  }

  @Test
  void a_sequence_goes_by_the_source_and_a_weight_repeats() {
    assertThat(play(Shopper.class, 7_500))
        .containsExactly(
            "start",
            "zebra",
            "basket",
            "fills Shopper",
            "fills Shopper",
            "fills Shopper",
            "basket done",
            "apple",
            "apple",
            "zebra",
            "stop");
  }

  @Test
  void after_leave_the_next_task_comes_at_once_and_waits_within_are_the_users() {
    play(Shopper.class, 7_500);
    assertThat(simulation.diary.when("fills Shopper")).containsExactly(2.0, 3.0, 4.0);
    assertThat(simulation.diary.when("apple")).containsExactly(4.0, 5.0);
  }

  static class Slow extends Ordered {
    Slow() throws Exception {}

    @Task
    class Waits extends TaskSet {
      Waits() {
        waitConstant(Duration.ofSeconds(3));
      }

      private int times;

      @Task
      void looks() {
        note("looks");
        if (++times == 2) {
          leaveAndWait();
        }
      }
    }

    @Task
    void next() {
      note("next");
    }
  }

  @Test
  void a_set_may_wait_in_its_own_way_and_leave_with_a_wait() {
    play(Slow.class, 8_000);
    assertThat(simulation.diary.when("looks").subList(0, 2)).containsExactly(1.0, 4.0);
    assertThat(simulation.diary.when("next").getFirst()).isEqualTo(5.0);
  }

  static class Nested extends Ordered {
    Nested() throws Exception {}

    @Task
    @Sequential
    class Outer extends TaskSet {
      @Task
      class Inner extends TaskSet {
        @Task
        void deep() {
          note("deep");
          Outer.this.leave();
        }

        @Override
        protected void onStop() {
          note("inner done");
        }
      }

      @Task
      void never() {
        note("never");
      }

      @Override
      protected void onStop() {
        note("outer done");
      }
    }

    @Task
    void after() {
      note("after");
    }
  }

  @Test
  void leaving_an_outer_set_leaves_the_inner_ones_innermost_first() {
    assertThat(play(Nested.class, 1_500))
        .containsExactly("start", "deep", "inner done", "outer done", "after", "stop");
  }

  static class Stays extends Ordered {
    Stays() throws Exception {}

    @Task
    class Room extends TaskSet {
      @Task
      void sits() throws InterruptedException {
        note("sits");
        work(Duration.ofHours(1));
      }

      @Override
      protected void onStop() {
        note(Thread.currentThread().isInterrupted() ? "room, interrupted" : "room");
      }
    }
  }

  @Test
  void the_end_of_the_test_stops_the_set_and_then_its_user_without_an_interrupt_pending() {
    assertThat(play(Stays.class, 5_000)).containsExactly("start", "sits", "room", "stop");
    assertThat(simulation.ticks.getLast().total().mishaps().total()).isZero();
  }

  static class Fails extends Ordered {
    Fails() throws Exception {}

    @Task
    class Closed extends TaskSet {
      @Override
      protected void onStart() {
        throw new IllegalStateException("closed");
      }

      @Task
      void enters() {
        note("enters");
      }
    }
  }

  @Test
  void a_set_whose_onStart_fails_is_not_played_and_the_user_goes_on_after_a_wait() {
    assertThat(play(Fails.class, 3_500)).containsExactly("start", "stop");
    assertThat(simulation.ticks.getLast().total().mishaps().total()).isEqualTo(2);
  }

  static class StopsItself extends Ordered {
    StopsItself() throws Exception {}

    @Task
    class Room extends TaskSet {
      @Task
      void gives() {
        note("gives up");
        stopUser();
      }

      @Override
      protected void onStop() {
        note("room");
      }
    }
  }

  @Test
  void stopUser_ends_set_and_user_and_is_no_mishap() {
    assertThat(play(StopsItself.class, 9_000)).containsExactly("start", "gives up", "room", "stop");
    assertThat(simulation.diary.when("stop")).containsExactly(1.0);
    assertThat(simulation.ticks.getLast().total().mishaps().total()).isZero();
    assertThat(simulation.ticks.get(3).last().userCount()).isZero();
  }

  static class EndsAll extends Ordered {
    EndsAll() throws Exception {}

    @Task
    void ends() {
      note("ends");
      stopTest();
    }
  }

  @Test
  void stopTest_ends_the_run_in_order() {
    simulation.shape = new Ramp(1, 1);
    assertThat(play(EndsAll.class, 60_000)).containsExactly("start", "ends", "stop");
    assertThat(simulation.diary.when("stop")).containsExactly(1.0);
  }
}
