package dev.stampede.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.emulator.Emulator;
import dev.stampede.emulator.EmulatorSettings;
import dev.stampede.emulator.agents.AgentsBehaviour;
import dev.stampede.emulator.agents.Habit;
import dev.stampede.emulator.agents.RoutingMode;
import dev.stampede.emulator.truth.TrueCall;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.bedrockagentruntime.model.InvokeAgentRequest;

@DisplayName("AWS's own client of agents, on our emulator")
class OfficialAgentsTest {

  @ParameterizedTest(name = "“{0}” to {1}")
  @CsvSource({
    "I need to book a meeting, scheduling",
    "When are you open?, information",
    "List my notes, notes",
    "Hello!, chitchat"
  })
  @DisplayName("is answered, and its traces tell what the truth tells:")
  void tracesTellTheTruth(String message, String route) throws Exception {
    try (Emulator emulator = WitnessedEmulator.start();
        OfficialAgents agents = OfficialAgents.at(emulator.uri())) {
      OfficialTurn turn = agents.ask("user:7", message);
      Told told = turn.told();
      assertThat(turn.succeeded()).isTrue();
      assertThat(told.answer()).isNotBlank();
      assertThat(told.finished()).isTrue();
      assertThat(told.route()).containsExactly(route);
      assertThat(told.unknown()).isZero();

      TrueCall call = WitnessedEmulator.calls(emulator, 1).getFirst();
      assertThat(call.outcome()).isEqualTo("answered");
      assertThat(call.signature()).isEqualTo("valid");
      assertThat(call.sessionId()).isEqualTo("user:7");
      assertThat(call.route()).isEqualTo(route);
      assertThat(call.inputTokens()).isEqualTo((int) told.inputTokens());
      assertThat(call.outputTokens()).isEqualTo((int) told.outputTokens());
      assertThat(call.attempt()).isEqualTo(1);
    }
  }

