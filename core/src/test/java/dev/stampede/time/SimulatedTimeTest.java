package dev.stampede.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedTimeTest {

  private static final long SECOND = 1_000_000_000L;

  private final SimulatedTime time = SimulatedTime.inTurn();
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());

  @Test
  void time_jumps_to_the_deadline_when_everybody_sleeps() throws Exception {
    long start = time.nanoTime();
    long wall = time.wallMillis();
    time.sleepUntil(start + 1_800 * SECOND);
    assertThat(time.nanoTime() - start).isEqualTo(1_800 * SECOND);
    assertThat(time.wallMillis() - wall).isEqualTo(1_800_000);
  }

  @Test
  void the_earliest_sleeper_wakes_first_and_time_waits_while_it_works() throws Exception {
    long start = time.nanoTime();
    Thread late = sleeper("late", start + 3 * SECOND);
    Thread early = sleeper("early", start + SECOND);
    late.start();
    early.start();
    time.sleepUntil(start + 2 * SECOND);
    log.add("test at " + time.elapsed() / SECOND);
    time.sleepUntil(start + 4 * SECOND);
    assertThat(log).containsExactly("early at 1", "test at 2", "late at 3");
  }

  @Test
  void a_deadline_that_has_passed_is_not_waited_for() throws Exception {
    time.sleepUntil(time.nanoTime() - 1);
    assertThat(time.elapsed()).isZero();
  }

  @Test
  void a_sleeper_that_is_interrupted_wakes_before_time_moves_on() throws Exception {
    long start = time.nanoTime();
    Thread other = sleeper("other", start + 60 * SECOND);
    other.start();
    time.sleepUntil(start + SECOND);
    other.interrupt();
    time.sleepUntil(start + 2 * SECOND);
    assertThat(log).containsExactly("other interrupted at 1");
  }

  @Test
  void an_interrupt_before_the_sleep_is_not_lost() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> time.sleepUntil(time.nanoTime() + SECOND))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(time.elapsed()).isZero();
  }

  private Thread sleeper(String name, long deadline) {
    return time.newThread(() -> {
      try {
        time.sleepUntil(deadline);
        log.add(name + " at " + time.elapsed() / SECOND);
      } catch (InterruptedException e) {
        log.add(name + " interrupted at " + time.elapsed() / SECOND);
      }
    });
  }
}
