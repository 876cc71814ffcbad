package dev.stampede.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.aws.scripted.Certificate;
import dev.stampede.aws.scripted.Eventually;
import dev.stampede.aws.scripted.Frames;
import dev.stampede.aws.scripted.Http;
import dev.stampede.aws.scripted.ScriptedServer;
import dev.stampede.aws.scripted.ScriptedServer.Script;
import dev.stampede.aws.scripted.Stage;
import dev.stampede.aws.target.TargetException;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Sample;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("TLS")
class TlsTest {

  private static final byte[] ANSWER = Http.stream(Frames.chunk("Hi!"), Frames.finish());
  private static final Script ANSWERING = Script.answering(ANSWER);
  private static final List<String> TRUST =
      List.of("javax.net.ssl.trustStore", "javax.net.ssl.trustStorePassword");

  @TempDir private Path folder;
  private final Map<String, String> before = new HashMap<>();

  @BeforeEach
  void rememberTrust() {
    TRUST.forEach(name -> before.put(name, System.getProperty(name, "")));
  }

  @AfterEach
  void restoreTrust() {
    before.forEach((name, value) -> {
      if (value.isEmpty()) {
        System.clearProperty(name);
      } else {
        System.setProperty(name, value);
      }
    });
  }

  private static void trustInJdk(Certificate certificate) {
    System.setProperty(TRUST.get(0), certificate.store().toString());
    System.setProperty(TRUST.get(1), Certificate.PASSWORD);
  }

  private Network trusting(Certificate... certificates) throws Exception {
    Path bundle = Certificate.bundle(folder.resolve("bundle.pem"), certificates);
    return Network.of(Map.of("AWS_CA_BUNDLE", bundle.toString()));
  }

  private static Sample ask(ScriptedServer server, Network network) {
    try (Stage stage = calling(server, network)) {
      return stage.ask();
    }
  }

  private static Stage calling(ScriptedServer server, Network network) {
    return Stage.calling("https://localhost:" + server.port(), network);
  }

  private static void refused(Sample sample, String why) {
    assertThat(sample.outcome()).isEqualTo(Outcome.CONNECTION);
    assertThat(sample.error()).isEqualTo("no connection: TLS: " + why);
  }

  @Test
  @DisplayName("carries turns where the JDK trusts the certificate and it is for the host")
  void trusted() throws Exception {
    Certificate certificate = Certificate.forHost(folder, "localhost");
    trustInJdk(certificate);
    try (ScriptedServer server = certificate.server(ANSWERING);
        Stage stage = calling(server, Network.direct())) {
      assertThat(stage.ask().error()).isEmpty();
      assertThat(stage.ask().outcome()).isEqualTo(Outcome.SUCCESS);
      assertThat(server.connections()).as("kept alive").isEqualTo(1);
    }
  }

  @Test
  @DisplayName("carries turns where any certificate of AWS_CA_BUNDLE vouches for the server's")
  void bundle() throws Exception {
    Certificate other = Certificate.forHost(folder, "other.example");
    Certificate ours = Certificate.forHost(folder, "localhost");
    try (ScriptedServer server = ours.server(ANSWERING)) {
      assertThat(ask(server, trusting(other, ours)).error()).isEmpty();
    }
  }

  @Test
  @DisplayName("trusts nobody but the bundle where there is one, not even whom the JDK trusts")
  void onlyTheBundle() throws Exception {
    Certificate other = Certificate.forHost(folder, "other.example");
    Certificate ours = Certificate.forHost(folder, "localhost");
    trustInJdk(ours);
    try (ScriptedServer server = ours.server(ANSWERING)) {
      refused(
          ask(server, trusting(other)),
          "the certificate's authority is not known: name its PEM file in AWS_CA_BUNDLE if you trust"
              + " it");
    }
  }

  @Test
  @DisplayName("is refused where nobody vouches for the certificate, and says what to do")
  void untrusted() throws Exception {
    try (ScriptedServer server = Certificate.forHost(folder, "localhost").server(ANSWERING)) {
      refused(
          ask(server, Network.direct()),
          "the certificate's authority is not known: name its PEM file in AWS_CA_BUNDLE if you trust"
              + " it");
    }
  }

  @Test
  @DisplayName("is refused where the certificate is for another host, and says what to do")
  void wrongHost() throws Exception {
    Certificate elsewhere = Certificate.forHost(folder, "elsewhere.example");
    try (ScriptedServer server = elsewhere.server(ANSWERING)) {
      refused(
          ask(server, trusting(elsewhere)),
          "the certificate is for another host: use a host name that it is made out for");
    }
  }

  @Test
  @DisplayName("is refused where the certificate has expired, and says what to do")
  void expired() throws Exception {
    Certificate old = Certificate.issued(folder, "localhost", "-10d");
    try (ScriptedServer server = old.server(ANSWERING)) {
      refused(
          ask(server, trusting(old)),
          "the certificate has expired: renew it on the server, or set this machine's clock");
    }
  }

  @Test
  @DisplayName("is refused where the certificate is not valid yet, and says what to do")
  void early() throws Exception {
    Certificate young = Certificate.issued(folder, "localhost", "+10d");
    try (ScriptedServer server = young.server(ANSWERING)) {
      refused(
          ask(server, trusting(young)),
          "the certificate is not valid yet: set this machine's clock, or the server's certificate");
    }
  }

  @Test
  @DisplayName("is refused where the port speaks plain http, and says so")
  void plainPort() throws Exception {
    Script plain = peer -> peer.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    try (ScriptedServer server = ScriptedServer.playing(plain)) {
      refused(
          ask(server, Network.direct()),
          "what answers there does not speak TLS: is the URL or port for plain http?");
    }
  }

  @Test
  @DisplayName("resumes sessions: further connections need no second full handshake")
  void resumed() throws Exception {
    Certificate certificate = Certificate.forHost(folder, "localhost");
    List<Long> sessions = new CopyOnWriteArrayList<>();
    Script once =
        peer -> {
          assertThat(peer.readRequest()).isTrue();
          sessions.add(peer.sessionMadeAt());
          peer.send(ANSWER);
        };
    try (ScriptedServer server = certificate.server(once);
        Stage stage = calling(server, trusting(certificate))) {
      for (int i = 1; i <= 4; i++) {
        assertThat(stage.ask().error()).isEmpty();
        Eventually.until("the close is seen", () -> stage.openConnections() == 0);
        long seen = System.currentTimeMillis();
        Eventually.until("another session would differ", () -> System.currentTimeMillis() > seen);
      }
      assertThat(server.connections()).isEqualTo(4);
      assertThat(sessions).hasSize(4).containsOnly(sessions.getFirst());
    }
  }

  @Test
  @DisplayName("is not begun with a bundle that cannot be used; plain http does not need it")
  void badBundle() throws Exception {
    Network network = Network.of(Map.of("AWS_CA_BUNDLE", "no/such.pem"));
    assertThatThrownBy(() -> Stage.calling("https://localhost:1", network))
        .isInstanceOf(TargetException.class)
        .hasMessage(
            "AWS_CA_BUNDLE names no/such.pem, which cannot be used as a bundle of authorities: there"
                + " is no such file");
    try (ScriptedServer server = ScriptedServer.playing(ANSWERING);
        Stage stage = Stage.calling(server.url().toString(), network)) {
      assertThat(stage.ask().error()).isEmpty();
    }
  }
}