  @ParameterizedTest(name = "traced {0}, streamed {1}")
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  @DisplayName("reads there what our client reads,")
  void readsWhatOursReads(boolean traced, boolean streamed) throws Exception {
    // Two emulators of one seed give the same answers.
    try (Emulator first = WitnessedEmulator.start();
        Emulator second = WitnessedEmulator.start();
        OfficialAgents theirs = OfficialAgents.at(first.uri());
        OurAgents ours = OurAgents.at(second.uri())) {
      for (String message :
          List.of("I need to book a meeting", "Note that I am late", "List my notes")) {
        OfficialTurn turn =
            theirs.ask(
                InvokeAgentRequest.builder()
                    .agentId(OfficialAgents.SUPERVISOR)
                    .agentAliasId(OfficialAgents.SUPERVISOR_ALIAS)
                    .sessionId("s1")
                    .enableTrace(traced)
                    .streamingConfigurations(s -> s.streamFinalResponse(streamed))
                    .inputText(message)
                    .build());
        assertThat(Told.by(ours.ask("s1", message, traced, streamed))).isEqualTo(turn.told());
        assertThat(turn.told().chunks()).isGreaterThan(streamed ? 1 : 0);
        assertThat(turn.told().traces() > 0).isEqualTo(traced);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName(
      "and ours read the same, and what is true, whatever agents do, by both ways of routing:")
  void whateverAgentsDo(Habit habit) throws Exception {
    for (RoutingMode mode : RoutingMode.values()) {
      AgentsBehaviour behaviour =
          AgentsBehaviour.defaults().with(Habit.MISROUTE, 0).withMode(mode).with(habit, 1);
      EmulatorSettings settings = WitnessedEmulator.settings(usual -> usual.withAgents(behaviour));
      try (Emulator first = Emulator.start(settings);
          Emulator second = Emulator.start(settings);
          OfficialAgents theirs = OfficialAgents.at(first.uri());
          OurAgents ours = OurAgents.at(second.uri())) {
        OfficialTurn turn = theirs.ask("s1", "I need to book a meeting");
        Told told = turn.told();
        assertThat(turn.succeeded()).as("%s", mode).isTrue();
        assertThat(Told.by(ours.ask("s1", "I need to book a meeting", true, false)))
            .as("%s", mode)
            .isEqualTo(told);
        TrueCall call = WitnessedEmulator.calls(first, 1).getFirst();
        assertThat(call.inputTokens()).as("%s", mode).isEqualTo((int) told.inputTokens());
        assertThat(call.outputTokens()).as("%s", mode).isEqualTo((int) told.outputTokens());
        assertThat(call.modelCalls()).as("%s", mode).isEqualTo(told.modelCalls());
        assertThat(told.fellBack()).as("%s", mode).isEqualTo(call.marks().contains("fallback"));
        assertThat(told.guarded()).as("%s", mode).isEqualTo(call.marks().contains("guarded"));
        assertThat(told.returnedControl())
            .as("%s", mode)
            .isEqualTo(call.marks().contains("returned_control"));
      }
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "429, ThrottlingException",
    "400, ServiceQuotaExceededException",
    "400, ValidationException",
    "403, AccessDeniedException",
    "404, ResourceNotFoundException",
    "409, ConflictException",
    "424, DependencyFailedException",
    "424, ModelNotReadyException",
    "500, InternalServerException",
    "502, BadGatewayException"
  })
  @DisplayName("gets each error before the stream as its own class:")
  void errorsBeforeTheStream(int status, String type) throws Exception {
    try (Emulator emulator = WitnessedEmulator.start("100%:status=" + status + "/" + type);
        OfficialAgents agents = OfficialAgents.at(emulator.uri())) {
      modelled(agents.ask("s1", "Hello!"), status, type, type);
      assertThat(WitnessedEmulator.calls(emulator, 1).getFirst().outcome())
          .isEqualTo("status_" + status);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "429, throttlingException",
    "400, serviceQuotaExceededException",
    "400, validationException",
    "403, accessDeniedException",
    "404, resourceNotFoundException",
    "409, conflictException",
    "424, dependencyFailedException",
    "424, modelNotReadyException",
    "500, internalServerException",
    "502, badGatewayException"
  })
  @DisplayName("gets each exception within the stream as its own class:")
  void exceptionsWithinTheStream(int status, String type) throws Exception {
    try (Emulator emulator = WitnessedEmulator.start("100%:exception=" + type + "@2");
        OfficialAgents agents = OfficialAgents.at(emulator.uri())) {
      OfficialTurn turn = agents.ask("s1", "I need to book a meeting");
      String className = Character.toUpperCase(type.charAt(0)) + type.substring(1);
      modelled(turn, status, type, className);
      assertThat(turn.events()).hasSize(2);
      assertThat(WitnessedEmulator.calls(emulator, 1).getFirst().outcome())
          .isEqualTo("exception_" + type);
    }
  }

  private static void modelled(OfficialTurn turn, int status, String code, String className) {
    assertThat(turn.thrown()).isInstanceOf(AwsServiceException.class);
    assertThat(turn.thrown().getClass().getSimpleName()).isEqualTo(className);
    AwsServiceException error = (AwsServiceException) turn.thrown();
    assertThat(error.statusCode()).isEqualTo(status);
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
    assertThat(error.awsErrorDetails().errorMessage()).isNotBlank();
    assertThat(error.requestId()).isNotBlank();
  }

  @Test
  @DisplayName("is refused if it is nobody the emulator knows")
  void unknownAgent() throws Exception {
    try (Emulator emulator = WitnessedEmulator.start();
        OfficialAgents agents = OfficialAgents.at(emulator.uri())) {
      OfficialTurn turn =
          agents.ask(
              InvokeAgentRequest.builder()
                  .agentId("NOSUCHAGNT")
                  .agentAliasId("TSTALIASID")
                  .sessionId("s1")
                  .inputText("Hello!")
                  .build());
      modelled(turn, 404, "ResourceNotFoundException", "ResourceNotFoundException");
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "status=503, status_503, 0",
    "status=429/ThrottlingException, status_429, 0",
    "exception=throttlingException@2, exception_throttlingException, 8",
    "close, closed, 0"
  })
  @DisplayName("asks four times behind its caller's back, and the truth shows each:")
  void retries(String fault, String outcome, int events) throws Exception {
    try (Emulator emulator = WitnessedEmulator.start("100%:" + fault);
        OfficialAgents agents = OfficialAgents.retryingAt(emulator.uri())) {
      OfficialTurn turn = agents.ask("s1", "I need to book a meeting");
      assertThat(turn.succeeded()).isFalse();
      assertThat(turn.events())
          .as("the events of all attempts come, one after the other")
          .hasSize(events);
      List<TrueCall> calls = WitnessedEmulator.calls(emulator, 4);
      assertThat(calls).extracting(TrueCall::attempt).containsExactly(1, 2, 3, 4);
      assertThat(calls).extracting(TrueCall::outcome).containsOnly(outcome);
      assertThat(calls.stream().map(TrueCall::invocationId).distinct()).hasSize(1);
      assertThat(emulator.truth().summary().retries()).isEqualTo(3);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"status=400/ValidationException", "exception=validationException@1"})
  @DisplayName("asks once only where asking again is of no use:")
  void noRetries(String fault) throws Exception {
    try (Emulator emulator = WitnessedEmulator.start("100%:" + fault);
        OfficialAgents agents = OfficialAgents.retryingAt(emulator.uri())) {
      assertThat(agents.ask("s1", "Hello!").succeeded()).isFalse();
      WitnessedEmulator.calls(emulator, 1);
    }
  }
}
