package dev.stampede.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.web.access.Login;
import dev.stampede.web.access.WebRefusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the page is served, and where it is refused, with the flag in the words. */
@Timeout(120)
class WebServerTest {

  private static WebSettings settings(String host, int port, boolean login, boolean insecure) {
    return new WebSettings(
        host,
        port,
        Optional.empty(),
        login ? Optional.of(Login.of("ada", "s3cret")) : Optional.empty(),
        insecure,
        List.of());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"127.0.0.1", "localhost", "127.0.0.2", "::1", "[::1]"})
  @DisplayName("for this machine alone nobody need log in")
  void loopback(String host) {
    WebSettings settings = settings(host, 0, false, false);
    assertThat(settings.address().getAddress().isLoopbackAddress()).isTrue();
    assertThat(settings.warnings()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"*", "", "0.0.0.0", "::", "192.0.2.1"})
  @DisplayName("where others reach it there must be a login, or a word that there shall be none")
  void open(String host) {
    assertThatThrownBy(() -> settings(host, 0, false, false).address())
        .isInstanceOf(WebRefusal.class)
        .hasMessageContaining("--web-host")
        .hasMessageContaining("--web-login")
        .hasMessageContaining("--insecure")
        .hasMessageContaining("STAMPEDE_WEB_PASSWORD");
    assertThat(settings(host, 0, true, false).address()).isNotNull();
    assertThat(settings(host, 0, false, true).address()).isNotNull();
    assertThat(settings(host, 0, false, true).warnings())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("--insecure:");
    assertThat(settings(host, 0, true, false).warnings())
        .hasSize(1)
        .first()
        .asString()
        .contains("unencrypted");
  }

  @Test
  @DisplayName("the whole network is served by its addresses, and opened as localhost")
  void everywhere() throws IOException {
    try (Served served = Served.with(settings("*", 0, false, true))) {
      assertThat(served.server.url()).isEqualTo("http://localhost:" + served.server.port());
      assertThat(served.wire.get("/").status()).isEqualTo(200);
      assertThat(served.wire.get("/", "Host: evil.example").status()).isEqualTo(403);
    }
  }

  @Test
  @DisplayName("the address is told as it can be opened")
  void url() {
    try (Served served = Served.open()) {
      assertThat(served.server.url()).isEqualTo("http://127.0.0.1:" + served.server.port());
    }
  }

  @Test
  @DisplayName("a port that another program has")
  void portInUse() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Served.with(WebSettings.local(other.getLocalPort())).close())
          .isInstanceOf(WebRefusal.class)
          .hasMessage(
              "--web-port %d: another program has this port; choose another, or 0 for any that is free"
                  .formatted(other.getLocalPort()));
    }
  }

  @Test
  @DisplayName("the port is free again after the end")
  void portFree() throws IOException {
    Served first = Served.open();
    int port = first.server.port();
    assertThat(first.wire.get("/").status()).isEqualTo(200);
    first.close();
    try (Served second = Served.with(WebSettings.local(port))) {
      assertThat(second.wire.get("/").status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("an address that is another machine's")
  void notOurs() {
    assertThatThrownBy(() -> Served.with(settings("192.0.2.1", 0, true, false)).close())
        .isInstanceOf(WebRefusal.class)
        .hasMessage("--web-host 192.0.2.1: not an address of this machine");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {-1, 65_536, 100_000})
  @DisplayName("a number that is no port")
  void ports(int port) {
    assertThatThrownBy(() -> WebSettings.local(port))
        .isInstanceOf(WebRefusal.class)
        .hasMessageContaining("--web-port " + port);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        "*",
        "http://load.example",
        "load.example:8089",
        "a b",
        "*.example",
        "a/b",
        "-a",
        "a,b",
        "[::1",
        "münchen.example"
      })
  @DisplayName("a name that no host has")
  void allowedHosts(String name) {
    assertThatThrownBy(() ->
            new WebSettings(
                "127.0.0.1", 0, Optional.empty(), Optional.empty(), false, List.of(name)))
        .isInstanceOf(WebRefusal.class)
        .hasMessageContaining("--web-allowed-host " + name);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"load.example", "LOAD", "10.0.0.1", "fe80::1", "[fe80::1]", "a_b-c.d"})
  @DisplayName("a name that a host may have")
  void goodHosts(String name) {
    assertThat(
            new WebSettings(
                    "127.0.0.1", 0, Optional.empty(), Optional.empty(), false, List.of(name))
                .allowedHosts())
        .hasSize(1);
  }

  @Test
  @DisplayName("certificate and key come together")
  void half() {
    Path file = Path.of("x.pem");
    assertThatThrownBy(() -> WebSettings.Tls.of(Optional.of(file), Optional.empty()))
        .hasMessage("--tls-cert: the key is missing; add --tls-key FILE");
    assertThatThrownBy(() -> WebSettings.Tls.of(Optional.empty(), Optional.of(file)))
        .hasMessage("--tls-key: the certificate is missing; add --tls-cert FILE");
    assertThat(WebSettings.Tls.of(Optional.empty(), Optional.empty())).isEmpty();
  }
}
