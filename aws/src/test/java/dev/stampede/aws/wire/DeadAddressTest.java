package dev.stampede.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.aws.scripted.Eventually;
import dev.stampede.aws.scripted.Frames;
import dev.stampede.aws.scripted.Http;
import dev.stampede.aws.scripted.ScriptedServer;
import dev.stampede.aws.scripted.ScriptedServer.Script;
import dev.stampede.aws.scripted.Stage;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Sample;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One name with several addresses of this machine's, some of them dead. */
@DisplayName("An address that is dead")
class DeadAddressTest {

  /** Says that the connection is not to be used again, so that every call needs another one. */
  private static final Script ONCE =
      Script.answering(
          Http.all(
              Http.bytes(Http.STREAM_HEAD.replace("keep-alive", "close")),
              Http.chunks(Frames.chunk("Hi!"), Frames.finish()),
              Http.lastChunk()));

  private static ScriptedServer at(String address, int port) throws IOException {
    return ScriptedServer.listening(
        new ServerSocket(port, 512, InetAddress.ofLiteral(address)), ONCE);
  }

  private static Stage calling(int port, Duration connectTimeout, String... addresses) {
    List<InetAddress> all = Arrays.stream(addresses).map(InetAddress::ofLiteral).toList();
    return Stage.calling(
        URI.create("http://service.invalid:" + port),
        s ->
            s.withWire(
                s.wire()
                    .withConnectTimeout(connectTimeout)
                    .withNetwork(Network.direct().withLookup(host -> all))));
  }

  private static Stage calling(int port, String... addresses) {
    return calling(port, Duration.ofSeconds(5), addresses);
  }

  @Test
  @DisplayName("fails no call while others live: the call goes on to the next, as one attempt")
  void nextAddress() throws Exception {
    try (ScriptedServer server = at("127.0.0.3", 0);
        Stage stage = calling(server.port(), "127.0.0.1", "127.0.0.2", "127.0.0.3")) {
      for (int i = 1; i <= 10; i++) {
        assertThat(stage.ask().outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(server.connections()).isEqualTo(i);
      }
      assertThat(stage.samples()).hasSize(10);
    }
  }

  /** Nobody ever accepted on it: where somebody does, the port may outlive its close a little. */
  private static int deadPort(String address) throws IOException {
    try (ServerSocket reserved = new ServerSocket(0, 1, InetAddress.ofLiteral(address))) {
      return reserved.getLocalPort();
    }
  }

  @Test
  @DisplayName("fails the call if all are dead, and all are tried on")
  void allDead() throws Exception {
    int port = deadPort("127.0.0.2");
    try (Stage stage = calling(port, "127.0.0.1", "127.0.0.2")) {
      for (int i = 0; i < 3; i++) {
        Sample sample = stage.ask();
        assertThat(sample.outcome()).isEqualTo(Outcome.CONNECTION);
        assertThat(sample.error()).isEqualTo("no connection: connection refused");
      }
      Eventually.until("nothing is kept", () -> stage.openConnections() == 0);
      try (ScriptedServer server = at("127.0.0.2", port)) {
        Eventually.until("one is back", () -> stage.ask().outcome() == Outcome.SUCCESS);
        assertThat(stage.ask().outcome()).as("and is kept to").isEqualTo(Outcome.SUCCESS);
        assertThat(server.connections()).isGreaterThanOrEqualTo(2);
      }
    }
  }

  @Test
  @DisplayName("and silent costs a call half of its connect time-out, and the next ones nothing")
  void silent() throws Exception {
    // Half of it is lost on the silent address: the other half has to do on a busy machine.
    Duration timeout = Duration.ofSeconds(4);
    try (Full full = new Full("127.0.0.2");
        ScriptedServer server = at("127.0.0.3", full.port());
        Stage stage = calling(full.port(), timeout, "127.0.0.2", "127.0.0.3")) {
      for (int i = 0; i < 6; i++) {
        assertThat(stage.ask().error()).isEmpty();
      }
      assertThat(server.connections()).isEqualTo(6);
      assertThat(stage.samples()).hasSize(6);
    }
  }

  @Test
  @DisplayName("and silent is a connect timeout if there is no other")
  void silentAndAlone() throws Exception {
    try (Full full = new Full("127.0.0.2");
        Stage stage = calling(full.port(), Duration.ofMillis(300), "127.0.0.2")) {
      Sample sample = stage.ask();
      assertThat(sample.outcome()).isEqualTo(Outcome.TIMEOUT);
      assertThat(sample.error()).isEqualTo("connect timeout after 300 ms");
      Eventually.until("nothing is kept", () -> stage.openConnections() == 0);
    }
  }

  /** A socket whose queue of connections is full, so that Linux lets further ones wait. */
  private static final class Full implements AutoCloseable {
    private final ServerSocket listening;
    private final List<Socket> queue = new ArrayList<>();

    Full(String address) throws IOException {
      listening = new ServerSocket(0, 1, InetAddress.ofLiteral(address));
      try {
        while (true) {
          Socket socket = new Socket();
          queue.add(socket);
          socket.connect(new InetSocketAddress(listening.getInetAddress(), port()), 2_000);
        }
      } catch (java.net.SocketTimeoutException e) {
        // Full.
      }
    }

    int port() {
      return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      for (Socket socket : queue) {
        socket.close();
      }
      listening.close();
    }
  }
}
