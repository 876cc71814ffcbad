package dev.stampede.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.web.Wire.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what: nobody's page but our own, and every tool on this machine. */
@Timeout(120)
class AccessTest {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";
  private static final String BROWSER = "User-Agent: Mozilla/5.0 (X11; Linux x86_64) Chrome/156";

  private static Served served;

  @BeforeAll
  static void open() {
    served =
        Served.with(
            new WebSettings(
                "127.0.0.1",
                0,
                Optional.empty(),
                Optional.empty(),
                false,
                List.of("Load.Example", "10.9.8.7")));
    served.director.files.put("requests.csv", new byte[] {'a'});
    served.director.files.put("report.html", new byte[] {'a'});
  }

  @AfterAll
  static void close() {
    served.close();
  }

  @BeforeEach
  void forget() {
    served.director.asked.clear();
  }

  @ParameterizedTest(name = "Host: {0} → {1}")
  @CsvSource(
      textBlock =
          """
          localhost:%d,        200
          localhost,           200
          LOCALHOST:9999,      200
          127.0.0.1:%d,        200
          127.0.0.5,           200
          [::1]:8089,          200
          load.example,        200
          LOAD.example:1234,   200
          10.9.8.7:80,         200
          evil.example,        403
          evil.example:8089,   403
          localhost.evil.example, 403
          load.example.evil.example, 403
          xload.example,       403
          localhost:8089.evil.example, 403
          localhost@evil.example, 403
          'localhost, evil.example', 403
          8.8.8.8,             403
          0.0.0.0:8089,        403
          127.1,               403
          2130706433,          403
          0x7f.0.0.1,          403
          0177.0.0.1,          403
          [::1%%lo],            403
          [::1]evil.example,   403
          [::1,                403
          localhost.,          403
          localhost:99999999,  403
          localhost:,          403
          ' ',                 403
          """)
  @DisplayName("names under which the server answers: its own and those that are allowed")
  void hosts(String host, int status) throws IOException {
    String named = host.replace("%d", Integer.toString(served.server.port())).replace("%%", "%");
    for (String path : List.of("/", Served.SCRIPT, "/api/view", "/stats/requests", "/nothing")) {
      int expected = status == 200 && path.equals("/nothing") ? 404 : status;
      assertThat(served.wire.get(path, "Host: " + named).status()).as(path).isEqualTo(expected);
    }
    assertThat(served.wire.get("/stop", "Host: " + named).status()).isEqualTo(status);
    assertThat(served.director.asked).hasSize(status == 200 ? 1 : 0);
  }

  @Test
  @DisplayName("a refused host is told what to do, without markup")
  void refusedHost() throws IOException {
    Reply reply = served.wire.get("/", "Host: evil.example");
    assertThat(reply.header("content-type")).isEqualTo("application/json");
    assertThat(reply.body()).contains("not 'evil.example'").contains("--web-allowed-host NAME");
  }

