package dev.stampede.emulator;

import static dev.stampede.emulator.RawClient.SUPERVISOR;
import static dev.stampede.emulator.RawClient.body;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.input.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The certificate is made when the tests begin, by the JDK's keytool. */
@DisplayName("An emulator with a certificate")
class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private static Path folder;
  private static Tls tls = new Tls(Path.of(""), Path.of(""));
  private static KeyStore store;

  @BeforeAll
  static void makeCertificate() throws Exception {
    Path file = folder.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "emulator",
                    "-keyalg",
                    "EC",
                    "-validity",
                    "2",
                    "-dname",
                    "CN=emulator",
                    "-ext",
                    "SAN=ip:127.0.0.1",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    file.toString(),
                    "-storepass",
                    new String(PASSWORD)))
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    tls =
        new Tls(
            pem("cert.pem", "CERTIFICATE", store.getCertificate("emulator").getEncoded()),
            pem("key.pem", "PRIVATE KEY", store.getKey("emulator", PASSWORD).getEncoded()));
  }

  private static Path pem(String file, String kind, byte[] der) throws IOException {
    String text =
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(
                kind, Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der), kind);
    return Files.writeString(folder.resolve(file), text);
  }

  @Test
  void speaksTlsWithWhoeverTrustsIt() throws Exception {
    try (var emulator = Emulator.start(Emulators.quick().withTls(tls));
        var client = HttpClient.newBuilder().sslContext(trusting()).build()) {
      assertThat(emulator.uri().toString()).matches("https://127\\.0\\.0\\.1:\\d+");
      HttpResponse<String> response = client.send(request(emulator), BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).contains("chunk");
      assertThat(Emulators.onlyCall(emulator).outcome()).isEqualTo("answered");
    }
  }

  @Test
  void isNotTrustedByAnybodyElse() throws Exception {
    try (var emulator = Emulator.start(Emulators.quick().withTls(tls));
        var client = HttpClient.newHttpClient()) {
      assertThatThrownBy(() -> client.send(request(emulator), BodyHandlers.ofString()))
          .isInstanceOf(SSLHandshakeException.class);
      assertThat(emulator.truth().calls()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"reset@3, true", "truncate@3, false"})
  void resetsAndClosesAsWithoutTls(String fault, boolean reset) throws Exception {
    try (var emulator = Emulator.start(Emulators.with("100%:" + fault).withTls(tls));
        Socket socket =
            trusting()
                .getSocketFactory()
                .createSocket(emulator.uri().getHost(), emulator.uri().getPort())) {
      String ask = body("Hello!", true, true);
      socket
          .getOutputStream()
          .write(
              "POST %ss1/text HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s"
                  .formatted(SUPERVISOR, ask.length(), ask)
                  .getBytes(US_ASCII));
      InputStream in = socket.getInputStream();
      if (reset) {
        assertThatThrownBy(() -> drain(in)).isInstanceOf(SocketException.class);
      } else {
        drain(in);
      }
    }
  }

  private static void drain(InputStream in) throws IOException {
    byte[] buffer = new byte[4096];
    while (in.read(buffer) >= 0) {
      // On to the end.
    }
  }

  @Test
  void saysWhichFileCannotBeUsedAndWhatToDo() throws Exception {
    Path text = Files.writeString(folder.resolve("text.pem"), "no PEM at all\n");
    Path none = folder.resolve("none.pem");
    assertRefused(new Tls(none, tls.key()), none + ": there is no such file");
    assertRefused(new Tls(tls.certificate(), none), none + ": there is no such file");
    assertRefused(new Tls(text, tls.key()), text + ": is no certificate in PEM");
    assertRefused(
        new Tls(tls.certificate(), text), text + ": is no unencrypted PKCS#8 private key");
  }

  private static void assertRefused(Tls wrong, String message) {
    assertThatThrownBy(() -> Emulator.start(Emulators.quick().withTls(wrong)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(message);
  }

  private static HttpRequest request(Emulator emulator) {
    return HttpRequest.newBuilder(emulator.uri().resolve(SUPERVISOR + "s1/text"))
        .POST(BodyPublishers.ofString(body("Hello!", true, true)))
        .build();
  }

  private static SSLContext trusting() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(
        "emulator", Objects.requireNonNull(store).getCertificate("emulator"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
