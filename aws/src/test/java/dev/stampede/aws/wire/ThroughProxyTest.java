package dev.stampede.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.aws.scripted.Certificate;
import dev.stampede.aws.scripted.Eventually;
import dev.stampede.aws.scripted.Frames;
import dev.stampede.aws.scripted.Http;
import dev.stampede.aws.scripted.Peer;
import dev.stampede.aws.scripted.Request;
import dev.stampede.aws.scripted.ScriptedServer;
import dev.stampede.aws.scripted.ScriptedServer.Script;
import dev.stampede.aws.scripted.Stage;
import dev.stampede.aws.target.TargetException;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Sample;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real proxy on a real socket; the endpoint's name exists nowhere but at the proxy. */
@DisplayName("Through a proxy")
class ThroughProxyTest {

  private static final String HOST = "service.invalid";
  private static final Script ANSWERING =
      Script.answering(Http.stream(Frames.chunk("Hi!"), Frames.finish()));
  private static final String AUTHORIZATION = "Basic dXNlcjpzZWNyZXQ=";

  @TempDir private Path folder;

  private static Network network(ScriptedServer proxy) {
    String url = "http://user:secret@127.0.0.1:" + proxy.port();
    return Network.of(Map.of("HTTPS_PROXY", url, "HTTP_PROXY", url));
  }

  private static UnaryOperator<Stage.Settings> over(Network network) {
    return s -> s.withWire(s.wire().withNetwork(network));
  }

  private static Script tunnelTo(ScriptedServer server) {
    return peer -> {
      assertThat(peer.readRequest()).isTrue();
      peer.send("HTTP/1.1 200 Connection established\r\nVia: 1.1 proxy\r\n\r\n");
      peer.relay(server.port());
    };
  }

  @Test
  @DisplayName("an https endpoint is reached by a tunnel, and only the proxy sees its password")
  void tunnel() throws Exception {
    Certificate certificate = Certificate.forHost(folder, HOST);
    Path bundle = Certificate.bundle(folder.resolve("ca.pem"), certificate);
    try (ScriptedServer server = certificate.server(ANSWERING);
        ScriptedServer proxy = ScriptedServer.playing(tunnelTo(server));
        Stage stage =
            Stage.calling(
                "https://" + HOST + ":8443",
                network(proxy).withCaBundle(new CaBundle(bundle.toString(), "test")))) {
      assertThat(stage.ask().error()).isEmpty();
      assertThat(stage.ask().outcome()).isEqualTo(Outcome.SUCCESS);
      assertThat(proxy.connections()).as("the tunnel is kept").isEqualTo(1);
      Request connect = proxy.requests().getFirst();
      assertThat(connect.line()).isEqualTo("CONNECT " + HOST + ":8443 HTTP/1.1");
      assertThat(connect.header("Host")).isEqualTo(HOST + ":8443");
      assertThat(connect.header("Proxy-Authorization")).isEqualTo(AUTHORIZATION);
      assertThat(server.requests()).hasSize(2);
      assertThat(server.requests().getFirst().headers()).doesNotContainKey("Proxy-Authorization");
      assertThat(server.requests().getFirst().line()).startsWith("POST /agents/");
      assertThat(stage.description())
          .isEqualTo("https://%s:8443 through proxy 127.0.0.1:%d".formatted(HOST, proxy.port()));
    }
  }

  @Test
  @DisplayName("the certificate is still checked against the endpoint's own name")
  void certificateChecked() throws Exception {
    Certificate certificate = Certificate.forHost(folder, "man.in.the.middle");
    Path bundle = Certificate.bundle(folder.resolve("ca.pem"), certificate);
    try (ScriptedServer server = certificate.server(ANSWERING);
        ScriptedServer proxy = ScriptedServer.playing(tunnelTo(server));
        Stage stage =
            Stage.calling(
                "https://" + HOST,
                network(proxy).withCaBundle(new CaBundle(bundle.toString(), "test")))) {
      assertThat(stage.ask().error())
          .isEqualTo(
              "no connection: TLS: the certificate is for another host: use a host name that it is"
                  + " made out for");
    }
  }

