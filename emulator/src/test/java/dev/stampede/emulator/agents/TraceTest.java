package dev.stampede.emulator.agents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stampede.emulator.latency.Latency;
import dev.stampede.emulator.latency.TraceDetail;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The quirks are those of recorded traffic, reference §1.2, §1.3 and §10.4. */
@DisplayName("A turn's events")
class TraceTest {
  private static final String ROOT = "agent-alias/5VTIWONUMO/HH2U7EZXMW";

  private final Turns turns = new Turns(Latency.REALISTIC, 0);
  private final List<Turns.Event> scheduling =
      turns.play(Turns.ask(Agent.SUPERVISOR, "I need to \"book\" a meeting\n", true, false));
  private final List<Turns.Event> traces =
      scheduling.stream().filter(event -> event.type().equals("trace")).toList();

  @Test
  void tellEveryStepInOrderAndTheAnswerAtTheEnd() {
    assertThat(scheduling.stream().map(e -> depth(e) + " " + e.step()))
        .containsExactly(
            "1 modelInvocationInput",
            "1 modelInvocationOutput",
            "1 rationale",
            "1 invocationInput",
            "2 modelInvocationInput",
            "2 modelInvocationOutput",
            "2 rationale",
            "2 invocationInput",
            "2 observation",
            "2 modelInvocationInput",
            "2 modelInvocationOutput",
            "2 observation",
            "1 observation",
            "1 modelInvocationInput",
            "1 modelInvocationOutput",
            "1 observation",
            "0 chunk");
  }

