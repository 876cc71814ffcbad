package dev.stampede.aws.wire;

import static dev.stampede.aws.Aws.agent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.aws.Agent;
import dev.stampede.aws.scripted.Eventually;
import dev.stampede.aws.scripted.Frames;
import dev.stampede.aws.scripted.Http;
import dev.stampede.aws.scripted.Peer;
import dev.stampede.aws.scripted.ScriptedServer;
import dev.stampede.aws.scripted.ScriptedServer.Script;
import dev.stampede.aws.scripted.Stage;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Sample;
import dev.stampede.scenario.UserStopped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Connections")
class ConnectionsTest {

  private static final byte[] ANSWER = Http.stream(Frames.chunk("Hi!"), Frames.finish());
  private static final Script ANSWERING = Script.answering(ANSWER);

  private static void say(Agent agent) {
    assertThat(agent.turn("t").ask("Hello!").succeeded()).isTrue();
  }

  @Test
  @DisplayName("that the server closed while they were idle are not used again")
  void stale() throws Exception {
    Script once =
        peer -> {
          assertThat(peer.readRequest()).isTrue();
          peer.send(ANSWER);
        };
    try (ScriptedServer server = ScriptedServer.playing(once);
        Stage stage = Stage.calling(server)) {
      stage
          .user()
          .run(() -> {
            Agent agent = agent("supervisor");
            for (int i = 0; i < 5; i++) {
              say(agent);
              Eventually.until("the close is seen", () -> stage.openConnections() == 0);
            }
          });
      assertThat(server.connections()).isEqualTo(5);
    }
  }

