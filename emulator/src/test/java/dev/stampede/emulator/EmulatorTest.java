package dev.stampede.emulator;

import static dev.stampede.emulator.Emulators.onlyCall;
import static dev.stampede.emulator.RawClient.SUPERVISOR;
import static dev.stampede.emulator.RawClient.ask;
import static dev.stampede.emulator.RawClient.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stampede.emulator.RawClient.End;
import dev.stampede.emulator.RawClient.Response;
import dev.stampede.emulator.agents.Habit;
import dev.stampede.emulator.behaviour.Behaviour;
import dev.stampede.emulator.latency.Latency;
import dev.stampede.emulator.truth.TrueCall;
import dev.stampede.emulator.wire.SignatureCheck;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The emulator")
class EmulatorTest {
  private final Emulator emulator = Emulator.start(Emulators.quick());

  @AfterEach
  void close() {
    emulator.close();
  }

  @Test
  void answersWithTheHeadersOfTheService() {
    Response response = ask(emulator, "user%3A7.a_b-c", body("Hello!", false, false));
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers())
        .containsEntry("content-type", "application/vnd.amazon.eventstream")
        .containsEntry("x-amz-bedrock-agent-session-id", "user:7.a_b-c")
        .containsEntry("x-amzn-bedrock-agent-content-type", "application/json")
        .containsEntry("transfer-encoding", "chunked")
        .containsKeys("x-amzn-requestid", "date");
    assertThat(response.eventTypes()).containsExactly("chunk");
    assertThat(response.answer()).startsWith("Hello, and thank you");
    assertThat(onlyCall(emulator).sessionId()).isEqualTo("user:7.a_b-c");
  }

  @Test
  void sendsTracesAndPiecesWhenAskedFor() {
    assertThat(ask(emulator, "s1", body("Hello!", true, true)).eventTypes())
        .containsExactly(
            "trace", "chunk", "chunk", "chunk", "chunk", "chunk", "chunk", "chunk", "chunk",
            "trace", "trace");
    assertThat(ask(emulator, "s2", body("Hello!", true, false)).eventTypes())
        .containsExactly("trace", "trace", "trace", "chunk");
    assertThat(ask(emulator, "s3", body("Hello!", false, true)).eventTypes()).containsOnly("chunk");
  }

  @Test
  void servesOneConnectionCallAfterCallAndRemembersTheSession() {
    try (var client = new RawClient(emulator.uri())) {
      String path = SUPERVISOR + "s1/text";
      client.post(path, body("Please note that I need parking", true, true)).response();
      Response response = client.post(path, body("List my notes", true, true)).response();
      assertThat(response.answer()).contains("1) I need parking");
      String end = "{\"inputText\":\"Bye\",\"endSession\":true}";
      assertThat(client.post(path, end).response().status()).isEqualTo(200);
      response = client.post(path, body("List my notes", true, true)).response();
      assertThat(response.answer()).contains("no notes yet");
    }
    Emulators.endedCalls(emulator, 4);
    assertThat(emulator.truth().summary().connections()).isEqualTo(1);
    assertThat(emulator.truth().summary().calls()).isEqualTo(4);
  }

  @Test
  void answersPipelinedCallsInTheirOrder() {
    try (var client = new RawClient(emulator.uri())) {
      for (int i = 0; i < 5; i++) {
        client.post(SUPERVISOR + "session-" + i + "/text", body("Hello!", true, true));
      }
      for (int i = 0; i < 5; i++) {
        assertThat(client.response().headers())
            .containsEntry("x-amz-bedrock-agent-session-id", "session-" + i);
      }
    }
  }

  @Test
  void takesChunkedBodiesAndExpectations() {
    try (var client = new RawClient(emulator.uri())) {
      String body = body("Hello!", false, false);
      client.send(
          "POST "
              + SUPERVISOR
              + "s1/text HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n"
              + body.substring(0, 5)
              + "\r\n");
      String rest = body.substring(5);
      client.send(Integer.toHexString(rest.length()) + "\r\n" + rest + "\r\n0\r\n\r\n");
      assertThat(client.response().status()).isEqualTo(200);
      client.send(
          "POST "
              + SUPERVISOR
              + "s1/text HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n");
      assertThat(client.response().status()).isEqualTo(100);
      assertThat(client.send(body).response().status()).isEqualTo(200);
    }
  }

  @Test
  void closesTheConnectionIfTheClientWantsThat() {
    try (var client = new RawClient(emulator.uri())) {
      client.post(SUPERVISOR + "s1/text", body("Hello!", true, true), "Connection: close");
      Response response = client.response();
      assertThat(response.end()).isEqualTo(End.COMPLETE);
      assertThat(response.headers()).containsEntry("connection", "close");
      assertThat(client.closedByServer()).isTrue();
    }
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3} {4}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "POST | /agents/NOSUCHAGNT/agentAliases/HH2U7EZXMW/sessions/s1/text | {\"inputText\":\"a\"} | 404 | ResourceNotFoundException",
        "POST | /agents/5VTIWONUMO/agentAliases/TYJRF3CJ7F/sessions/s1/text | {\"inputText\":\"a\"} | 404 | ResourceNotFoundException",
        "POST | /agents/toolongagentid/agentAliases/HH2U7EZXMW/sessions/s1/text | {\"inputText\":\"a\"} | 400 | ValidationException",
        "POST | /agents/5VTIWONUMO/agentAliases/a-b/sessions/s1/text | {\"inputText\":\"a\"} | 400 | ValidationException",
        "POST | /agents/5VTIWONUMO/agentAliases/HH2U7EZXMW/sessions/s/text | {\"inputText\":\"a\"} | 400 | ValidationException",
        "POST | /agents/5VTIWONUMO/agentAliases/HH2U7EZXMW/sessions/s%20s/text | {\"inputText\":\"a\"} | 400 | ValidationException",
        "POST | /agents/5VTIWONUMO/agentAliases/HH2U7EZXMW/sessions/s1/text | {} | 400 | ValidationException",
        "POST | /agents/5VTIWONUMO/agentAliases/HH2U7EZXMW/sessions/s1/text | {\"inputText\":\" \"} | 400 | ValidationException",
        "POST | /agents/5VTIWONUMO/agentAliases/HH2U7EZXMW/sessions/s1/text | {\"inputText\":7} | 400 | SerializationException",
        "POST | /agents/5VTIWONUMO/agentAliases/HH2U7EZXMW/sessions/s1/text | {\"enableTrace\":\"x\"} | 400 | SerializationException",
        "POST | /agents/5VTIWONUMO/agentAliases/HH2U7EZXMW/sessions/s1/text | {\"inputText\": | 400 | SerializationException",
        "POST | /agents/5VTIWONUMO/agentAliases/HH2U7EZXMW/sessions/s1/text | [] | 400 | SerializationException",
        "POST | /agents/5VTIWONUMO/agentAliases/HH2U7EZXMW/sessions/s1/text | {\"inputText\":\"a\"} {} | 400 | SerializationException",
        "POST | /agents/5VTIWONUMO/agentAliases/HH2U7EZXMW/sessions/s1/text | {\"inputText\":\"a\"}] | 400 | SerializationException",
        "POST | /agents/5VTIWONUMO/agentAliases/HH2U7EZXMW/sessions/s1/text | {\"inputText\":\"a\"} x | 400 | SerializationException",
        "POST | /agents/5VTIWONUMO/agentAliases/HH2U7EZXMW/sessions/s1/text | {\"inputText\":\"a\",\"memoryId\":\"m\"} | 400 | ValidationException",
        "POST | /agents/5VTIWONUMO/agentAliases/HH2U7EZXMW/sessions/s1/text | {\"inputText\":\"a\",\"memoryId\":\"a b\"} | 400 | ValidationException",
        "POST | /agents/5VTIWONUMO/agentAliases/HH2U7EZXMW/sessions/s1/text | {\"inputText\":\"a\",\"memoryId\":7} | 400 | SerializationException",
        "POST | /agents/5VTIWONUMO/agentAliases/HH2U7EZXMW/sessions/s1/text | {\"sessionState\":{\"invocationId\":\"i\",\"returnControlInvocationResults\":[]}} | 400 | ValidationException",
        "POST | /agents/5VTIWONUMO/agentAliases/HH2U7EZXMW/sessions/s1/text | {\"sessionState\":{\"invocationId\":\"i\",\"returnControlInvocationResults\":[{},{},{},{},{},{}]}} | 400 | ValidationException",
        "POST | /agents/5VTIWONUMO/agentAliases/HH2U7EZXMW/sessions/s1/text | {\"sessionState\":{\"invocationId\":\"i\",\"returnControlInvocationResults\":[7]}} | 400 | SerializationException",
        "POST | /agents/5VTIWONUMO/agentAliases/HH2U7EZXMW/sessions/s1/text | {\"sessionState\":{\"invocationId\":\"i\",\"returnControlInvocationResults\":{}}} | 400 | SerializationException",
        "GET  | /agents/5VTIWONUMO/agentAliases/HH2U7EZXMW/sessions/s1/text | {} | 405 | UnknownOperationException",
        "POST | /nowhere | {} | 404 | UnknownOperationException",
      })
  void refusesWhatTheServiceRefuses(
      String method, String path, String body, int status, String type) throws Exception {
    try (var client = new RawClient(emulator.uri())) {
      client.send(
          method
              + " "
              + path
              + " HTTP/1.1\r\nHost: x\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
      Response response = client.response();
      assertThat(response.status()).isEqualTo(status);
      assertThat(response.headers().get("x-amzn-errortype")).startsWith(type + ":");
      assertThat(new ObjectMapper().readTree(response.text()).get("message").asText()).isNotBlank();
      assertThat(onlyCall(emulator).outcome()).isEqualTo("status_" + status);
      Response next = client.post(SUPERVISOR + "s1/text", body("Hello!", false, false)).response();
      assertThat(next.status()).as("the connection lives on").isEqualTo(200);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{\"inputText\":\"a\"}\n",
        "{\"inputText\":\"a\",\"memoryId\":\"ab\"}",
        "{\"inputText\":\"a\",\"memoryId\":\"a.b_c:d-1\"}",
        "{\"inputText\":\"a\",\"memoryId\":null}",
        "{\"inputText\":\"a\",\"sessionState\":{\"returnControlInvocationResults\":null}}",
        "{\"sessionState\":{\"invocationId\":null,\"files\":[]},\"new\":[{}],\"inputText\":\"a\"}",
        "{\"streamingConfigurations\":{\"streamFinalResponse\":null},\"inputText\":\"a\"}",
      })
  void takesWhatTheServiceTakes(String body) {
    try (var client = new RawClient(emulator.uri())) {
      Response response = client.post(SUPERVISOR + "s1/text", body).response();
      assertThat(response.status()).isEqualTo(200);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "5VTIWONUMO, TSTALIASID, supervisor, chitchat",
    "IX24FSMTQH, TYJRF3CJ7F, scheduling, ''",
    "C9ANXRIO8Y, YVNFXEKPWO, information, ''",
    "G5BVBYEPUM, F9QQNLZUW8, notes, ''",
    "BIUW1ARHGL, THIPMPJCPI, chitchat, ''",
    "QUHR9JP4GT, TSTALIASID, coordinator, ''",
  })
  void letsEveryAgentBeCalled(String agent, String alias, String name, String route) {
    try (var client = new RawClient(emulator.uri())) {
      String path = "/agents/" + agent + "/agentAliases/" + alias + "/sessions/s1/text";
      Response response = client.post(path, body("Hello!", true, true)).response();
      assertThat(response.answer()).isNotBlank();
      TrueCall call = onlyCall(emulator);
      assertThat(call.agent()).isEqualTo(name);
      assertThat(call.route()).isEqualTo(route);
      assertThat(call.expectedRoute()).isEqualTo(route);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | 400",
        "POST / HTTP/1.0 | 505",
        "POST / HTTP/1.1~Content-Length: 99999999 | 413",
        "POST / HTTP/1.1~Content-Length: abc | 400",
      })
  void refusesWhatIsNoAcceptableHttpAndCloses(String request, int status) {
    try (var client = new RawClient(emulator.uri())) {
      Response response = client.send(request.replace("~", "\r\n") + "\r\n\r\n").response();
      assertThat(response.status()).isEqualTo(status);
      assertThat(client.closedByServer()).isTrue();
      assertThat(emulator.truth().calls()).isEmpty();
    }
  }

  @Test
  void survivesAMessageOfSeveralMegabytes() {
    Response response = ask(emulator, "s1", body("note ".repeat(1_000_000), true, true));
    assertThat(response.status()).isEqualTo(200);
    assertThat(onlyCall(emulator).inputTokens()).isGreaterThan(1_000_000);
  }

  @Test
  void entersACallWhoseClientLeavesBeforeTheAnswer() {
    var slow = Emulators.slow(Duration.ofMinutes(1));
    try (var patient = Emulator.start(slow)) {
      try (var client = new RawClient(patient.uri())) {
        client.post(SUPERVISOR + "s1/text", body("Hello!", true, true));
        assertThat(onlyCall(patient, call -> call.firstByteNanos() > 0).outcome())
            .isEqualTo("in_flight");
      }
      TrueCall left = onlyCall(patient);
      assertThat(left.outcome()).isEqualTo("client_closed");
      assertThat(left.route()).isEqualTo("chitchat");
    }
  }

  @Test
  void keepsCallsInFlightInTheTruthWhenItIsClosed() {
    var slow = Emulators.slow(Duration.ofMinutes(1));
    var patient = Emulator.start(slow);
    try (var client = new RawClient(patient.uri())) {
      client.post(SUPERVISOR + "s1/text", body("Hello!", true, true));
      onlyCall(patient, call -> call.firstByteNanos() > 0);
      patient.close();
      assertThat(onlyCall(patient, call -> true).outcome()).isEqualTo("in_flight");
      assertThat(client.response().end()).isIn(End.FIN, End.RST);
    }
  }

  @Test
  void servesManyAtOnceAndTheTruthHasThemAll() throws Exception {
    var settings =
        Emulators.slow(Duration.ofMillis(200)).withSizes(Sizes.defaults().withEventLoops(2));
    try (var busy = Emulator.start(settings);
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        String id = UUID.randomUUID().toString();
        ids.add(id);
        HttpRequest request =
            HttpRequest.newBuilder(busy.uri().resolve(SUPERVISOR + "session-" + i + "/text"))
                .header("amz-sdk-invocation-id", id)
                .header("amz-sdk-request", "attempt=" + (1 + i % 2) + "; max=4")
                .POST(BodyPublishers.ofString(body("When are you open?", true, true)))
                .build();
        answers.add(client.sendAsync(request, BodyHandlers.ofByteArray()));
      }
      for (var answer : answers) {
        assertThat(answer.get().statusCode()).isEqualTo(200);
      }
      Emulators.endedCalls(busy, 300);
      var summary = busy.truth().summary();
      assertThat(summary.calls()).isEqualTo(300);
      assertThat(summary.sessions()).isEqualTo(300);
      assertThat(summary.retries()).isEqualTo(150);
      assertThat(summary.routes()).containsOnlyKeys("information");
      assertThat(summary.tookMillis().p50()).isGreaterThanOrEqualTo(200);
      assertThat(busy.truth().calls().stream().map(TrueCall::invocationId))
          .containsExactlyInAnyOrderElementsOf(ids);
    }
  }

  @Test
  void showsTheTruthAsJsonAndCsvAndForgetsItWhenTold() throws Exception {
    try (var client = new RawClient(emulator.uri())) {
      client
          .post(
              SUPERVISOR + "s1/text",
              body("Hello!", true, true),
              "amz-sdk-invocation-id: 7f3a0f0e-0000-4000-8000-000000000001",
              "amz-sdk-request: attempt=2; max=4")
          .response();
      onlyCall(emulator);
      client.post("/nowhere", "{}", "amz-sdk-invocation-id: a,\"b\"").response();

      JsonNode json = new ObjectMapper().readTree(client.get("/_emulator/truth").response().text());
      assertThat(json.get("calls").asInt()).isEqualTo(2);
      assertThat(json.at("/outcomes/answered").asInt()).isEqualTo(1);
      assertThat(json.at("/outcomes/status_404").asInt()).isEqualTo(1);
      assertThat(json.at("/routes/chitchat").asInt()).isEqualTo(1);
      assertThat(json.at("/retries").asInt()).isEqualTo(1);
      assertThat(json.at("/signatures/missing").asInt()).isEqualTo(2);
      assertThat(json.at("/took_millis/p99").asDouble()).isPositive();

      List<String> lines = client.get("/_emulator/truth.csv").response().text().lines().toList();
      assertThat(lines).hasSize(3);
      assertThat(lines.getFirst())
          .startsWith(
              "invocation_id,arrival_ns,first_byte_ns,last_byte_ns,outcome,route,expected_route,"
                  + "input_tokens,output_tokens,session_id");
      assertThat(lines.get(1))
          .matches(
              "7f3a0f0e-0000-4000-8000-000000000001,\\d+,\\d+,\\d+,answered,chitchat,chitchat,"
                  + "\\d+,\\d+,s1,supervisor,2,missing,1,,,,,,,,,3,1,0,");
      assertThat(lines.get(2))
          .startsWith("\"a,\"\"b\"\"\",")
          .contains(",status_404,,,0,0,,,1,missing,1,,,,,,,,,0,0,0,");

      assertThat(
              client
                  .send("DELETE /_emulator/truth HTTP/1.1\r\nHost: x\r\n\r\n")
                  .response()
                  .status())
          .isEqualTo(200);
      assertThat(emulator.truth().summary().calls()).isZero();
      assertThat(client.get("/_emulator/health").response().text())
          .isEqualTo("{\"status\":\"up\"}");
      assertThat(client.get("/_emulator/other").response().status()).isEqualTo(404);
    }
  }

  @Test
  void refusesUnsignedCallsWhereSignaturesAreEnforced() {
    try (var strict = Emulator.start(checking(SignatureCheck.ENFORCE))) {
      Response response = ask(strict, "s1", body("Hello!", true, true));
      assertThat(response.status()).isEqualTo(403);
      assertThat(response.headers().get("x-amzn-errortype"))
          .startsWith("MissingAuthenticationTokenException");
      assertThat(onlyCall(strict).signature()).isEqualTo("missing");
    }
    try (var blind = Emulator.start(checking(SignatureCheck.OFF))) {
      assertThat(ask(blind, "s1", body("Hello!", true, true)).status()).isEqualTo(200);
      assertThat(onlyCall(blind).signature()).isEqualTo("not_checked");
    }
  }

  @Test
  void saysWhatToDoWhenItsPortIsTaken() {
    URI uri = emulator.uri();
    assertThat(uri.toString()).matches("http://127\\.0\\.0\\.1:\\d+");
    assertThatThrownBy(() -> Emulator.start(at("127.0.0.1", uri.getPort())))
        .isInstanceOf(EmulatorStartException.class)
        .hasMessageContaining("127.0.0.1:" + uri.getPort() + " is already in use")
        .hasMessageContaining("choose another port");
    assertThatThrownBy(() -> Emulator.start(at("no.such.host.invalid", 0)))
        .isInstanceOf(EmulatorStartException.class)
        .hasMessageContaining("no.such.host.invalid");
  }

  @Test
  void isRealisticByDefault() {
    Behaviour behaviour = EmulatorSettings.defaults().behaviour();
    assertThat(behaviour.latency()).isEqualTo(Latency.REALISTIC);
    assertThat(behaviour.agents().share(Habit.MISROUTE)).isEqualTo(0.006);
    assertThat(behaviour.faults()).isEmpty();
  }

  private static EmulatorSettings checking(SignatureCheck signatures) {
    return Emulators.quick(behaviour -> behaviour.withSignatures(signatures));
  }

  private static EmulatorSettings at(String host, int port) {
    return Emulators.quick().withAddress(new Address(host, port));
  }
}
