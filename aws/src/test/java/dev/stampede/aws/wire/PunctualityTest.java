package dev.stampede.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.aws.scripted.Eventually;
import dev.stampede.aws.scripted.Http;
import dev.stampede.aws.scripted.ScriptedServer;
import dev.stampede.aws.scripted.ScriptedServer.Script;
import dev.stampede.aws.scripted.Stage;
import io.netty.channel.DefaultEventLoop;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An event loop's lateness")
class PunctualityTest {

  private static final Duration HELD = Duration.ofMillis(500);

  private static void hold() {
    long until = System.nanoTime() + HELD.toNanos();
    while (System.nanoTime() - until < 0) {
      LockSupport.parkNanos(until - System.nanoTime());
    }
  }

  @Test
  @DisplayName("is for how long something that was due had to wait, and is measured over and over")
  void held() {
    DefaultEventLoop loop = new DefaultEventLoop();
    try {
      List<Long> late = new CopyOnWriteArrayList<>();
      Punctuality.watch(loop, late::add);
      Eventually.until("measured again and again", () -> late.size() >= 3);
      assertThat(late).allMatch(nanos -> nanos >= 0);
      late.clear();
      loop.execute(PunctualityTest::hold);
      // Due at the latest one period after the loop was held, and run when it was let go.
      long least = HELD.minus(Punctuality.EVERY).toNanos();
      Eventually.until("seen", () -> !late.isEmpty() && Collections.max(late) >= least);
      int before = late.size();
      Eventually.until("and it goes on", () -> late.size() > before + 1);
    } finally {
      var _ = loop.shutdownGracefully(0, 5, TimeUnit.SECONDS);
    }
  }

  @Test
  @DisplayName("is told by every client whose run wants to know")
  void told() throws Exception {
    try (ScriptedServer server =
            ScriptedServer.playing(Script.answering(Http.answer(500, "", "{}")));
        Stage stage = Stage.calling(server)) {
      stage.ask();
      Eventually.until("measured", () -> stage.loopFigures() > 2);
    }
  }
}