  @Test
  @DisplayName("on which bytes come that nobody asked for are not used again")
  void unasked() throws Exception {
    CountDownLatch idle = new CountDownLatch(1);
    Script chatty =
        peer -> {
          assertThat(peer.readRequest()).isTrue();
          peer.send(ANSWER);
          assertThat(idle.await(20, TimeUnit.SECONDS)).isTrue();
          peer.send(ANSWER);
          peer.awaitClose();
        };
    try (ScriptedServer server = ScriptedServer.playing(chatty, ANSWERING);
        Stage stage = Stage.calling(server)) {
      stage
          .user()
          .run(() -> {
            Agent agent = agent("supervisor");
            say(agent);
            idle.countDown();
            Eventually.until("it is dropped", () -> stage.openConnections() == 0);
            say(agent);
          });
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @ParameterizedTest(name = "{0} bytes behind the end")
  @ValueSource(ints = {1, 20, 200, 100_000})
  @DisplayName("on which more than the answer comes are not used again, nor is that more believed")
  void tooMuch(int more) throws Exception {
    byte[] stale = Http.stream(Frames.chunk("stale"), Frames.finish());
    byte[] behind = new byte[0];
    while (behind.length < more) {
      behind = Http.all(behind, stale);
    }
    byte[] both = Http.all(ANSWER, Http.first(more, behind));
    Script script =
        peer -> {
          assertThat(peer.readRequest()).isTrue();
          peer.send(both);
          peer.awaitClose();
        };
    try (ScriptedServer server = ScriptedServer.playing(script);
        Stage stage =
            Stage.calling(
                server, s -> s.withWire(s.wire().withEventLoops(1).withMaxConnections(1)))) {
      List<Thread> users = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        users.add(
            stage.start(() ->
                assertThat(agent("supervisor").turn("t").ask("Hello!").answer()).isEqualTo("Hi!")));
      }
      for (Thread user : users) {
        Eventually.ends(user);
      }
      assertThat(stage.samples()).extracting(Sample::outcome).containsOnly(Outcome.SUCCESS);
      assertThat(server.connections()).isEqualTo(4);
    }
  }

  @Test
  @DisplayName("whose answer says close are not used again")
  void saysClose() throws Exception {
    byte[] closing =
        Http.all(
            Http.bytes(Http.STREAM_HEAD.replace("keep-alive", "close")),
            Http.chunks(Frames.chunk("Hi!"), Frames.finish()),
            Http.lastChunk());
    try (ScriptedServer server = ScriptedServer.playing(Script.answering(closing));
        Stage stage = Stage.calling(server)) {
      stage
          .user()
          .run(() -> {
            Agent agent = agent("supervisor");
            say(agent);
            say(agent);
          });
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("that stay idle for too long are closed")
  void idle() throws Exception {
    try (ScriptedServer server = ScriptedServer.playing(ANSWERING);
        Stage stage =
            Stage.calling(
                server, s -> s.withWire(s.wire().withIdleTimeout(Duration.ofMillis(50))))) {
      stage.user().run(() -> say(agent("supervisor")));
      Eventually.until("it is closed", () -> stage.openConnections() == 0);
      server.peer(0).awaitPlayed();
    }
  }

  @Test
  @DisplayName("are pooled by calls in flight: the last one used is used next")
  void lastInFirstOut() throws Exception {
    try (ScriptedServer server = ScriptedServer.playing(ANSWERING);
        Stage stage = Stage.calling(server)) {
      List<Thread> users = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        users.add(
            stage.start(() -> {
              Agent agent = agent("supervisor");
              for (int n = 0; n < 20; n++) {
                say(agent);
              }
            }));
      }
      for (Thread user : users) {
        Eventually.ends(user);
      }
      assertThat(stage.samples()).hasSize(400);
      assertThat(server.connections()).isLessThanOrEqualTo(20);
      int before = server.connections();
      Peer last = server.peer(0);
      for (int i = 0; i < before; i++) {
        last = server.peer(i).requests().size() > last.requests().size() ? server.peer(i) : last;
      }
      stage
          .user()
          .run(() -> {
            Agent agent = agent("supervisor");
            for (int n = 0; n < 10; n++) {
              say(agent);
            }
          });
      assertThat(server.connections()).isEqualTo(before);
    }
  }

  @Test
  @DisplayName("are limited: who waits for one is served in turn, and the wait is our delay")
  void limited() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Script slow =
        peer -> {
          while (peer.readRequest()) {
            assertThat(go.await(20, TimeUnit.SECONDS)).isTrue();
            peer.send(ANSWER);
          }
        };
    try (ScriptedServer server = ScriptedServer.playing(slow);
        Stage stage =
            Stage.calling(
                server, s -> s.withWire(s.wire().withEventLoops(1).withMaxConnections(1)))) {
      List<Thread> users = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        users.add(stage.start(() -> say(agent("supervisor"))));
        Eventually.waits(users.get(i));
      }
      go.countDown();
      for (Thread user : users) {
        Eventually.ends(user);
      }
      assertThat(server.connections()).isEqualTo(1);
      List<Sample> inTurn =
          stage.samples().stream().sorted(Comparator.comparingLong(Sample::sent)).toList();
      assertThat(server.requests())
          .extracting(request -> request.header("amz-sdk-invocation-id"))
          .isEqualTo(inTurn.stream().map(Sample::id).toList());
      for (int i = 1; i < 3; i++) {
        assertThat(inTurn.get(i).sent())
            .as("sent once the one before was over")
            .isGreaterThanOrEqualTo(inTurn.get(i - 1).finished());
        assertThat(inTurn.get(i).generatorDelay())
            .as("the wait is delay")
            .isGreaterThanOrEqualTo(inTurn.get(i).sent() - inTurn.get(0).finished());
      }
    }
  }

