package dev.stampede.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.web.SteppedClock;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What a page has been told adds up, whatever happens in which order. */
class BroadcasterTest {

  private static Event tick(String run, long n) {
    return Event.of(new Message.Tick(new Position(run, n), new byte[] {'1'}));
  }

  private static List<String> ids(List<Event> events) {
    return events.stream().map(e -> e.position().map(Position::toString).orElse("state")).toList();
  }

  @Test
  @DisplayName("the recall gives what came after a tick, and nothing where some is forgotten")
  void recall() {
    Recall recall = new Recall();
    assertThat(recall.newest()).isEmpty();
    assertThat(recall.after(new Position("a", 3))).contains(List.of());
    for (long n = 1; n <= 1_000; n++) {
      recall.add(tick("a", n));
    }
    Event state = Event.of(new Message.State(new byte[] {'2'}));
    recall.add(state);
    assertThat(recall.newest()).contains(new Position("a", 1_000));
    assertThat(recall.after(new Position("a", 999)).map(BroadcasterTest::ids))
        .contains(List.of("a:1000", "state"));
    assertThat(recall.after(new Position("a", 1_000)).map(BroadcasterTest::ids))
        .contains(List.of("state"));
    assertThat(recall.after(new Position("a", 1_001)).map(BroadcasterTest::ids))
        .contains(List.of("state"));
    assertThat(recall.after(new Position("a", 500))).isEmpty();
    assertThat(recall.after(new Position("a", 701)).map(List::size)).contains(300);
    recall.clear();
    assertThat(recall.newest()).isEmpty();
  }

  @Test
  @DisplayName("the recall is bounded in bytes too")
  void bytes() {
    Recall recall = new Recall();
    for (long n = 1; n <= 100; n++) {
      recall.add(Event.of(new Message.Tick(new Position("a", n), new byte[1 << 20])));
    }
    assertThat(recall.after(new Position("a", 94))).isPresent();
    assertThat(recall.after(new Position("a", 80))).isEmpty();
  }

  /**
   * A director whose runs begin, tick and are reset at random, and a page that reads at random: it
   * may miss no tick unless a view that contains it takes its place, and never sees one twice.
   */
  @RepeatedTest(200)
  @DisplayName("a page that applies what it is told ends where the run ends")
  void adds() throws InterruptedException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Broadcaster[] told = new Broadcaster[1];
    Position[] now = {new Position("run0", 0)};
    Broadcaster broadcaster =
        new Broadcaster(
            () -> {
              // Something may happen while the view is made, before or after it is taken.
              Position taken = now[0];
              if (random.nextInt(10) == 0) {
                step(told[0], now, random);
              }
              return new Picture(taken, taken.toString().getBytes(StandardCharsets.UTF_8));
            },
            new SteppedClock());
    told[0] = broadcaster;
    Inbox inbox = new Inbox();
    Optional<Broadcaster.Page> page = broadcaster.join(Optional.empty());
    assertThat(page).isPresent();
    page.get().close();
    broadcaster.join(inbox);
    Position seen = new Position("", -1);
    for (int i = 0; i < 300 || !seen.equals(now[0]); i++) {
      assertThat(i).as("seed " + seed).isLessThan(2_000);
      if (i < 300 && random.nextInt(3) > 0) {
        step(broadcaster, now, random);
        continue;
      }
      if (!inbox.isWaiting()) {
        assertThat(seen).as("seed " + seed).isEqualTo(now[0]);
        continue;
      }
      switch (inbox.take()) {
        case Inbox.Next.Draw _ -> {
          Picture picture = broadcaster.picture();
          seen = picture.position();
          broadcaster.drawn(inbox, picture.position());
        }
        case Inbox.Next.Write write -> {
          String text = new String(write.bytes(), StandardCharsets.UTF_8);
          if (text.startsWith("event: tick")) {
            Position tick =
                Position.parse(text.substring(text.indexOf("id: ") + 4, text.indexOf("\ndata")))
                    .orElseThrow();
            assertThat(tick).as("seed " + seed).isEqualTo(new Position(seen.run(), seen.n() + 1));
            seen = tick;
          }
        }
        case Inbox.Next.End _ -> throw new AssertionError("seed " + seed);
      }
    }
    broadcaster.end(java.time.Duration.ZERO);
  }

  private static void step(Broadcaster broadcaster, Position[] now, Random random) {
    int what = random.nextInt(30);
    if (what == 0) {
      now[0] = new Position("run" + random.nextInt(3) + "-" + random.nextInt(1_000_000), 0);
      broadcaster.publish(new Message.Anew());
    } else if (what == 1) {
      broadcaster.publish(new Message.Anew());
    } else if (what == 2) {
      broadcaster.publish(new Message.State(new byte[] {'s'}));
    } else {
      for (int i = random.nextInt(what == 3 ? 400 : 2); i >= 0; i--) {
        now[0] = new Position(now[0].run(), now[0].n() + 1);
        broadcaster.publish(new Message.Tick(now[0], new byte[] {'1'}));
      }
    }
  }
}
