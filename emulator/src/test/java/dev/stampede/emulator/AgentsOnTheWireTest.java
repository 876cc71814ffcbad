package dev.stampede.emulator;

import static dev.stampede.emulator.RawClient.SUPERVISOR;
import static dev.stampede.emulator.RawClient.ask;
import static dev.stampede.emulator.RawClient.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stampede.emulator.RawClient.Response;
import dev.stampede.emulator.agents.AgentsBehaviour;
import dev.stampede.emulator.agents.Habit;
import dev.stampede.emulator.fault.Fault;
import dev.stampede.emulator.fault.FaultKind;
import dev.stampede.emulator.fault.FaultTarget;
import dev.stampede.emulator.fault.Window;
import dev.stampede.emulator.truth.TrueCall;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Over the wire, agents")
class AgentsOnTheWireTest {
  private static final AgentsBehaviour PLAIN = AgentsBehaviour.defaults().with(Habit.MISROUTE, 0);

  private static Emulator always(Habit habit) {
    return Emulator.start(Emulators.quick(b -> b.withAgents(PLAIN.with(habit, 1))));
  }

  @Test
  void takeTheResultOfAnActionTheyLeftToTheCaller() throws Exception {
    try (var emulator = always(Habit.RETURN_CONTROL)) {
      Response first = ask(emulator, "s1", body("I need to book a meeting", true, true));
      assertThat(first.status()).isEqualTo(200);
      assertThat(first.eventTypes()).endsWith("returnControl").doesNotContain("chunk");
      JsonNode left = new ObjectMapper().readTree(first.messages().getLast().getPayload());
      String body =
          """
          {"inputText":"ignored","enableTrace":true,"sessionState":{"invocationId":"INVOCATION",
          "returnControlInvocationResults":[{"functionResult":{"actionGroup":"scheduling-actions",
          "function":"get_time_slots","responseBody":{"TEXT":{"body":"17:17 is free"}}}}]}}\
          """
              .replace("INVOCATION", left.get("invocationId").asText());
      Response second = ask(emulator, "s1", body);
      assertThat(second.eventTypes()).endsWith("chunk").doesNotContain("returnControl");
      assertThat(second.answer()).contains("09:30");
      Response again = ask(emulator, "s1", body);
      assertThat(again.status()).isEqualTo(400);
      assertThat(again.headers().get("x-amzn-errortype")).startsWith("ValidationException:");
      List<TrueCall> calls = Emulators.endedCalls(emulator, 3);
      assertThat(calls.stream().map(TrueCall::marks)).containsExactly("returned_control", "", "");
      assertThat(calls.stream().map(TrueCall::actions)).containsExactly(1, 0, 0);
      assertThat(emulator.truth().summary().marks()).containsOnlyKeys("returned_control");
    }
  }

  @Test
  void areMarkedForTheContextTheyLostWhereTheyRefuseTheResultTheyWaitedFor() throws Exception {
    try (var emulator = always(Habit.RETURN_CONTROL)) {
      Response first = ask(emulator, "s1", body("I need to book a meeting", true, true));
      JsonNode left = new ObjectMapper().readTree(first.messages().getLast().getPayload());
      emulator.behave(emulator.behaviour().withAgents(PLAIN.with(Habit.LOST_CONTEXT, 1)));
      String body =
          """
          {"sessionState":{"invocationId":"INVOCATION","returnControlInvocationResults":[\
          {"functionResult":{"responseBody":{"TEXT":{"body":"17:17 is free"}}}}]}}\
          """
              .replace("INVOCATION", left.get("invocationId").asText());
      assertThat(ask(emulator, "s1", body).status()).isEqualTo(400);
      List<TrueCall> calls = Emulators.endedCalls(emulator, 2);
      assertThat(calls.stream().map(TrueCall::outcome)).containsExactly("answered", "status_400");
      assertThat(calls.stream().map(TrueCall::marks))
          .containsExactly("returned_control", "lost_context");
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "Book a meeting and add a note",
        "Add a note and book a meeting",
        "Add a note",
      })
  void passOnTheOutageOfAnyCollaboratorTheyAsk(String text) {
    var outage =
        new Fault(
            1,
            FaultKind.parse("status=503", FaultTarget.AGENT),
            false,
            Optional.of("notes"),
            Window.ALWAYS);
    try (var emulator =
        Emulator.start(
            Emulators.quick(
                b -> b.withAgents(PLAIN.withSeveralIntents(true)).withFaults(List.of(outage))))) {
      ask(emulator, "s1", body(text, true, true));
      ask(emulator, "s2", body("Book a meeting", true, true));
      assertThat(Emulators.endedCalls(emulator, 2).stream().map(TrueCall::outcome))
          .containsExactly("exception_dependencyFailedException", "answered");
    }
  }

  @Test
  void wantTheInvocationThatResultsAreOf() {
    try (var emulator = Emulator.start(Emulators.quick())) {
      String body =
          "{\"sessionState\":{\"returnControlInvocationResults\":[{\"functionResult\":{}}]}}";
      assertThat(ask(emulator, "s1", body).status()).isEqualTo(400);
    }
  }

  @Test
  void answer200ToABlockedMessage() {
    try (var emulator = always(Habit.GUARDRAIL)) {
      Response response = ask(emulator, "s1", body("Hello!", true, true));
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.eventTypes()).containsExactly("trace", "chunk");
      assertThat(response.answer()).startsWith("Sorry");
      TrueCall call = Emulators.onlyCall(emulator);
      assertThat(call.outcome()).isEqualTo("answered");
      assertThat(call.marks()).isEqualTo("guarded");
      assertThat(call.modelCalls()).isZero();
    }
  }

  @Test
  void behaveOtherwiseFromTheNextCallOnWhenToldSo() {
    try (var emulator = Emulator.start(Emulators.quick())) {
      ask(emulator, "s1", body("Remember that my code is X7", true, true));
      emulator.behave(emulator.behaviour().withAgents(PLAIN.with(Habit.LEAK, 1)));
      assertThat(ask(emulator, "s2", body("Hello!", true, true)).answer())
          .contains("your code is X7");
      emulator.behave(emulator.behaviour().withAgents(PLAIN));
      assertThat(ask(emulator, "s2", body("Hello!", true, true)).answer()).doesNotContain("X7");
      assertThat(Emulators.endedCalls(emulator, 3).stream().map(TrueCall::marks))
          .containsExactly("", "leaked", "");
    }
  }

  @Test
  void sendFilesAndUnknownEventsWithTheirTypes() {
    try (var emulator = always(Habit.FILES)) {
      assertThat(ask(emulator, "s1", body("Hello!", false, false)).eventTypes())
          .containsExactly("files", "chunk");
      emulator.behave(emulator.behaviour().withAgents(PLAIN.with(Habit.UNKNOWN_EVENTS, 1)));
      assertThat(ask(emulator, "s1", body("Hello!", false, false)).eventTypes())
          .containsExactly("novelty", "chunk");
    }
  }

  @Test
  void countInTheTruthWhatTheyDid() {
    try (var emulator = always(Habit.NESTED);
        var client = new RawClient(emulator.uri())) {
      client.post(SUPERVISOR + "s1/text", body("I need to book a meeting", true, true)).response();
      TrueCall call = Emulators.onlyCall(emulator);
      assertThat(call.marks()).isEqualTo("nested");
      assertThat(call.modelCalls()).isEqualTo(7);
      assertThat(call.delegations()).isEqualTo(2);
      assertThat(call.actions()).isEqualTo(2);
    }
  }
}