  @Test
  @DisplayName("that break make room for those who wait")
  void brokenMakesRoom() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Script breaking =
        peer -> {
          assertThat(peer.readRequest()).isTrue();
          assertThat(go.await(20, TimeUnit.SECONDS)).isTrue();
          peer.reset();
        };
    try (ScriptedServer server = ScriptedServer.playing(breaking);
        Stage stage =
            Stage.calling(
                server, s -> s.withWire(s.wire().withEventLoops(1).withMaxConnections(1)))) {
      List<Thread> users = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        users.add(stage.start(() -> agent("supervisor").turn("t").ask("Hello!")));
        Eventually.waits(users.get(i));
      }
      go.countDown();
      for (Thread user : users) {
        Eventually.ends(user);
      }
      assertThat(stage.samples()).hasSize(10);
      assertThat(stage.samples()).extracting(Sample::outcome).containsOnly(Outcome.CONNECTION);
      assertThat(server.connections()).isEqualTo(10);
    }
  }

  @Test
  @DisplayName("that cannot be made after a wait for a turn: the wait is our delay all the same")
  void queueIsDelayThoughTheConnectFails() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Script closing =
        peer -> {
          assertThat(peer.readRequest()).isTrue();
          assertThat(go.await(20, TimeUnit.SECONDS)).isTrue();
          peer.send(Http.all(Http.bytes(Http.STREAM_HEAD.replace("keep-alive", "close"))));
          peer.send(Http.chunks(Frames.chunk("Hi!"), Frames.finish()), Http.lastChunk());
        };
    try (ScriptedServer server = ScriptedServer.playing(closing);
        Stage stage =
            Stage.calling(
                server, s -> s.withWire(s.wire().withEventLoops(1).withMaxConnections(1)))) {
      Thread first = stage.start(() -> say(agent("supervisor")));
      Eventually.waits(first);
      Eventually.until("asked", () -> server.connections() == 1);
      Thread second = stage.start(() -> agent("supervisor").turn("refused").ask("Hello!"));
      Eventually.waits(second);
      server.refuse();
      go.countDown();
      Eventually.ends(first);
      Eventually.ends(second);
      Sample served = named(stage, "t");
      Sample refused = named(stage, "refused");
      assertThat(served.outcome()).isEqualTo(Outcome.SUCCESS);
      assertThat(refused.outcome()).isEqualTo(Outcome.CONNECTION);
      assertThat(refused.sent())
          .as("its connect began once there was room")
          .isGreaterThanOrEqualTo(served.finished());
      assertThat(refused.generatorDelay())
          .as("the whole wait is delay")
          .isGreaterThanOrEqualTo(served.finished() - refused.planned());
    }
  }

  private static Sample named(Stage stage, String name) {
    return stage.samples().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  // ------------------------------------------------------------------ the end of the test

  /** Interrupts a user's turn and gives back its sample. */
  private static Sample interrupted(Stage stage, Runnable whenUnderWay) throws Exception {
    AtomicBoolean stopped = new AtomicBoolean();
    Thread user =
        stage.start(() ->
            assertThatThrownBy(() -> agent("supervisor").turn("cut").ask("Hello!"))
                .isInstanceOf(UserStopped.class)
                .satisfies(e -> stopped.set(Thread.currentThread().isInterrupted())));
    Eventually.waits(user);
    whenUnderWay.run();
    user.interrupt();
    Eventually.ends(user);
    assertThat(stopped).as("the user's thread stays interrupted").isTrue();
    Sample sample = named(stage, "cut");
    assertThat(sample.outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(sample.error()).isEmpty();
    return sample;
  }

  @Test
  @DisplayName("are closed where the end of the test cuts a turn before its answer")
  void interruptedBeforeTheAnswer() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    Script silent =
        peer -> {
          assertThat(peer.readRequest()).isTrue();
          asked.countDown();
          peer.awaitClose();
        };
    try (ScriptedServer server = ScriptedServer.playing(silent);
        Stage stage = Stage.calling(server)) {
      interrupted(stage, () -> Eventually.until("asked", () -> asked.getCount() == 0));
      server.peer(0).awaitPlayed();
      Eventually.until("nothing leaks", () -> stage.openConnections() == 0);
    }
  }

  @Test
  @DisplayName("are closed where the end of the test cuts a turn within its answer")
  void interruptedWithinTheAnswer() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Script slow =
        peer -> {
          assertThat(peer.readRequest()).isTrue();
          peer.send(Http.streamHead(), Http.chunks(Frames.delegation("a"), Frames.chunk("H")));
          peer.send(Http.bytes("ff\r\n"), Http.first(20, Frames.chunk("half a frame")));
          begun.countDown();
          peer.awaitClose();
        };
    try (ScriptedServer server = ScriptedServer.playing(slow);
        Stage stage = Stage.calling(server)) {
      interrupted(stage, () -> Eventually.until("begun", () -> begun.getCount() == 0));
      server.peer(0).awaitPlayed();
      Eventually.until("nothing leaks", () -> stage.openConnections() == 0);
    }
  }

  @Test
  @DisplayName("are not needed by a turn that is cut while it waits for one")
  void interruptedWhileWaiting() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Script slow =
        peer -> {
          while (peer.readRequest()) {
            assertThat(go.await(20, TimeUnit.SECONDS)).isTrue();
            peer.send(ANSWER);
          }
        };
    try (ScriptedServer server = ScriptedServer.playing(slow);
        Stage stage =
            Stage.calling(
                server, s -> s.withWire(s.wire().withEventLoops(1).withMaxConnections(1)))) {
      Thread first = stage.start(() -> say(agent("supervisor")));
      Eventually.waits(first);
      Sample cut = interrupted(stage, () -> {});
      assertThat(cut.bytes()).isZero();
      assertThat(cut.serviceTime()).as("all of it was our queue").isZero();
      go.countDown();
      Eventually.ends(first);
      assertThat(server.requests()).as("the cut turn was never sent").hasSize(1);
      stage.user().run(() -> say(agent("supervisor")));
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("are given up where the end of the test cuts a turn that still connects")
  void interruptedWhileConnecting() throws Exception {
    try (ScriptedServer server = ScriptedServer.playing(Peer::awaitClose);
        Stage stage = Stage.callingByTls(server)) {
      interrupted(stage, () -> Eventually.until("connecting", () -> server.connections() == 1));
      server.peer(0).awaitPlayed();
      Eventually.until("nothing leaks", () -> stage.openConnections() == 0);
    }
  }

  @Test
  @DisplayName("are not asked for by a user who has been stopped already")
  void stoppedBefore() throws Exception {
    try (ScriptedServer server = ScriptedServer.playing(ANSWERING);
        Stage stage = Stage.calling(server)) {
      Thread user =
          stage.start(() -> {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> say(agent("supervisor"))).isInstanceOf(UserStopped.class);
          });
      Eventually.ends(user);
      assertThat(stage.samples()).as("no attempt was made").isEmpty();
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  @DisplayName("are closed with the wire, and what was in flight is interrupted")
  void closedUnderWay() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    Script silent =
        peer -> {
          assertThat(peer.readRequest()).isTrue();
          asked.countDown();
          peer.awaitClose();
        };
    try (ScriptedServer server = ScriptedServer.playing(silent);
        Stage stage = Stage.calling(server)) {
      Thread user =
          stage.start(() ->
              assertThatThrownBy(() -> agent("supervisor").turn("t").ask("Hello!"))
                  .isInstanceOf(UserStopped.class));
      assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
      stage.closeClient();
      Eventually.ends(user);
      server.peer(0).awaitPlayed();
      assertThat(stage.onlySample().outcome()).isEqualTo(Outcome.INTERRUPTED);

      stage
          .user()
          .run(() ->
              assertThatThrownBy(() -> agent("supervisor").turn("t").ask("Too late"))
                  .isInstanceOf(UserStopped.class));
      assertThat(stage.samples()).hasSize(2);
    }
  }

  @Test
  @DisplayName("survive a storm of interrupts: every attempt is recorded once, none leaks")
  void storm() throws Exception {
    // On a busy machine every turn may be over before its user notices the interrupt. So in the
    // storm every other connection stops within its answer: what is under way there stays so.
    AtomicInteger connections = new AtomicInteger();
    AtomicBoolean storming = new AtomicBoolean();
    CountDownLatch held = new CountDownLatch(1);
    Script stream =
        peer -> {
          boolean holds = connections.getAndIncrement() % 2 == 0;
          while (peer.readRequest()) {
            peer.send(Http.streamHead());
            for (int i = 0; i < 20; i++) {
              if (holds && storming.get()) {
                held.countDown();
                peer.awaitClose();
                return;
              }
              peer.send(Http.chunks(Frames.chunk("word ")));
            }
            peer.send(Http.chunks(Frames.finish()), Http.lastChunk());
          }
        };
    try (ScriptedServer server = ScriptedServer.playing(stream);
        Stage stage = Stage.calling(server, s -> s.withWire(s.wire().withMaxConnections(8)))) {
      List<Thread> users = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        users.add(
            stage.start(() -> {
              Agent agent = agent("supervisor");
              try {
                while (true) {
                  say(agent);
                }
              } catch (UserStopped e) {
                // As the engine does.
              }
            }));
      }
      Eventually.until("under way", () -> stage.samples().size() > 100);
      storming.set(true);
      Eventually.until("a turn is held", () -> held.getCount() == 0);
      for (Thread user : users) {
        user.interrupt();
      }
      for (Thread user : users) {
        Eventually.ends(user);
      }
      assertThat(stage.inFlight()).isZero();
      assertThat(stage.samples())
          .extracting(Sample::outcome)
          .containsOnly(Outcome.SUCCESS, Outcome.INTERRUPTED);
      Eventually.until("few are left", () -> stage.openConnections() <= 8);
      storming.set(false);
      stage.user().run(() -> say(agent("supervisor")));
    }
  }
}
