package dev.stampede.emulator;

import static dev.stampede.emulator.RawClient.SUPERVISOR;
import static dev.stampede.emulator.RawClient.body;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stampede.emulator.RawClient.End;
import dev.stampede.emulator.RawClient.Response;
import dev.stampede.emulator.behaviour.BehaviourFile;
import dev.stampede.emulator.fault.Fault;
import dev.stampede.emulator.truth.TrueCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rates of one a minute, so that nothing that matters is refilled while a test runs. A turn that
 * lists notes invokes the model four times: the supervisor chooses, the collaborator decides on an
 * action and concludes, the supervisor composes the answer.
 */
@DisplayName("A quota on the wire")
class QuotasOnTheWireTest {
  private static final String LIST_NOTES = body("List my notes", true, true);

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "account: {requests-per-minute: 1, burst-requests: 2}"
            + " | answered answered status_429 status_429 | account_requests",
        "agents: {supervisor: {requests-per-minute: 1}}"
            + " | answered status_429 status_429 status_429 | agent_requests",
        "agents: {default: {requests-per-minute: 3, throttled: in-stream}}"
            + " | answered answered answered exception_throttlingException | agent_requests",
        "agents: {notes: {requests-per-minute: 1}} | answered answered answered answered | ''",
        "model: {requests-per-minute: 1, burst-requests: 8}"
            + " | answered answered exception_throttlingException exception_throttlingException"
            + " | model_requests",
        "model: {requests-per-minute: 1, burst-requests: 4, throttled: before-stream}"
            + " | answered status_429 status_429 status_429 | model_requests",
        "model: {tokens-per-minute: 1000}"
            + " | exception_throttlingException exception_throttlingException"
            + " exception_throttlingException exception_throttlingException | model_tokens",
      })
  void throttlesTheCallsThatExceedIt(String quota, String outcomes, String kind) {
    try (var emulator = with(quota);
        var client = new RawClient(emulator.uri())) {
      for (int i = 0; i < 4; i++) {
        assertThat(ask(client).end()).isEqualTo(End.COMPLETE);
      }
      List<TrueCall> calls = Emulators.endedCalls(emulator, 4);
      assertThat(String.join(" ", calls.stream().map(TrueCall::outcome).toList()))
          .isEqualTo(outcomes);
      for (TrueCall call : calls) {
        assertThat(call.quota())
            .isEqualTo(call.outcome().equals("answered") ? "" : kind.replace("''", ""));
      }
    }
  }

  @ParameterizedTest(name = "{0}: the first turn is {1}")
  @CsvSource({
    "drip=900/0@0, dripped",
    "drip=900/0@6, dripped",
    "bad-crc, bad_crc",
    "truncate@99, truncated",
    "silence@99, silence",
  })
  void ofTheModelMetersTurnsThatGoWrongLikeAnyOther(String fault, String outcome) {
    try (var emulator = with("model: {requests-per-minute: 1, burst-requests: 4}", fault)) {
      for (int i = 0; i < 2; i++) {
        try (var client = new RawClient(emulator.uri())) {
          client.post(SUPERVISOR + "s1/text", LIST_NOTES);
          Emulators.endedCalls(emulator, i + 1);
        }
      }
      List<TrueCall> calls = Emulators.endedCalls(emulator, 2);
      assertThat(calls)
          .extracting(TrueCall::outcome)
          .containsExactly(outcome, "exception_throttlingException");
      assertThat(calls.getLast().quota()).isEqualTo("model_requests");
      assertThat(calls.getLast().modelCalls()).isZero();
    }
  }

  @Test
  void ofTheModelEndsADrippingTurnAtTheModelCallThatExceedsIt() {
    try (var emulator = with("model: {requests-per-minute: 1, burst-requests: 2}", "drip=900/0@0");
        var client = new RawClient(emulator.uri())) {
      Response response = ask(client);
      assertThat(response.end()).isEqualTo(End.COMPLETE);
      assertThat(response.eventTypes())
          .hasSizeGreaterThan(4)
          .startsWith("trace")
          .endsWith("throttlingException");
      assertThat(Emulators.onlyCall(emulator).modelCalls()).isEqualTo(2);
    }
  }

  @Test
  void throttlesBeforeTheStreamAsTheServiceDoes() {
    try (var emulator = with("account: {requests-per-minute: 1}");
        var client = new RawClient(emulator.uri())) {
      ask(client);
      Response response = ask(client);
      assertThat(response.status()).isEqualTo(429);
      assertThat(response.headers().get("x-amzn-errortype")).startsWith("ThrottlingException:");
      assertThat(response.text()).contains("Your request rate is too high");
    }
  }

  @Test
  void throttlesWithinTheStreamAtTheModelCallThatExceedsIt() {
    try (var emulator = with("model: {requests-per-minute: 1, burst-requests: 5}");
        var client = new RawClient(emulator.uri())) {
      List<String> whole = ask(client).eventTypes();
      List<String> cut = ask(client).eventTypes();
      assertThat(whole).hasSizeGreaterThan(cut.size());
      // The fifth invocation was the second turn's choice; its collaborator's, the sixth, is
      // refused: prompt, output, rationale and delegation of the supervisor are out by then.
      var expected = new ArrayList<>(whole.subList(0, 4));
      expected.add("throttlingException");
      assertThat(cut).isEqualTo(expected);
      TrueCall call = Emulators.endedCalls(emulator, 2).getLast();
      assertThat(call.route()).isEqualTo("notes");
      assertThat(call.inputTokens()).as("what the choice alone used").isBetween(800, 900 + 100);
    }
  }

  @Test
  void whoseFirstModelCallIsRefusedHasChosenNobodyAndUsedNothing() {
    try (var emulator = with("model: {requests-per-minute: 1, burst-requests: 4}");
        var client = new RawClient(emulator.uri())) {
      ask(client);
      Response response = ask(client);
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.eventTypes()).containsExactly("throttlingException");
      var last = response.messages().getLast();
      assertThat(RawClient.header(last, ":message-type")).isEqualTo("exception");
      assertThat(new String(last.getPayload(), UTF_8))
          .contains("Your request rate is too high. Reduce the frequency of requests.");
      TrueCall call = Emulators.endedCalls(emulator, 2).getLast();
      assertThat(call.route()).isEmpty();
      assertThat(call.expectedRoute()).isEmpty();
      assertThat(call.inputTokens()).isZero();
      assertThat(call.outputTokens()).isZero();
    }
  }

  @Test
  void ofARefusedCallIsNotUsedUpAndItsSessionDoesNotHearIt() {
    try (var emulator = with("agents: {supervisor: {requests-per-minute: 2}}");
        var client = new RawClient(emulator.uri())) {
      ask(client);
      ask(client);
      client
          .post(SUPERVISOR + "s1/text", body("Please note that I need parking", true, true))
          .response();
      emulator.behave(emulator.behaviour().withQuotas(BehaviourFile.parse("b", "").quotas()));
      assertThat(ask(client).answer()).contains("no notes yet");
    }
  }

  @Test
  void keepsWhatIsUsedUpWhenAnotherPartOfTheBehaviourChanges() {
    try (var emulator = with("account: {requests-per-minute: 1}");
        var client = new RawClient(emulator.uri())) {
      assertThat(ask(client).status()).isEqualTo(200);
      emulator.behave(emulator.behaviour().withMisroutes(0.5));
      assertThat(ask(client).status()).isEqualTo(429);
      emulator.behave(
          BehaviourFile.parse("b", "latency: none\nquotas: {account: {requests-per-minute: 2}}"));
      assertThat(ask(client).status()).as("another quota starts full").isEqualTo(200);
    }
  }

  @Test
  void isCountedInTheTruth() throws IOException {
    try (var emulator =
            with(
                """
                {account: {requests-per-minute: 1, burst-requests: 3},
                 model: {requests-per-minute: 1, burst-requests: 4}}\
                """);
        var client = new RawClient(emulator.uri())) {
      for (int i = 0; i < 5; i++) {
        ask(client);
      }
      Emulators.endedCalls(emulator, 5);
      JsonNode json = new ObjectMapper().readTree(client.get("/_emulator/truth").response().text());
      assertThat(json.get("throttles"))
          .isEqualTo(new ObjectMapper().readTree("{\"account_requests\":2,\"model_requests\":2}"));
      assertThat(client.get("/_emulator/truth.csv").response().text().lines())
          .anyMatch(line -> line.endsWith(",account_requests"));
    }
  }

  private static Response ask(RawClient client) {
    return client.post(SUPERVISOR + "s1/text", LIST_NOTES).response();
  }

  // Full traces in no time, so that each event stands where the steps of the turn put it.
  private static Emulator with(String quotas) {
    return Emulator.start(settings(quotas));
  }

  private static Emulator with(String quotas, String fault) {
    EmulatorSettings settings = settings(quotas);
    return Emulator.start(
        settings.withBehaviour(
            settings.behaviour().withFaults(List.of(Fault.parse("100%:" + fault)))));
  }

  private static EmulatorSettings settings(String quotas) {
    String section = quotas.startsWith("{") ? quotas : "{" + quotas + "}";
    return Emulators.quick()
        .withBehaviour(
            BehaviourFile.parse(
                "quotas",
                "latency: {stream: 0, trace: full}\nagents: {misroutes: 0%}\nquotas: " + section));
  }
}
