package dev.stampede.http;

import static dev.stampede.http.Http.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.stampede.aws.scripted.Eventually;
import dev.stampede.aws.scripted.Request;
import dev.stampede.aws.scripted.ScriptedServer;
import dev.stampede.aws.scripted.ScriptedServer.Script;
import dev.stampede.aws.scripted.Stage;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Sample;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A plain HTTP call")
class HttpCallTest {

  private static final Duration SHORT = Duration.ofMillis(300);

  private static byte[] answer(String status, String headers, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return ("HTTP/1.1 "
            + status
            + "\r\n"
            + headers
            + "Content-Length: "
            + bytes.length
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static final byte[] OK =
      answer("200 OK", "Content-Type: application/json\r\nX-Shop: a\r\n", "{\"id\":7}");

  /** What one user's calls came to: answers, samples, and the requests that arrived. */
  private record Played(List<HttpAnswer> answers, List<Sample> samples, List<Request> requests) {
    HttpAnswer answer() {
      assertThat(answers).hasSize(1);
      return answers.getFirst();
    }

    Sample sample() {
      assertThat(samples).hasSize(1);
      return samples.getFirst();
    }
  }

  private static Played play(Script script, Function<HttpTarget, HttpCall> call) throws Exception {
    return play(script, List.of(call));
  }

  private static Played play(Script script, List<Function<HttpTarget, HttpCall>> calls)
      throws Exception {
    return play(Duration.ofMinutes(1), script, calls);
  }

  private static Played play(
      Duration silence, Script script, List<Function<HttpTarget, HttpCall>> calls)
      throws Exception {
    List<HttpAnswer> answers = new ArrayList<>();
    try (ScriptedServer server = ScriptedServer.playing(script);
        Stage stage =
            Stage.calling(server, s -> s.withWire(s.wire().withSilenceTimeout(silence)))) {
      stage
          .user()
          .run(() -> {
            HttpTarget shop = http(server.url().toString());
            for (Function<HttpTarget, HttpCall> call : calls) {
              answers.add(call.apply(shop).call());
            }
          });
      return new Played(answers, List.copyOf(stage.samples()), server.requests());
    }
  }

  @Test
  @DisplayName("tells the answer, and is recorded once, its row named by method and path")
  void success() throws Exception {
    Played played =
        play(Script.answering(OK), shop -> shop.get("/products/7?lang=de").query("q", "a b&c"));
    HttpAnswer answer = played.answer();
    assertThat(answer.succeeded()).isTrue();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"id\":7}");
    assertThat(answer.json().path("id").asInt()).isEqualTo(7);
    assertThat(answer.header("x-shop")).contains("a");
    assertThat(answer.header("x-other")).isEmpty();
    assertThat(answer.size()).isEqualTo(8);
    assertThat(answer.serviceTime()).isPositive();

    Sample sample = played.sample();
    assertThat(sample.type()).isEqualTo("GET");
    assertThat(sample.name()).isEqualTo("/products/7");
    assertThat(sample.bytes()).isEqualTo(8);
    assertThat(sample.outcome()).isEqualTo(Outcome.SUCCESS);

    Request request = played.requests().getFirst();
    assertThat(request.line()).isEqualTo("GET /products/7?lang=de&q=a%20b%26c HTTP/1.1");
    assertThat(request.header("User-Agent")).startsWith("stampede/");
    assertThat(request.headers()).doesNotContainKeys("Authorization", "X-Amz-Date");
  }

  @Test
  @DisplayName("sends bodies, headers and its own row's name")
  void request() throws Exception {
    Played played =
        play(
            Script.answering(OK),
            List.of(
                shop ->
                    shop.post("/cart").named("cart").json(Map.of("sku", 1)).header("X-Trace", "t"),
                shop -> shop.put("/cart").body("grüße"),
                shop -> shop.post("/login").form(Map.of("user", "a&b")),
                shop -> shop.post("/empty"),
                shop -> shop.header("Authorization", "Bearer x").delete("/cart/ü")));
    List<Request> requests = played.requests();
    assertThat(requests.get(0).body()).isEqualTo("{\"sku\":1}");
    assertThat(requests.get(0).header("Content-Type")).isEqualTo("application/json");
    assertThat(requests.get(0).header("X-Trace")).isEqualTo("t");
    assertThat(requests.get(1).body()).isEqualTo("grüße");
    assertThat(requests.get(2).body()).isEqualTo("user=a%26b");
    assertThat(requests.get(3).header("Content-Length")).isEqualTo("0");
    assertThat(requests.get(4).line()).isEqualTo("DELETE /cart/%C3%BC HTTP/1.1");
    assertThat(requests.get(4).header("Authorization")).isEqualTo("Bearer x");
    assertThat(played.samples())
        .extracting(Sample::type, Sample::name)
        .startsWith(tuple("POST", "cart"));
  }

  private static Arguments ends(
      String what,
      Script script,
      Function<HttpCall, HttpCall> call,
      Outcome outcome,
      String error) {
    return Arguments.of(what, script, call, outcome, error);
  }

  private static Script answering(String status) {
    return Script.answering(answer(status, "", "{}"));
  }

  static Stream<Arguments> endings() {
    Function<HttpCall, HttpCall> plain = call -> call;
    return Stream.of(
        ends("204", answering("204 No Content"), plain, Outcome.SUCCESS, ""),
        ends("302", answering("302 Found"), plain, Outcome.SUCCESS, ""),
        ends("404", answering("404 X"), plain, Outcome.CLIENT_ERROR, "HTTP 404 Not Found"),
        ends("429", answering("429 X"), plain, Outcome.THROTTLED, "HTTP 429 Too Many Requests"),
        ends(
            "500",
            answering("500 X"),
            plain,
            Outcome.SERVICE_ERROR,
            "HTTP 500 Internal Server Error"),
        ends(
            "a 500 that breaks off",
            peer -> {
              peer.readRequest();
              peer.send("HTTP/1.1 500 X\r\nContent-Length: 9\r\n\r\n{");
            },
            plain,
            Outcome.SERVICE_ERROR,
            "HTTP 500 Internal Server Error"),
        ends(
            "a 404 that is wanted",
            answering("404 X"),
            call -> call.expectStatus(404),
            Outcome.SUCCESS,
            ""),
        ends(
            "a 200 where 201 is wanted",
            answering("200 OK"),
            call -> call.expectStatus(201),
            Outcome.CHECK_FAILED,
            "HTTP 200, expected 201"),
        ends(
            "a 503 where 200 is wanted",
            answering("503 X"),
            call -> call.expectStatus(200),
            Outcome.SERVICE_ERROR,
            "HTTP 503 Service Unavailable"),
        ends(
            "a check that is not met",
            answering("200 OK"),
            call -> call.check(a -> a.json().has("id"), "no id"),
            Outcome.CHECK_FAILED,
            "no id"),
        ends(
            "a body that is cut off",
            peer -> {
              peer.readRequest();
              peer.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{");
            },
            plain,
            Outcome.TRUNCATED,
            "connection closed within the answer"),
        ends(
            "no answer",
            peer -> peer.readRequest(),
            plain,
            Outcome.CONNECTION,
            "connection closed before an answer"),
        ends(
            "silence",
            peer -> {
              peer.readRequest();
              peer.awaitClose();
            },
            plain,
            Outcome.TIMEOUT,
            "silence timeout after 300 ms"),
        ends(
            "what is not HTTP",
            peer -> {
              peer.readRequest();
              peer.send("220 mail ready\r\n\r\n");
            },
            plain,
            Outcome.TRUNCATED,
            "unreadable answer: not HTTP"));
  }

  @ParameterizedTest(name = "{0}: {3}")
  @MethodSource("endings")
  @DisplayName("ends by the table of outcomes")
  void outcome(
      String what, Script script, Function<HttpCall, HttpCall> call, Outcome outcome, String error)
      throws Exception {
    Duration silence = outcome == Outcome.TIMEOUT ? SHORT : Duration.ofMinutes(1);
    Played played = play(silence, script, List.of(shop -> call.apply(shop.get("/x"))));
    assertThat(played.answer().outcome()).isEqualTo(outcome);
    assertThat(played.sample().outcome()).isEqualTo(outcome);
    assertThat(played.sample().error()).isEqualTo(error);
    assertThat(played.answer().toString()).startsWith("/x: " + outcome.label());
  }

  @Test
  @DisplayName("that nobody listens to is a failure to connect")
  void refused() throws IOException {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    try (Stage stage = Stage.calling(URI.create("http://127.0.0.1:" + port), s -> s)) {
      stage.user().run(() -> http("http://127.0.0.1:" + port).get("/").call());
      assertThat(stage.onlySample().outcome()).isEqualTo(Outcome.CONNECTION);
      assertThat(stage.onlySample().error()).isEqualTo("no connection: connection refused");
    }
  }

  @Test
  @DisplayName("keeps the beginning of a large body, and counts it all")
  void large() throws Exception {
    int size = AnswerReader.MOST_KEPT + 100_000;
    byte[] head =
        ("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    Played played =
        play(
            peer -> {
              peer.readRequest();
              peer.send(head, new byte[size]);
            },
            shop -> shop.get("/large"));
    assertThat(played.answer().succeeded()).isTrue();
    assertThat(played.answer().size()).isEqualTo(size);
    assertThat(played.answer().bytes()).hasSize(AnswerReader.MOST_KEPT);
    assertThat(played.sample().bytes()).isEqualTo(size);
  }

  @Test
  @DisplayName("keeps cookies for its user, and sends them back")
  void cookies() throws Exception {
    Played played =
        play(
            Script.answering(answer("200 OK", "Set-Cookie: id=1; Path=/\r\n", "{}")),
            List.of(shop -> shop.get("/login"), shop -> shop.get("/home")));
    assertThat(played.requests().get(0).headers()).doesNotContainKey("Cookie");
    assertThat(played.requests().get(1).header("Cookie")).isEqualTo("id=1");
  }

  @Test
  @DisplayName("follows redirects where it is asked to, as one call")
  void redirects() throws Exception {
    Script shop =
        peer -> {
          while (peer.readRequest()) {
            String path = peer.requests().getLast().path();
            peer.send(
                path.equals("/end") ? OK : answer("302 Found", "Location: /end\r\n", "moved"));
          }
        };
    Played played = play(shop, s -> s.post("/begin").body("x").followRedirects());
    assertThat(played.answer().status()).isEqualTo(200);
    assertThat(played.requests())
        .extracting(Request::line)
        .containsExactly("POST /begin HTTP/1.1", "GET /end HTTP/1.1");
    assertThat(played.requests().getLast().body()).isEmpty();
    assertThat(played.sample().name()).isEqualTo("/begin");
    assertThat(played.sample().bytes()).isEqualTo(8 + 5);
  }

  @Test
  @DisplayName("does not go round in circles")
  void circle() throws Exception {
    Played played =
        play(
            Script.answering(answer("307 X", "Location: /again\r\n", "")),
            shop -> shop.get("/again").followRedirects());
    assertThat(played.requests()).hasSize(11);
    assertThat(played.sample().outcome()).isEqualTo(Outcome.CLIENT_ERROR);
    assertThat(played.sample().error()).isEqualTo("more than 10 redirects");
  }

  @Test
  @DisplayName("tells another server nothing that was meant for the first")
  void elsewhere() throws Exception {
    try (ScriptedServer other = ScriptedServer.playing(Script.answering(OK))) {
      Played played =
          play(
              Script.answering(answer("302 X", "Location: " + other.url() + "/there\r\n", "")),
              shop -> shop.get("/here").header("Authorization", "secret").followRedirects());
      assertThat(played.answer().succeeded()).isTrue();
      assertThat(other.requests()).hasSize(1);
      assertThat(other.requests().getFirst().headers()).doesNotContainKey("Authorization");
    }
  }

  @Test
  @DisplayName("that cannot be made is refused before anything is sent, and tells no secret")
  void refusals() throws Exception {
    try (ScriptedServer server = ScriptedServer.playing(Script.answering(OK));
        Stage stage = Stage.calling(server)) {
      stage
          .user()
          .run(() -> {
            HttpTarget shop = http(server.url().toString());
            assertThatThrownBy(() -> shop.get("health"))
                .hasMessageContaining("must begin with a slash");
            assertThatThrownBy(() -> shop.get("/").header("X-Key", "se\r\ncret"))
                .hasMessageContaining("X-Key")
                .hasMessageNotContaining("cret");
            assertThatThrownBy(() -> shop.get("/").header("Content-Length", "1"))
                .hasMessageContaining("the client does");
            assertThatThrownBy(() -> shop.get("/").header("a b", "1"))
                .hasMessageContaining("no name of a header");
            assertThatThrownBy(() -> http("shop.example")).hasMessageContaining("http://");
            assertThatThrownBy(Http::http).hasMessageContaining("--host");
          });
      assertThat(server.requests()).isEmpty();
      assertThat(stage.samples()).isEmpty();
    }
  }

  @Test
  @DisplayName("cut by the end of the test is interrupted")
  void interrupted() throws Exception {
    try (ScriptedServer server =
            ScriptedServer.playing(peer -> {
              peer.readRequest();
              peer.awaitClose();
            });
        Stage stage = Stage.calling(server)) {
      Thread user = stage.start(() -> http(server.url().toString()).get("/slow").call());
      Eventually.until("the request came", () -> server.requests().size() == 1);
      user.interrupt();
      user.join();
      assertThat(stage.onlySample().outcome()).isEqualTo(Outcome.INTERRUPTED);
    }
  }
}
