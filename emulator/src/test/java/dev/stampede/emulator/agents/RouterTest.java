package dev.stampede.emulator.agents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampede.emulator.latency.Latency;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The shapes are those of recorded traffic, reference §1.3. */
@DisplayName("In SUPERVISOR_ROUTER mode")
class RouterTest {
  private static final AgentsBehaviour ROUTER =
      AgentsBehaviour.defaults().with(Habit.MISROUTE, 0).withMode(RoutingMode.SUPERVISOR_ROUTER);
  private static final String TEXT = "I need to \"book\" a meeting";

  private static List<Turns.Event> play(AgentsBehaviour behaviour, boolean streamed) {
    return new Turns(Latency.REALISTIC, behaviour)
        .play(Turns.ask(Agent.SUPERVISOR, TEXT, true, streamed));
  }

  @Test
  void theClassifierChoosesAndTheSupervisorsModelIsNeverAsked() {
    assertThat(play(ROUTER, false).stream().map(Turns.Event::told))
        .containsExactly(
            "1 routingClassifierTrace modelInvocationInput",
            "1 routingClassifierTrace modelInvocationOutput",
            "1 routingClassifierTrace invocationInput",
            "2 modelInvocationInput",
            "2 modelInvocationOutput",
            "2 rationale",
            "2 invocationInput",
            "2 observation",
            "2 modelInvocationInput",
            "2 modelInvocationOutput",
            "2 observation",
            "1 routingClassifierTrace observation",
            "1 routingClassifierTrace observation",
            "0 chunk chunk");
  }

  @Test
  void theTracesHaveTheirOwnIdsTypesAndUsage() {
    List<Turns.Event> events = play(ROUTER, false);
    JsonNode prompt = events.get(0).trace().get("modelInvocationInput");
    assertThat(prompt.get("type").asText()).isEqualTo("ROUTING_CLASSIFIER");
    assertThat(prompt.get("traceId").asText()).matches("[0-9a-f-]{36}-routing-0");
    JsonNode output = events.get(1).trace().get("modelInvocationOutput");
    assertThat(output.get("traceId")).isEqualTo(prompt.get("traceId"));
    assertThat(output.at("/metadata/usage/inputTokens").asInt()).isPositive();
    assertThat(output.at("/rawResponse/content").asText()).contains("<a>IX24FSMTQH</a>");
  }

  @Test
  void theChoiceHoldsTheUsersTextVerbatimAndTheEndFollowsIt() {
    List<Turns.Event> events = play(ROUTER, false);
    JsonNode choice = events.get(2).trace().get("invocationInput");
    assertThat(choice.get("invocationType").asText()).isEqualTo("AGENT_COLLABORATOR");
    assertThat(choice.at("/agentCollaboratorInvocationInput/agentCollaboratorName").asText())
        .isEqualTo("scheduling_collaborator");
    assertThat(choice.at("/agentCollaboratorInvocationInput/input/text").asText()).isEqualTo(TEXT);
    JsonNode output = events.get(11).trace().at("/observation/agentCollaboratorInvocationOutput");
    assertThat(events.get(3).json().findValue("traceId").asText())
        .startsWith(output.at("/metadata/clientRequestId").asText());
    JsonNode end = events.get(12).trace().get("observation");
    assertThat(end.get("type").asText()).isEqualTo("FINISH");
    assertThat(end.at("/finalResponse/text").asText()).isEqualTo(Turns.answer(events));
  }

  @Test
  void theCollaboratorsWordsAreStreamedAsTheAnswer() {
    List<Turns.Event> events = play(ROUTER, true);
    assertThat(events.stream().filter(e -> e.type().equals("chunk")))
        .hasSize(Latency.REALISTIC.chunks());
    assertThat(Turns.answer(events)).isEqualTo(Turns.answer(play(ROUTER, false)));
  }

  @Test
  void anUndecidedClassifierIsFollowedByFullOrchestrationAndBothArePaid() {
    AgentsBehaviour undecided = ROUTER.with(Habit.UNDECIDABLE, 1);
    List<Turns.Event> events = play(undecided, false);
    assertThat(events.stream().map(Turns.Event::told).limit(6))
        .containsExactly(
            "1 routingClassifierTrace modelInvocationInput",
            "1 routingClassifierTrace modelInvocationOutput",
            "1 modelInvocationInput",
            "1 modelInvocationOutput",
            "1 rationale",
            "1 invocationInput");
    assertThat(events.get(1).json().toString()).contains("<a>undecidable</a>");
    assertThat(events.get(events.size() - 2).told()).isEqualTo("1 observation");

    var ask = Turns.ask(Agent.SUPERVISOR, TEXT, true, false);
    Turn fallback = new Turns(Latency.REALISTIC, undecided).script(ask).turn();
    Turn routed = new Turns(Latency.REALISTIC, ROUTER).script(ask).turn();
    Turn plain = new Turns(Latency.REALISTIC, 0).script(ask).turn();
    assertThat(fallback.habits()).containsExactly(Habit.UNDECIDABLE);
    assertThat(routed.habits()).isEmpty();
    assertThat(fallback.modelCalls()).isEqualTo(plain.modelCalls() + 1);
    assertThat(routed.modelCalls()).isEqualTo(3);
    int classifier = routed.inputTokens() - collaborators(plain);
    assertThat(fallback.inputTokens()).isEqualTo(plain.inputTokens() + classifier);
  }

  private static int collaborators(Turn plain) {
    int tokens = 0;
    for (Move move : plain.top.moves().getFirst().delegates().getFirst().moves()) {
      tokens += plain.usage.in(move);
    }
    return tokens;
  }

  @Test
  void aMessageWithTwoIntentsIsTooMuchForTheClassifier() {
    var turns = new Turns(Latency.REALISTIC, ROUTER.withSeveralIntents(true));
    Turn turn =
        turns
            .script(
                Turns.ask(
                    Agent.SUPERVISOR, "Book a meeting and add a note about parking", true, false))
            .turn();
    assertThat(turn.habits()).containsExactly(Habit.UNDECIDABLE, Habit.PARALLEL);
  }
}