  @Test
  @DisplayName("no host, or two of them, is no request")
  void hostCount() throws IOException {
    assertThat(served.wire.raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n").status())
        .isEqualTo(400);
    assertThat(served.wire.raw("GET / HTTP/1.0\r\n\r\n").status()).isEqualTo(400);
    assertThat(
            served
                .wire
                .raw(
                    "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
                .status())
        .isEqualTo(400);
  }

  /** Headers, then whether such a request may lead to the page, read, and change. */
  static Stream<List<String>> senders() {
    String own = "http://localhost:%d";
    return Stream.of(
        // Tools.
        sender("yes yes yes"),
        sender("yes yes yes", "User-Agent: python-requests/2.32"),
        // Our own page.
        sender("yes yes yes", BROWSER, "Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: cors"),
        sender("yes yes yes", BROWSER, "Sec-Fetch-Site: same-origin", "Origin: " + own),
        sender("yes yes yes", BROWSER, "Origin: " + own, "Referer: " + own + "/?tab=charts"),
        sender("yes yes yes", BROWSER, "Origin: http://LOCALHOST:%d"),
        // Typed by hand.
        sender("yes yes yes", BROWSER, "Sec-Fetch-Site: none", "Sec-Fetch-Mode: navigate"),
        // Behind a proxy, under a name that is allowed.
        sender("yes yes yes", BROWSER, "Origin: https://load.example"),
        sender(
            "yes yes yes", BROWSER, "Origin: https://load.example", "Sec-Fetch-Site: same-origin"),
        // Other pages.
        sender("yes no no", BROWSER, "Sec-Fetch-Site: cross-site"),
        sender("yes no no", BROWSER, "Sec-Fetch-Site: same-site"),
        sender("yes no no", BROWSER, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"),
        sender("yes no no", BROWSER, "Sec-Fetch-Site: CROSS-SITE"),
        sender("yes no no", BROWSER, "Sec-Fetch-Site: "),
        sender("yes no no", "Sec-Fetch-Site: cross-site", "Origin: " + own),
        sender("yes no no", BROWSER, "Origin: null"),
        sender("yes no no", "Origin: null"),
        sender("yes no no", "Origin: "),
        sender("yes no no", BROWSER, "Origin: http://evil.example"),
        sender("yes no no", BROWSER, "Origin: http://localhost:1"),
        sender("yes no no", BROWSER, "Origin: http://localhost"),
        sender("yes no no", BROWSER, "Origin: http://127.0.0.1:%d"),
        sender("yes no no", BROWSER, "Origin: http://localhost:%d.evil.example"),
        sender("yes no no", BROWSER, "Origin: http://localhost:%d@evil.example"),
        sender("yes no no", BROWSER, "Origin: file://"),
        sender("yes no no", BROWSER, "Origin: chrome-extension://abcdef"),
        sender("yes no no", BROWSER, "Origin: localhost:%d"),
        sender("yes no no", BROWSER, "Origin: " + own, "Origin: http://evil.example"),
        sender("yes no no", BROWSER, "Origin: https://load.example", "Sec-Fetch-Site: cross-site"),
        // What other pages can have a browser fetch without its saying so: never a change.
        sender("yes yes no", BROWSER),
        sender("yes yes no", BROWSER, "Referer: http://evil.example/x"),
        sender("yes yes no", BROWSER, "Sec-Fetch-Mode: no-cors"),
        sender("yes yes no", "Referer: http://evil.example/x"),
        sender("yes yes no", BROWSER, "Sec-Fetch-Site: none", "Referer: http://evil.example/x"));
  }

  private static List<String> sender(String expected, String... headers) {
    List<String> all = new ArrayList<>(List.of(expected));
    all.addAll(Arrays.asList(headers));
    return all;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("senders")
  @DisplayName("what a request may do, by what it tells of where it comes from")
  void senders(List<String> sender) throws IOException {
    String[] may = sender.getFirst().split(" ", -1);
    String[] headers =
        sender.stream()
            .skip(1)
            .map(header -> header.replace("%d", Integer.toString(served.server.port())))
            .toArray(String[]::new);
    Wire wire = served.wire;
    for (String path : List.of("/", Served.SCRIPT)) {
      assertThat(wire.get(path, headers).status()).as(path).isEqualTo(200);
    }
    int read = may[1].equals("yes") ? 200 : 403;
    for (String path :
        List.of(
            "/api/view",
            "/stats/requests",
            "/exceptions",
            "/tasks",
            "/logs",
            "/worker-count",
            "/api/download/requests.csv",
            "/stats/requests/csv",
            "/stats/report")) {
      assertThat(wire.get(path, headers).status()).as(path).isEqualTo(read);
    }
    assertThat(wire.ask("HEAD", "/api/stream", "", headers).status())
        .as("the stream")
        .isEqualTo(read);
    assertThat(served.director.asked).isEmpty();

    boolean change = may[2].equals("yes");
    List<Reply> changes =
        List.of(
            wire.post("/api/start", JSON, "{}", headers),
            wire.post("/api/load", JSON, "{\"users\":1}", headers),
            wire.post("/api/stop", JSON, "{}", headers),
            wire.post("/api/reset", JSON, "{}", headers),
            wire.post("/swarm", FORM, "user_count=1&spawn_rate=1", headers),
            wire.get("/stop", headers),
            wire.get("/stats/reset", headers));
    assertThat(changes)
        .allSatisfy(reply -> {
          assertThat(reply.status()).isEqualTo(change ? 200 : 403);
          assertThat(reply.header("access-control-allow-origin")).isEmpty();
        });
    assertThat(served.director.asked).hasSize(change ? 7 : 0);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonx",
    "''"
  })
  @DisplayName("a change must be sent as JSON, which no form can send")
  void contentType(String type) throws IOException {
    for (String path : List.of("/api/start", "/api/load", "/api/stop", "/api/reset")) {
      Reply reply = served.wire.post(path, type, "{\"users\":1}");
      assertThat(reply.status()).isEqualTo(415);
      assertThat(reply.body()).startsWith("{\"ok\":false,\"message\":\"a change is sent as JSON");
    }
    assertThat(served.director.asked).isEmpty();
  }

  @Test
  @DisplayName("a page that asks whether it may send JSON is told nothing")
  void preflight() throws IOException {
    Reply reply =
        served.wire.ask(
            "OPTIONS",
            "/api/start",
            "",
            "Origin: http://evil.example",
            "Access-Control-Request-Method: POST");
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
  }

  @Test
  @DisplayName("every answer tells browsers to be careful")
  void standingHeaders() throws IOException {
    List<Reply> replies =
        List.of(
            served.wire.get("/"),
            served.wire.get(Served.SCRIPT),
            served.wire.get("/api/view"),
            served.wire.get("/nothing"),
            served.wire.get("/stats/report"),
            served.wire.get("/api/download/requests.csv"),
            served.wire.get("/", "Host: evil.example"),
            served.wire.ask("DELETE", "/", ""));
    assertThat(replies)
        .allSatisfy(reply -> {
          assertThat(reply.header("x-content-type-options")).isEqualTo("nosniff");
          assertThat(reply.header("x-frame-options")).isEqualTo("DENY");
          assertThat(reply.header("referrer-policy")).isEqualTo("same-origin");
          assertThat(reply.header("cross-origin-resource-policy")).isEqualTo("same-origin");
          assertThat(reply.header("cross-origin-opener-policy")).isEqualTo("same-origin");
          assertThat(reply.header("content-security-policy"))
              .contains("default-src 'none'")
              .contains("frame-ancestors 'none'");
        });
    assertThat(served.wire.get("/").header("content-security-policy")).isEqualTo(Served.POLICY);
  }

  @Test
  @DisplayName("a report that is looked at has an origin of its own")
  void reportSandbox() throws IOException {
    Reply report = served.wire.get("/stats/report?theme=dark");
    assertThat(report.header("content-type")).startsWith("text/html");
    assertThat(report.header("content-disposition")).isEmpty();
    assertThat(report.header("content-security-policy"))
        .startsWith("sandbox allow-scripts")
        .doesNotContain("allow-same-origin");
  }
}