  @Test
  void ofSmallTalkHaveNoAction() {
    List<Turns.Event> events = turns.play(Turns.ask(Agent.SUPERVISOR, "Hello!", true, false));
    assertThat(events).hasSize(12);
    assertThat(events).noneMatch(e -> !e.at(STEP + "/actionGroupInvocationInput").isMissingNode());
  }

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "I want to schedule an appointment | scheduling-actions | get_available_dates",
        "I need to book a meeting | scheduling-actions | get_time_slots",
        "Help me reschedule my appointment | scheduling-actions | reschedule_appointment",
        "I need to cancel my appointment | scheduling-actions | cancel_appointment",
        "Show me my appointments | scheduling-actions | list_projects",
        "Please confirm my appointment | scheduling-actions | confirm_appointment",
        "What are your working hours? | information-actions | get_working_hours",
        "What's the weather like? | information-actions | get_weather",
        "What's the status of my project? | information-actions | get_appointment_status",
        "Can you give me information about my order? | information-actions | get_project_details",
        "Add a note that I like it | notes-actions | add_note",
        "List my notes | notes-actions | list_notes",
      })
  void nameTheActionTaken(String text, String group, String function) {
    JsonNode action = turns.play(Turns.ask(Agent.SUPERVISOR, text, true, false)).get(7).at(STEP);
    assertThat(action.at("/invocationType").asText()).isEqualTo("ACTION_GROUP");
    JsonNode input = action.at("/actionGroupInvocationInput");
    assertThat(input.at("/actionGroupName").asText()).isEqualTo(group);
    assertThat(input.at("/function").asText()).isEqualTo(function);
    assertThat(input.at("/executionType").asText()).isEqualTo("LAMBDA");
  }

  @Test
  void nameTheChosenCollaboratorOnce() {
    List<JsonNode> choices =
        traces.stream()
            .map(e -> e.at(STEP + "/agentCollaboratorInvocationInput"))
            .filter(this::there)
            .toList();
    assertThat(choices).hasSize(1);
    assertThat(choices.getFirst().at("/agentCollaboratorName").asText())
        .isEqualTo("scheduling_collaborator");
    assertThat(choices.getFirst().at("/agentCollaboratorAliasArn").asText())
        .endsWith(":agent-alias/IX24FSMTQH/TYJRF3CJ7F");
    assertThat(choices.getFirst().at("/input/text").asText())
        .isEqualTo("I need to \"book\" a meeting\n");
  }

  @Test
  void haveACallerChainThatGrowsWithTheDepth() {
    for (Turns.Event event : traces) {
      JsonNode chain = event.at("/callerChain");
      assertThat(chain.get(0).at("/agentAliasArn").asText()).endsWith(ROOT);
      boolean child = chain.size() == 2;
      assertThat(event.at("/agentId").asText()).isEqualTo(child ? "IX24FSMTQH" : "5VTIWONUMO");
      assertThat(event.at("/agentAliasId").asText()).isEqualTo(child ? "TYJRF3CJ7F" : "HH2U7EZXMW");
      assertThat(event.at("/collaboratorName").asText())
          .isEqualTo(child ? "scheduling_collaborator" : "");
      if (child) {
        assertThat(chain.get(1).at("/agentAliasArn").asText()).endsWith("IX24FSMTQH/TYJRF3CJ7F");
      }
    }
  }

  @Test
  void ofTheCollaboratorNameItsOwnSessionTheSameInEveryTurn() {
    Set<String> sessions = new HashSet<>();
    Stream.concat(
            traces.stream(),
            turns.play(Turns.ask(Agent.SUPERVISOR, "Cancel my meeting", true, false)).stream())
        .filter(event -> depth(event) == 2)
        .forEach(event -> sessions.add(event.at("/sessionId").asText()));
    assertThat(sessions).hasSize(1).doesNotContain("s:1");
    assertThat(traces.stream().filter(e -> depth(e) == 1))
        .allMatch(e -> e.at("/sessionId").asText().equals("s:1"));
  }

  @Test
  void haveTimesThatDoNotAlwaysGrow() {
    List<Instant> times =
        traces.stream().map(e -> Instant.parse(e.at("/eventTime").asText())).toList();
    assertThat(times).isNotEqualTo(times.stream().sorted().toList());
    Instant start = Instant.ofEpochSecond(0, Turns.WALL);
    assertThat(times).allMatch(t -> t.isAfter(start) && t.isBefore(start.plusSeconds(30)));
  }

  @Test
  void haveTraceIdsWithTheNumberOfTheStep() {
    Set<String> root = new HashSet<>();
    Set<String> child = new HashSet<>();
    for (Turns.Event event : traces) {
      event
          .json()
          .findValues("traceId")
          .forEach(id -> (depth(event) == 1 ? root : child).add(id.asText()));
    }
    assertThat(root).hasSize(2).allMatch(id -> id.matches("[0-9a-f-]{36}-[01]"));
    assertThat(child).hasSize(2).allMatch(id -> id.matches("[0-9a-f-]{36}-[01]"));
    assertThat(root).doesNotContainAnyElementsOf(child);
  }

  @Test
  void joinTheChildToItsParentByTheClientRequestId() {
    String inParent =
        traces.stream()
            .map(e -> e.at(STEP + "/agentCollaboratorInvocationOutput/metadata/clientRequestId"))
            .filter(this::there)
            .findFirst()
            .orElseThrow()
            .asText();
    assertThat(traces.stream().filter(e -> depth(e) == 2))
        .allMatch(e -> e.json().findValue("traceId").asText().startsWith(inParent));
  }

  @ParameterizedTest
  @EnumSource(Habit.class)
  void haveTheOperationsTimeOnFinalResponsesOnlyAndUsageOnModelOutputsOnly(Habit habit) {
    for (RoutingMode mode : RoutingMode.values()) {
      AgentsBehaviour behaviour =
          AgentsBehaviour.defaults().with(Habit.MISROUTE, 0).with(habit, 1).withMode(mode);
      List<Turns.Event> events =
          new Turns(Latency.REALISTIC, behaviour)
              .play(Turns.ask(Agent.SUPERVISOR, "I need to book a meeting", true, false));
      assertThat(events).isNotEmpty();
      for (Turns.Event event : events) {
        JsonNode last = event.json().findParent("finalResponse");
        assertThat(event.json().findValue("operationTotalTimeMs") != null)
            .as(event.step())
            .isEqualTo(last != null);
        if (last != null) {
          assertThat(last.at("/type").asText()).isEqualTo("FINISH");
        }
        if (!UNLISTED.contains(event.step())) {
          assertThat(event.json().findValue("usage") != null)
              .as(event.step())
              .isEqualTo(event.step().equals("modelInvocationOutput"));
        }
      }
    }
  }

  /** Steps of the habit unknown-members, which have what they like. */
  private static final Set<String> UNLISTED = Set.of("foreseen", "reflection");

  @Test
  void carryTheTypeMarkOfTheRealWireAndPromptsOfRealSizeThatGrow() throws Exception {
    List<JsonNode> prompts =
        traces.stream()
            .filter(e -> e.step().equals("modelInvocationInput"))
            .map(e -> e.at("/trace/orchestrationTrace/modelInvocationInput"))
            .toList();
    assertThat(prompts).hasSize(4);
    for (JsonNode prompt : prompts) {
      assertThat(prompt.at("/inferenceConfiguration/__type").asText())
          .isEqualTo("com.amazon.bedrock.agent.common.types#InferenceConfiguration");
      assertThat(prompt.at("/foundationModel").asText()).isEqualTo(Agent.MODEL);
      assertThat(prompt.toString().length()).isBetween(1_000, 6_000);
      JsonNode inner = new ObjectMapper().readTree(prompt.at("/text").asText());
      assertThat(inner.at("/messages/1/content").asText())
          .contains("I need to \"book\" a meeting\n");
    }
    assertThat(prompts.getLast().at("/text").asText().length())
        .isGreaterThan(prompts.getFirst().at("/text").asText().length());
  }

  @Test
  void haveRawResponsesThatAreJsonWithTheSameUsage() throws Exception {
    for (Turns.Event event : traces) {
      JsonNode raw =
          event.at("/trace/orchestrationTrace/modelInvocationOutput/rawResponse/content");
      if (there(raw)) {
        JsonNode inner = new ObjectMapper().readTree(raw.asText());
        assertThat(inner.at("/usage/input_tokens"))
            .isEqualTo(event.json().findValue("usage").at("/inputTokens"));
        assertThat(inner.at("/usage/cache_read_input_tokens").isNull()).isTrue();
      }
    }
  }

  @Test
  void haveMetadataWhoseTimesAgree() {
    for (Turns.Event event : traces) {
      JsonNode metadata = event.json().findValue("metadata");
      if (metadata != null) {
        Duration took =
            Duration.between(
                Instant.parse(metadata.at("/startTime").asText()),
                Instant.parse(metadata.at("/endTime").asText()));
        assertThat(metadata.at("/totalTimeMs").asLong()).isEqualTo(took.toMillis());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TraceDetail.class)
  void addUpToTheTokensInTheTruthWhereTheyAreShown(TraceDetail detail) {
    var played = new Turns(quick(detail), 0);
    Script script = played.script(Turns.ask(Agent.SUPERVISOR, "List my notes", true, true));
    int in = 0;
    int out = 0;
    for (Turns.Event event : played.events(script)) {
      in += event.json().findValues("inputTokens").stream().mapToInt(JsonNode::asInt).sum();
      out += event.json().findValues("outputTokens").stream().mapToInt(JsonNode::asInt).sum();
    }
    boolean shown = detail != TraceDetail.ROUTE;
    assertThat(in).isEqualTo(shown ? script.turn().inputTokens() : 0);
    assertThat(out).isEqualTo(shown ? script.turn().outputTokens() : 0);
    assertThat(script.turn().inputTokens()).isPositive();
  }

  @Test
  void haveChunksBeforeTheOutputOfTheStepTheyBelongTo() {
    List<Turns.Event> events =
        turns.play(Turns.ask(Agent.SUPERVISOR, "When are you open?", true, true));
    List<String> steps = events.stream().map(Turns.Event::step).toList();
    int chunks = Latency.REALISTIC.chunks();
    int first = steps.indexOf("chunk");
    assertThat(steps.subList(first, first + chunks)).containsOnly("chunk");
    assertThat(steps.subList(first + chunks, steps.size()))
        .containsExactly("modelInvocationOutput", "observation");
    assertThat(Turns.answer(events))
        .startsWith("This is message 2")
        .contains("open Monday to Friday");
  }

  @Test
  void areInOneChunkAtTheEndWhereNotStreamedAndTellTheSame() {
    var first = new Turns(Latency.REALISTIC, 0);
    var second = new Turns(Latency.REALISTIC, 0);
    List<Turns.Event> whole = first.play(Turns.ask(Agent.SUPERVISOR, "Hello!", false, false));
    List<Turns.Event> pieces = second.play(Turns.ask(Agent.SUPERVISOR, "Hello!", false, true));
    assertThat(whole).hasSize(1);
    assertThat(pieces).hasSize(Latency.REALISTIC.chunks());
    assertThat(Turns.answer(whole))
        .isEqualTo(Turns.answer(pieces))
        .startsWith("Hello, and thank you");
  }

  @Test
  void ofTwoSecondStreamsAreTheTraceAtOnceAndEightChunksSpreadEvenly() {
    var played =
        new Turns(
            new Latency(
                Duration.ZERO,
                TraceDetail.ROUTE,
                2000,
                8,
                0,
                Optional.of(Duration.ofSeconds(2)),
                Map.of()),
            0);
    List<Turns.Event> events =
        played.play(Turns.ask(Agent.SUPERVISOR, "List my notes", true, true));
    assertThat(events.stream().map(e -> e.dueNanos() / 1_000_000))
        .containsExactly(0L, 250L, 500L, 750L, 1000L, 1250L, 1500L, 1750L, 2000L);
    assertThat(events.getFirst().json().toString().length()).isBetween(1_950, 2_050);
    assertThat(events.getFirst().json().findValue("agentCollaboratorName").asText())
        .isEqualTo("notes_collaborator");
  }

  @Test
  void ofACompactTraceStillTellRouteUsageAndFinish() {
    List<Turns.Event> events =
        new Turns(quick(TraceDetail.COMPACT), 0)
            .play(Turns.ask(Agent.SUPERVISOR, "List my notes", true, false));
    assertThat(events.stream().map(Turns.Event::step))
        .containsExactly("invocationInput", "modelInvocationOutput", "observation", "chunk");
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = Agent.class,
      names = {"SCHEDULING", "INFORMATION", "NOTES", "CHITCHAT"})
  void ofACollaboratorCalledDirectlyAreOfOneDepth(Agent agent) {
    List<Turns.Event> events = turns.play(Turns.ask(agent, "Hello!", true, true));
    List<Turns.Event> own = events.stream().filter(e -> e.type().equals("trace")).toList();
    assertThat(own).hasSize(agent == Agent.CHITCHAT ? 3 : 8);
    for (Turns.Event event : own) {
      assertThat(depth(event)).isEqualTo(1);
      assertThat(event.at("/agentId").asText()).isEqualTo(agent.id());
      assertThat(event.at("/sessionId").asText()).isEqualTo("s:1");
      assertThat(there(event.at("/collaboratorName"))).isFalse();
    }
    assertThat(own.getLast().at(STEP + "/type").asText()).isEqualTo("FINISH");
  }

  @Test
  void ofTheWorkingDraftNameItsAlias() {
    var ask = new Ask(Agent.SUPERVISOR, Agent.DRAFT_ALIAS, "s", "Hello!", true, false, false);
    Turns.Event first = turns.play(ask).getFirst();
    assertThat(first.at("/agentAliasId").asText()).isEqualTo("TSTALIASID");
    assertThat(first.at("/agentVersion").asText()).isEqualTo("DRAFT");
    assertThat(first.at("/callerChain/0/agentAliasArn").asText())
        .endsWith("/5VTIWONUMO/TSTALIASID");
  }

  private static final String STEP = "/trace/orchestrationTrace/STEP";

  private static int depth(Turns.Event event) {
    return event.at("/callerChain").size();
  }

  private boolean there(JsonNode node) {
    return !node.isMissingNode();
  }

  private static Latency quick(TraceDetail detail) {
    return new Latency(Duration.ZERO, detail, 0, 8, 0, Optional.of(Duration.ZERO), Map.of());
  }
}
