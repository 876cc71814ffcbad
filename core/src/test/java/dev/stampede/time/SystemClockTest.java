package dev.stampede.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SystemClockTest {

  private final Clock clock = Clock.system();

  @Test
  void a_sleep_never_ends_before_its_deadline() throws Exception {
    for (int i = 0; i < 20; i++) {
      long deadline = clock.nanoTime() + 100_000;
      clock.sleepUntil(deadline);
      assertThat(clock.nanoTime() - deadline).isNotNegative();
    }
  }

  @Test
  void an_interrupt_is_heard_even_where_there_is_nothing_to_wait_for() {
    for (long ahead : new long[] {-1, 0, 60_000_000_000L}) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> clock.sleepUntil(clock.nanoTime() + ahead))
          .isInstanceOf(InterruptedException.class);
    }
  }
}