  @Test
  @DisplayName("a plain http endpoint is asked for in the absolute form, the signature as ever")
  void absolute() throws Exception {
    try (ScriptedServer proxy = ScriptedServer.playing(ANSWERING);
        Stage stage = Stage.calling("http://" + HOST + ":9100", network(proxy))) {
      assertThat(stage.ask().error()).isEmpty();
      assertThat(stage.ask().error()).isEmpty();
      Request request = proxy.requests().getLast();
      assertThat(request.line())
          .startsWith("POST http://" + HOST + ":9100/agents/")
          .endsWith("/text HTTP/1.1");
      assertThat(request.header("Host")).isEqualTo(HOST + ":9100");
      assertThat(request.header("Proxy-Authorization")).isEqualTo(AUTHORIZATION);
      assertThat(request.header("Authorization")).doesNotContain("proxy");
      assertThat(request.body()).contains("\"inputText\":\"Hello!\"");
      assertThat(proxy.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          407 Give Me secret | the proxy refused the tunnel: 407 Proxy Authentication Required: give \
          user and password in HTTPS_PROXY (http://user:password@host:port)
          403 No.            | the proxy refused the tunnel: 403 Forbidden: it does not let us go there
          502 Oops 12:34:56  | the proxy refused the tunnel: 502 Bad Gateway: it cannot reach the \
          endpoint itself
          301 Elsewhere      | the proxy refused the tunnel: 301 Moved Permanently
          """)
  @DisplayName("a refused tunnel is a connection failure in words that are always the same")
  void refused(String status, String error) throws Exception {
    Script refusing =
        peer -> {
          assertThat(peer.readRequest()).isTrue();
          peer.send("HTTP/1.1 " + status + "\r\nContent-Length: 4\r\n\r\nsee?");
          peer.awaitClose();
        };
    try (ScriptedServer proxy = ScriptedServer.playing(refusing);
        Stage stage = Stage.calling("https://" + HOST, network(proxy))) {
      for (int i = 0; i < 3; i++) {
        Sample sample = stage.ask();
        assertThat(sample.outcome()).isEqualTo(Outcome.CONNECTION);
        assertThat(sample.error()).isEqualTo("no connection: " + error);
      }
      assertThat(proxy.connections()).as("asked once a call").isEqualTo(3);
      Eventually.until("nothing is kept", () -> stage.openConnections() == 0);
    }
  }

  @Test
  @DisplayName("a proxy that hangs up or talks nonsense is a connection failure")
  void nonsense() throws Exception {
    Script closing = Peer::readRequest;
    Script babbling =
        peer -> {
          assertThat(peer.readRequest()).isTrue();
          peer.send("220 smtp.example ESMTP\r\n");
          peer.awaitClose();
        };
    try (ScriptedServer proxy = ScriptedServer.playing(closing, babbling);
        Stage stage = Stage.calling("https://" + HOST, network(proxy))) {
      assertThat(stage.ask().error())
          .isEqualTo("no connection: the proxy closed the connection instead of giving a tunnel");
      assertThat(stage.ask().error())
          .isEqualTo("no connection: what answers at the proxy's address does not speak HTTP");
      assertThat(stage.samples()).extracting(Sample::outcome).containsOnly(Outcome.CONNECTION);
      Eventually.until("nothing is kept", () -> stage.openConnections() == 0);
    }
  }

  @Test
  @DisplayName("a proxy that never grants the tunnel is a connect timeout")
  void silent() throws Exception {
    Script silent =
        peer -> {
          assertThat(peer.readRequest()).isTrue();
          peer.awaitClose();
        };
    try (ScriptedServer proxy = ScriptedServer.playing(silent);
        Stage stage =
            Stage.calling(
                URI.create("https://" + HOST),
                s ->
                    over(network(proxy))
                        .apply(s.withWire(s.wire().withConnectTimeout(Duration.ofMillis(80)))))) {
      Sample sample = stage.ask();
      assertThat(sample.outcome()).isEqualTo(Outcome.TIMEOUT);
      assertThat(sample.error()).isEqualTo("connect timeout after 80 ms");
      proxy.peer(0).awaitPlayed();
    }
  }

  @Test
  @DisplayName("a proxy that is not there is told from an endpoint that is not there")
  void noProxy() throws Exception {
    Network network;
    try (ScriptedServer gone = ScriptedServer.playing(ANSWERING)) {
      network = network(gone);
    }
    try (Stage stage = Stage.calling("https://" + HOST, network)) {
      assertThat(stage.ask().error()).isEqualTo("no connection: the proxy: connection refused");
    }
    Network nowhere = Network.of(Map.of("HTTPS_PROXY", "http://u:pw@proxy.invalid:1"));
    try (Stage stage = Stage.calling("https://" + HOST, nowhere)) {
      assertThatThrownBy(stage::ask)
          .isInstanceOf(TargetException.class)
          .hasMessage(
              "cannot find the proxy proxy.invalid:1: check HTTPS_PROXY, or except service.invalid"
                  + " from it in NO_PROXY");
    }
    assertThatThrownBy(() ->
            Stage.calling(
                "https://" + HOST, Network.of(Map.of("HTTPS_PROXY", "socks5://u:pw@proxy:1"))))
        .isInstanceOf(TargetException.class)
        .hasMessageStartingWith("HTTPS_PROXY names a proxy for socks5://, which is not supported");
  }
}
