package dev.stampede.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.web.Wire.Reply;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files, limits, and clients that behave badly. */
@Timeout(120)
class HttpTest {

  private static final String JSON = "application/json";

  private Served served;
  private Wire wire;

  @BeforeEach
  void open() {
    served = Served.open();
    wire = served.wire;
  }

  @AfterEach
  void close() {
    served.close();
  }

  @Test
  @DisplayName("files come with their type, and are asked for again only when they change")
  void files() throws IOException {
    for (String path : List.of("/", Served.SCRIPT, "/ui/small.css")) {
      Reply reply = wire.get(path);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("cache-control")).isEqualTo("no-cache");
      String etag = reply.header("etag");
      assertThat(etag).matches("\"[0-9a-z]+\"");

      Reply again = wire.get(path, "If-None-Match: \"other\", " + etag);
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.bytes()).isEmpty();
      assertThat(wire.get(path, "If-None-Match: \"other\"").status()).isEqualTo(200);
    }
    assertThat(wire.get(Served.SCRIPT).header("content-type"))
        .isEqualTo("text/javascript; charset=utf-8");
    assertThat(wire.get("/?tab=charts").body()).isEqualTo("<!doctype html>Stampede");
    assertThat(wire.get("/api/view").header("cache-control")).isEqualTo("no-store");
  }

  @ParameterizedTest(name = "Accept-Encoding: {0}")
  @CsvSource({
    "gzip, true",
    "'deflate, gzip;q=0.5', true",
    "GZIP, true",
    "*, true",
    "'br', false",
    "'gzip;q=0', false",
    "'gzip;q=0.0', false",
    "'', false",
    "identity, false"
  })
  @DisplayName("long texts are compressed for those who take it")
  void compression(String accepted, boolean zipped) throws IOException {
    served.director.pad(5_000);
    served.director.files.put(
        "requests.csv", "a,b\r\n".repeat(1_000).getBytes(StandardCharsets.UTF_8));
    for (String path : List.of(Served.SCRIPT, "/api/view", "/api/download/requests.csv")) {
      String plain = wire.get(path, "Accept-Encoding: identity").body();
      Reply reply = wire.get(path, "Accept-Encoding: " + accepted);
      assertThat(reply.header("content-encoding")).isEqualTo(zipped ? "gzip" : "");
      assertThat(zipped ? reply.unzipped() : reply.body()).isEqualTo(plain);
      if (zipped) {
        assertThat(reply.header("vary")).isEqualTo("Accept-Encoding");
        assertThat(reply.bytes().length).isLessThan(plain.length() / 4);
      }
    }
    assertThat(wire.get("/ui/small.css", "Accept-Encoding: gzip").body()).isEqualTo("b{}");
  }

  @Test
  @DisplayName("HEAD tells what GET would, without the body")
  void head() throws IOException {
    for (String path : List.of("/", Served.SCRIPT, "/api/view", "/stats/requests")) {
      Reply get = wire.get(path);
      Reply head = wire.ask("HEAD", path, "");
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.bytes()).isEmpty();
      assertThat(head.header("content-length")).isEqualTo(Integer.toString(get.bytes().length));
      assertThat(head.header("content-type")).isEqualTo(get.header("content-type"));
    }
    assertThat(wire.ask("HEAD", "/stop", "").status()).isEqualTo(405);
    assertThat(served.director.asked).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "POST, /, GET", "DELETE, /api/view, GET", "GET, /api/start, POST", "PUT, /api/stop, POST",
    "GET, /swarm, POST", "POST, /stop, GET", "TRACE, /, GET", "POST, /ui/app.js, GET",
    "POST, /api/download/requests.csv, GET", "get, /, GET", "HEAD, /api/start, POST"
  })
  @DisplayName("another method is refused with the right one")
  void methods(String method, String path, String allowed) throws IOException {
    Reply reply = wire.ask(method, path, "");
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("allow")).isEqualTo(allowed);
    if (!method.equals("HEAD")) {
      assertThat(reply.body())
          .isEqualTo("{\"ok\":false,\"message\":\"this address takes " + allowed + "\"}");
    }
    assertThat(served.director.asked).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "/nothing",
        "/ui",
        "/ui/",
        "/ui/app.js/",
        "/ui/../ui/app.js",
        "/ui/./app.js",
        "/../../etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/ui/%61pp.js",
        "/ui%2fapp.js",
        "/ui/app.js%00",
        "/ui/app.js%0d%0aX:1",
        "/UI/app.js",
        "/api/download/../../etc/passwd",
        "/api/download/%2e%2e%2fetc%2fpasswd",
        "/api/download/",
        "/api/download//etc/passwd",
        "/api/view/",
        "/ui/app.js;x",
        "/index.html"
      })
  @DisplayName("what is not exactly a known address is none")
  void traversal(String path) throws IOException {
    Reply reply = wire.get(path);
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.body()).startsWith("{\"ok\":false,\"message\":\"there is no");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "GET http://evil.example/ HTTP/1.1",
        "GET //evil.example/api/view HTTP/1.1",
        "GET http://localhost/ HTTP/1.1",
        "OPTIONS * HTTP/1.1",
        "GET /\\ HTTP/1.1",
        "GET /a b HTTP/1.1",
        "GET",
        "HELLO",
        "GET /%zz HTTP/1.1"
      })
  @DisplayName("what is no request of this server's is refused, and nothing breaks")
  void requestLines(String line) throws IOException {
    int status = wire.raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n").status();
    assertThat(status).isIn(0, 400, 404);
    assertThat(wire.get("/").status()).isEqualTo(200);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: -1",
        "Content-Length: x",
        "Transfer-Encoding: gzip",
        "Content-Length: 2\r\nTransfer-Encoding: chunked"
      })
  @DisplayName("bodies whose length is in doubt are refused")
  void smuggling(String headers) throws IOException {
    int status =
        wire.raw(
                "POST /api/stop HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + headers
                    + "\r\nConnection: close\r\n\r\n{}")
            .status();
    assertThat(status).isIn(0, 400, 501);
    assertThat(served.director.asked).isEmpty();
  }

  @Test
  @DisplayName("a body of more than a megabyte is refused, in one piece or in chunks")
  void largeBody() throws IOException {
    String large = "{\"target\":\"" + "x".repeat(1 << 20) + "\"}";
    Reply reply = wire.post("/api/start", JSON, large);
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.body()).contains("larger than 1048576 bytes");
    Reply chunked =
        wire.raw(
            "POST /api/start HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + Integer.toHexString(large.length())
                + "\r\n"
                + large
                + "\r\n0\r\n\r\n");
    assertThat(chunked.status()).isEqualTo(413);
    assertThat(served.director.asked).isEmpty();
    assertThat(
            wire.post("/api/start", JSON, "{\"target\":\"" + "x".repeat(1 << 19) + "\"}").status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("a body that does not come in half a minute ends the connection")
  void slowBody() throws IOException {
    try (Socket socket = wire.connect()) {
      socket
          .getOutputStream()
          .write(
              ("POST /api/start HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                      + "Content-Length: 100\r\n\r\n{\"users\":")
                  .getBytes(StandardCharsets.UTF_8));
      socket.setSoTimeout(200);
      assertThat(endsWhileTimePasses(socket)).isTrue();
    }
    assertThat(served.director.asked).isEmpty();
    assertThat(wire.get("/").status()).isEqualTo(200);
  }

  /**
   * Lets half minutes pass until the server ends the connection: its thread must first be there.
   */
  private boolean endsWhileTimePasses(Socket socket) throws IOException {
    for (int i = 0; i < 300; i++) {
      served.clock.advance(Duration.ofSeconds(31));
      try {
        return socket.getInputStream().read() < 0;
      } catch (java.net.SocketTimeoutException e) {
        // Not yet.
      } catch (java.net.SocketException e) {
        return true;
      }
    }
    return false;
  }

  @Test
  @DisplayName("headers without end are cut off, and the page still loads")
  void hugeHeaders() throws IOException {
    int sent = 0;
    try (Socket socket = wire.connect()) {
      byte[] piece = ("X-Long: " + "y".repeat(8_000) + "\r\n").getBytes(StandardCharsets.UTF_8);
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: localhost\r\n".getBytes(StandardCharsets.UTF_8));
      while (sent < 64 << 20) {
        socket.getOutputStream().write(piece);
        sent += piece.length;
      }
    } catch (IOException e) {
      assertThat(sent).isLessThan(64 << 20);
    }
    assertThat(sent).as("bytes before the connection was ended").isLessThan(64 << 20);
    assertThat(wire.get("/").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("six hundred connections that say nothing, or half of something, disturb nobody")
  void halfOpen() throws IOException {
    List<Socket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 600; i++) {
        Socket socket = wire.connect();
        idle.add(socket);
        if (i % 3 == 1) {
          socket.getOutputStream().write("GET / HT".getBytes(StandardCharsets.UTF_8));
        } else if (i % 3 == 2) {
          socket
              .getOutputStream()
              .write(
                  ("POST /api/start HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json"
                          + "\r\nContent-Length: 9\r\n\r\n{")
                      .getBytes(StandardCharsets.UTF_8));
        }
      }
      assertThat(wire.get("/").status()).isEqualTo(200);
      assertThat(wire.get(Served.SCRIPT).status()).isEqualTo(200);
      assertThat(wire.post("/api/stop", JSON, "{}").status()).isEqualTo(200);
      try (EventStream stream = EventStream.open(served)) {
        assertThat(stream.next().name()).isEqualTo("view");
      }
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  @Test
  @DisplayName("one connection carries many requests")
  void keepAlive() throws IOException {
    try (Socket socket = wire.connect()) {
      StringBuilder requests = new StringBuilder();
      for (int i = 0; i < 5; i++) {
        requests.append("GET /ui/small.css HTTP/1.1\r\nHost: localhost\r\n\r\n");
      }
      requests.append("GET /ui/small.css HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      socket.getOutputStream().write(requests.toString().getBytes(StandardCharsets.UTF_8));
      String replies = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(replies.split("HTTP/1.1 200 OK", -1)).hasSize(7);
    }
  }

  @Test
  @DisplayName("a failure of our own is said to be one, without telling more")
  void ownFailure() throws IOException {
    served.director.breakDown();
    Reply reply = wire.post("/api/stop", JSON, "{}");
    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.body())
        .isEqualTo("{\"ok\":false,\"message\":\"an error of Stampede's own; its log tells more\"}");
  }
}
