package dev.stampede.emulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@DisplayName("An agenda")
class AgendaTest {
  private static final long MILLI = Agenda.TICK_NANOS;

  private final EmbeddedChannel channel = new EmbeddedChannel();
  private long now = 12_345;
  private final Agenda agenda = new Agenda(channel.eventLoop(), () -> now);
  private final List<Integer> done = new ArrayList<>();

  AgendaTest() {
    channel.freezeTime();
  }

  private final class Note extends Agenda.Item {
    private final int number;
    private final long due;

    Note(int number, long due) {
      this.number = number;
      this.due = due;
    }

    @Override
    void due() {
      assertThat(now).as("never early").isGreaterThanOrEqualTo(due);
      assertThat(now - due).as("at most a tick late").isLessThanOrEqualTo(MILLI);
      done.add(number);
    }
  }

  private void enter(int number, long inNanos) {
    agenda.enter(new Note(number, now + inNanos), now + inNanos);
  }

  private void pass(Duration time) {
    for (long end = now + time.toNanos(); now < end; ) {
      long step = Math.min(MILLI / 2, end - now);
      now += step;
      channel.advanceTimeBy(step, TimeUnit.NANOSECONDS);
      channel.runScheduledPendingTasks();
    }
  }

  @Test
  void doesNothingBeforeItsTimeAndEachThingOnce() {
    enter(1, 10 * MILLI);
    pass(Duration.ofMillis(9));
    assertThat(done).isEmpty();
    pass(Duration.ofMillis(3));
    assertThat(done).containsExactly(1);
    pass(Duration.ofSeconds(10));
    assertThat(done).containsExactly(1);
  }

  @Test
  void doesAllThatIsDueInAMillisecondAtOnce() {
    for (int i = 0; i < 100; i++) {
      enter(i, 5 * MILLI - i);
    }
    pass(Duration.ofMillis(7));
    assertThat(done).hasSize(100);
  }

  @Test
  void keepsThingsForLaterRoundsOfTheWheel() {
    enter(1, Duration.ofSeconds(13).toNanos());
    enter(2, Duration.ofMillis(1).toNanos());
    pass(Duration.ofSeconds(12));
    assertThat(done).containsExactly(2);
    pass(Duration.ofSeconds(2));
    assertThat(done).containsExactly(2, 1);
  }

  @Test
  void wakesEarlierWhenSomethingEarlierIsEntered() {
    enter(1, 500 * MILLI);
    enter(2, 20 * MILLI);
    pass(Duration.ofMillis(30));
    assertThat(done).containsExactly(2);
  }

  @RepeatedTest(5)
  void doesEverythingWhateverIsEnteredWhen() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      enter(i, random.nextLong(Duration.ofSeconds(9).toNanos()));
      if (random.nextInt(10) == 0) {
        pass(Duration.ofMillis(random.nextInt(50)));
      }
    }
    pass(Duration.ofSeconds(10));
    assertThat(done).as("seed %d", seed).hasSize(500).doesNotHaveDuplicates();
  }
}
