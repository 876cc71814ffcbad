package dev.stampede.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.aws.agents.Agents;
import dev.stampede.aws.agents.AgentsSettings;
import dev.stampede.aws.agents.Question;
import dev.stampede.aws.agents.Reply;
import dev.stampede.aws.agents.Target;
import dev.stampede.aws.scripted.Frames;
import dev.stampede.aws.scripted.Http;
import dev.stampede.aws.scripted.ScriptedServer;
import dev.stampede.aws.scripted.ScriptedServer.Script;
import dev.stampede.measure.Outcome;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("TLS")
class TlsTest {

  private static final String PASSWORD = "changeit";
  private static final List<String> TRUST =
      List.of("javax.net.ssl.trustStore", "javax.net.ssl.trustStorePassword");

  @TempDir private Path folder;
  private final Map<String, String> before = new java.util.HashMap<>();

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

  /** A key store whose only certificate is for this host and signed by itself. */
  private Path certificate(String host) throws Exception {
    Path store = folder.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "san=dns:" + host,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said =
        new String(
            keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).as(said).isZero();
    return store;
  }

  private static ScriptedServer server(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return ScriptedServer.listening(
        context
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
        Script.answering(Http.stream(Frames.chunk("Hi!"), Frames.finish())));
  }

  private static void trust(Path store) {
    System.setProperty(TRUST.get(0), store.toString());
    System.setProperty(TRUST.get(1), PASSWORD);
  }

  private static Reply ask(ScriptedServer server) {
    Target target = Target.url(URI.create("https://localhost:" + server.port()));
    try (Agents agents = Agents.open(AgentsSettings.of(target, Map.of()))) {
      Question question =
          new Question(
              agents.settings().directory().find("notes"),
              "session",
              "Hello!",
              true,
              true,
              false,
              Map.of());
      agents.ask(question);
      return agents.ask(question);
    }
  }

  @Test
  @DisplayName("carries a turn where the certificate is trusted and for the host")
  void trusted() throws Exception {
    Path store = certificate("localhost");
    trust(store);
    try (ScriptedServer server = server(store)) {
      Reply reply = ask(server);
      assertThat(reply.error()).isEmpty();
      assertThat(reply.outcome()).isEqualTo(Outcome.SUCCESS);
      assertThat(reply.answer()).isEqualTo("Hi!");
      assertThat(server.connections()).as("kept alive").isEqualTo(1);
    }
  }

  @Test
  @DisplayName("is refused where nobody vouches for the certificate")
  void untrusted() throws Exception {
    try (ScriptedServer server = server(certificate("localhost"))) {
      Reply reply = ask(server);
      assertThat(reply.outcome()).isEqualTo(Outcome.CONNECTION);
      assertThat(reply.error()).isEqualTo("no connection: TLS: the certificate is not trusted");
    }
  }

  @Test
  @DisplayName("is refused where the certificate is for another host")
  void wrongHost() throws Exception {
    Path store = certificate("elsewhere.example");
    trust(store);
    try (ScriptedServer server = server(store)) {
      Reply reply = ask(server);
      assertThat(reply.outcome()).isEqualTo(Outcome.CONNECTION);
      assertThat(reply.error()).startsWith("no connection: TLS: ").contains("localhost");
    }
  }
}
