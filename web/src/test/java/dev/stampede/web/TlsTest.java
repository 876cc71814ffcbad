package dev.stampede.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.web.access.Login;
import dev.stampede.web.access.WebRefusal;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page over TLS, with keys of every form that OpenSSL and keytool write. */
@Timeout(180)
class TlsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir static Path folder;

  @BeforeAll
  static void keys() throws Exception {
    make("rsa", "RSA", "2048");
    make("ec", "EC", "256");
    make("ed", "Ed25519", "255");
    byte[] rsa = key("rsa").getEncoded();
    // Behind 26 bytes of envelope a key of 2048 bits is as PKCS #1 has it.
    pem("rsa-old.key", "RSA PRIVATE KEY", Arrays.copyOfRange(rsa, 26, rsa.length));
    pem("ec-old.key", "EC PRIVATE KEY", sec1(key("ec").getEncoded()));
  }

  private static void make(String name, String algorithm, String size) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "web",
                "-keyalg",
                algorithm,
                algorithm.equals("Ed25519") ? "-v" : "-keysize",
                algorithm.equals("Ed25519") ? "-v" : size,
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                folder.resolve(name + ".p12").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).as(said).isZero();
    pem(name + ".crt", "CERTIFICATE", store(name).getCertificate("web").getEncoded());
    pem(name + ".key", "PRIVATE KEY", key(name).getEncoded());
  }

  private static KeyStore store(String name) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static Key key(String name) throws Exception {
    return store(name).getKey("web", PASSWORD);
  }

  private static void pem(String file, String label, byte[] der) throws Exception {
    Files.writeString(
        folder.resolve(file),
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(
                label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), label));
  }

  /**
   * RFC 5915 for P-256, with the curve's name inside, as {@code openssl ecparam -genkey} writes.
   */
  private static byte[] sec1(byte[] pkcs8) {
    byte[] secret = ((java.security.interfaces.ECPrivateKey) generated(pkcs8)).getS().toByteArray();
    byte[] padded = new byte[32];
    int from = Math.max(0, secret.length - 32);
    System.arraycopy(secret, from, padded, 32 - (secret.length - from), secret.length - from);
    byte[] der = new byte[2 + 3 + 2 + 32 + 2 + 10];
    byte[] start = {0x30, (byte) (der.length - 2), 0x02, 0x01, 0x01, 0x04, 0x20};
    byte[] curve = {
      (byte) 0xa0, 0x0a, 0x06, 0x08, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x03, 0x01, 0x07
    };
    System.arraycopy(start, 0, der, 0, start.length);
    System.arraycopy(padded, 0, der, start.length, 32);
    System.arraycopy(curve, 0, der, start.length + 32, curve.length);
    return der;
  }

  private static java.security.PrivateKey generated(byte[] pkcs8) {
    try {
      return java.security.KeyFactory.getInstance("EC")
          .generatePrivate(new java.security.spec.PKCS8EncodedKeySpec(pkcs8));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static WebSettings settings(String certificate, String key, boolean login) {
    return new WebSettings(
        "127.0.0.1",
        0,
        Optional.of(new WebSettings.Tls(folder.resolve(certificate), folder.resolve(key))),
        login ? Optional.of(Login.of("ada", "s3cret")) : Optional.empty(),
        false,
        List.of());
  }

  private static HttpClient trusting(String name) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, PASSWORD);
    trusted.setCertificateEntry("web", store(name).getCertificate("web"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  private static HttpRequest.Builder request(Served served, String path) {
    return HttpRequest.newBuilder(URI.create(served.server.url() + path))
        .timeout(Duration.ofSeconds(60));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "rsa.crt rsa.key",
        "rsa.crt rsa-old.key",
        "ec.crt ec.key",
        "ec.crt ec-old.key",
        "ed.crt ed.key"
      })
  @DisplayName("page and stream over TLS, with keys old and new")
  void serves(String files) throws Exception {
    String[] names = files.split(" ", -1);
    String name = names[0].replace(".crt", "");
    try (Served served = Served.with(settings(names[0], names[1], false));
        HttpClient client = trusting(name)) {
      assertThat(served.server.url()).startsWith("https://127.0.0.1:");
      assertThat(client.send(request(served, "/").build(), BodyHandlers.ofString()).body())
          .isEqualTo("<!doctype html>Stampede");
      HttpResponse<InputStream> stream =
          client.send(request(served, "/api/stream").build(), BodyHandlers.ofInputStream());
      try (InputStream in = stream.body()) {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("event: view") < 0) {
          int c = in.read();
          assertThat(c).isNotNegative();
          text.append((char) c);
        }
      }
    }
  }

  @Test
  @DisplayName("the login's cookie never leaves TLS")
  void secureCookie() throws Exception {
    try (Served served = Served.with(settings("ec.crt", "ec.key", true));
        HttpClient client = trusting("ec")) {
      HttpResponse<String> in =
          client.send(
              request(served, "/login")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .header("Origin", served.server.url())
                  .POST(BodyPublishers.ofString("username=ada&password=s3cret"))
                  .build(),
              BodyHandlers.ofString());
      assertThat(in.statusCode()).isEqualTo(303);
      assertThat(in.headers().firstValue("set-cookie").orElse(""))
          .startsWith("__Host-stampede-")
          .endsWith("; Path=/; HttpOnly; SameSite=Strict; Secure");
    }
  }

  @Test
  @DisplayName("who speaks plain HTTP to it, or nothing, disturbs nobody")
  void plain() throws Exception {
    try (Served served = Served.with(settings("ec.crt", "ec.key", false));
        HttpClient client = trusting("ec");
        java.net.Socket _ = served.wire.connect();
        java.net.Socket half = served.wire.connect()) {
      half.getOutputStream().write(new byte[] {0x16, 0x03, 0x01});
      assertThat(served.wire.raw("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").status()).isZero();
      assertThat(client.send(request(served, "/").build(), BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
  }

  private static void refused(String certificate, String key, String words) {
    assertThatThrownBy(() -> Served.with(settings(certificate, key, false)).close())
        .isInstanceOf(WebRefusal.class)
        .hasMessageContaining(words);
  }

  @Test
  @DisplayName("files that cannot be used are named, with the flag and the reason")
  void refusals() throws Exception {
    Files.writeString(folder.resolve("empty"), "");
    Files.writeString(folder.resolve("nonsense"), "-----BEGIN CERTIFICATE-----\nx\n");
    pem("secret.key", "ENCRYPTED PRIVATE KEY", new byte[] {1, 2, 3});
    pem("broken.key", "PRIVATE KEY", new byte[] {1, 2, 3});
    pem("broken-rsa.key", "RSA PRIVATE KEY", new byte[] {1, 2, 3});
    pem("broken-ec.key", "EC PRIVATE KEY", new byte[] {0x30, 0x7f, 2});
    refused(
        "none.crt",
        "ec.key",
        "--tls-cert " + folder.resolve("none.crt") + ": cannot be read (there is no such file)");
    refused("ec.crt", "none.key", "--tls-key " + folder.resolve("none.key") + ": cannot be read");
    refused(
        "empty",
        "ec.key",
        "--tls-cert " + folder.resolve("empty") + ": there is no certificate in it");
    refused("nonsense", "ec.key", "--tls-cert " + folder.resolve("nonsense"));
    refused("ec.key", "ec.key", "--tls-cert " + folder.resolve("ec.key"));
    refused("ec.crt", "ec.crt", "there is no private key in it");
    refused("ec.crt", "secret.key", "the key is encrypted; write it out plain: openssl pkey -in");
    refused("ec.crt", "rsa.key", "not a key for a certificate of kind EC");
    refused("rsa.crt", "broken.key", "not a key for a certificate of kind RSA");
    refused("rsa.crt", "broken-rsa.key", "not a key for a certificate of kind RSA");
    refused("ec.crt", "broken-ec.key", "not a key for a certificate of kind EC");
    make("other", "EC", "256");
    refused("ec.crt", "other.key", "it is not the key of the certificate in --tls-cert");
  }
}
