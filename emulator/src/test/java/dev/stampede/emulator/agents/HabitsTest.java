package dev.stampede.emulator.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampede.emulator.latency.Latency;
import dev.stampede.input.BadInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Shapes: the service model, reference §1.2; quirks of depth 3: recorded traffic, §0 and §1.3. */
@DisplayName("Agents with a habit")
class HabitsTest {
  private static final String BOOK = "I need to book a meeting";
  private static final AgentsBehaviour PLAIN = AgentsBehaviour.defaults().with(Habit.MISROUTE, 0);

  private static Turns always(Habit habit) {
    return new Turns(Latency.REALISTIC, PLAIN.with(habit, 1));
  }

  private static List<Turns.Event> play(Habit habit) {
    return always(habit).play(Turns.ask(Agent.SUPERVISOR, BOOK, true, false));
  }

  private static List<String> told(List<Turns.Event> events) {
    return events.stream().map(Turns.Event::told).toList();
  }

  private static JsonNode choice(Turns.Event event) {
    return event.json().findPath("agentCollaboratorInvocationInput");
  }

  @Test
  void ofThreeLevelsNameLevelOnesCollaboratorAndSessionAtLevelThree() {
    List<Turns.Event> events = play(Habit.NESTED);
    List<Turns.Event> deep = events.stream().filter(e -> e.depth() == 3).toList();
    assertThat(deep).hasSize(8);
    String childSession =
        events.stream()
            .filter(e -> e.depth() == 2)
            .findFirst()
            .orElseThrow()
            .at("/sessionId")
            .asText();
    for (Turns.Event event : deep) {
      assertThat(event.at("/collaboratorName").asText()).isEqualTo("scheduling_collaborator");
      assertThat(event.at("/agentId").asText()).isEqualTo(Agent.INFORMATION.id());
      assertThat(event.at("/callerChain/2/agentAliasArn").asText())
          .isEqualTo(Agent.INFORMATION.aliasArn("us-east-1"));
      assertThat(event.at("/sessionId").asText()).isEqualTo(childSession).isNotEqualTo("s:1");
    }
    assertThat(told(events).indexOf("2 invocationInput"))
        .isLessThan(told(events).indexOf("3 modelInvocationInput"));
    assertThat(told(events)).contains("0 chunk chunk");
    assertThat(traceIds(events, 2)).hasSize(3).allMatch(id -> id.matches("[0-9a-f-]{36}-[012]"));
  }

  private static Set<String> traceIds(List<Turns.Event> events, int depth) {
    return events.stream()
        .filter(e -> e.depth() == depth)
        .map(e -> e.json().findValue("traceId").asText())
        .collect(Collectors.toSet());
  }

  @Test
  void ofAskingTwoAtOnceAskBothBeforeEitherAnswersAndTheirTracesInterleave() {
    List<Turns.Event> events = play(Habit.PARALLEL);
    List<String> inputs = new ArrayList<>();
    for (Turns.Event event : events) {
      if (event.depth() == 1 && !choice(event).isMissingNode()) {
        inputs.add(choice(event).get("agentCollaboratorName").asText());
      }
    }
    assertThat(inputs).hasSize(2).doesNotHaveDuplicates().startsWith("scheduling_collaborator");
    int secondInput = -1;
    int firstOutput = -1;
    for (int i = 0; i < events.size(); i++) {
      if (!choice(events.get(i)).isMissingNode()) {
        secondInput = i;
      }
      boolean output =
          !events.get(i).json().findPath("agentCollaboratorInvocationOutput").isMissingNode();
      firstOutput = output && firstOutput < 0 ? i : firstOutput;
    }
    assertThat(secondInput).isLessThan(firstOutput);
    List<String> speakers =
        events.stream().filter(e -> e.depth() == 2).map(e -> e.at("/agentId").asText()).toList();
    long changes = 0;
    for (int i = 1; i < speakers.size(); i++) {
      changes += speakers.get(i).equals(speakers.get(i - 1)) ? 0 : 1;
    }
    assertThat(changes).as("%s", speakers).isGreaterThan(1);
    assertThat(events).isSortedAccordingTo((a, b) -> Long.compare(a.dueNanos(), b.dueNanos()));
  }

  @Test
  void ofAskingTwiceAskTheSameOneInTwoSteps() {
    List<Turns.Event> events = play(Habit.REPEATED);
    List<JsonNode> inputs =
        events.stream()
            .filter(e -> e.depth() == 1 && !choice(e).isMissingNode())
            .map(e -> e.trace().get("invocationInput"))
            .toList();
    assertThat(inputs.stream().map(i -> i.findValue("agentCollaboratorName").asText()))
        .containsExactly("scheduling_collaborator", "scheduling_collaborator");
    assertThat(inputs.get(0).get("traceId").asText()).endsWith("-0");
    assertThat(inputs.get(1).get("traceId").asText()).endsWith("-1");
    Set<String> joins = new HashSet<>();
    for (Turns.Event event : events) {
      JsonNode output = event.json().findPath("agentCollaboratorInvocationOutput");
      if (!output.isMissingNode()) {
        joins.add(output.at("/metadata/clientRequestId").asText());
      }
    }
    assertThat(joins).as("each visit is one of its own").hasSize(2);
  }

  @Test
  void ofHearingSeveralIntentsGiveEachCollaboratorItsPart() {
    var turns = new Turns(Latency.REALISTIC, PLAIN.withSeveralIntents(true));
    List<Turns.Event> events =
        turns.play(
            Turns.ask(
                Agent.SUPERVISOR, "Book a meeting and add a note about parking", true, false));
    assertThat(
            events.stream()
                .filter(e -> !choice(e).isMissingNode())
                .map(e ->
                    choice(e).at("/agentCollaboratorName").asText()
                        + ": "
                        + choice(e).at("/input/text").asText()))
        .containsExactly(
            "scheduling_collaborator: Book a meeting",
            "notes_collaborator: add a note about parking");
    assertThat(Turns.answer(events)).contains("09:30").contains("added your note: parking");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Book a meeting and add a note about parking | SCHEDULING NOTES",
        "What are your working hours? Then cancel my appointment. | INFORMATION SCHEDULING",
        "Hello and thanks! I need to book a meeting | SCHEDULING",
        "Hello and good morning | CHITCHAT",
        "Add a note that I like tea and biscuits | NOTES",
      })
  void divideAMessage(String text, String agents) {
    assertThat(Intents.errands(text).stream().map(e -> e.agent().name()))
        .containsExactly(agents.split(" ", -1));
  }

  @Test
  void ofLeavingActionsToTheCallerSayWhatToDoAndGoOnWithTheResult() {
    Turns turns = always(Habit.RETURN_CONTROL);
    List<Turns.Event> events = turns.play(Turns.ask(Agent.SUPERVISOR, BOOK, true, false));
    assertThat(told(events).subList(4, events.size()))
        .containsExactly(
            "2 modelInvocationInput",
            "2 modelInvocationOutput",
            "2 rationale",
            "2 invocationInput",
            "1 observation",
            "0 returnControl returnControl");
    JsonNode left = events.getLast().json();
    JsonNode function = left.at("/invocationInputs/0/functionInvocationInput");
    assertThat(function.get("actionGroup").asText()).isEqualTo("scheduling-actions");
    assertThat(function.get("function").asText()).isEqualTo("get_time_slots");
    assertThat(function.get("actionInvocationType").asText()).isEqualTo("RESULT");
    assertThat(function.get("collaboratorName").asText()).isEqualTo("scheduling_collaborator");
    assertThat(function.at("/parameters/0/name").asText()).isEqualTo("client_id");
    JsonNode input = events.get(7).trace().at("/invocationInput/actionGroupInvocationInput");
    assertThat(input.get("executionType").asText()).isEqualTo("RETURN_CONTROL");
    assertThat(input.get("invocationId")).isEqualTo(left.get("invocationId"));

    var results = new Ask.Results(left.get("invocationId").asText(), "{\"slots\":[\"17:17\"]}");
    var ask =
        new Ask(
            Agent.SUPERVISOR,
            Agent.SUPERVISOR.alias(),
            "s:1",
            "ignored",
            true,
            false,
            false,
            Optional.of(results),
            "us-east-1");
    List<Turns.Event> rest = turns.play(ask);
    assertThat(told(rest))
        .containsExactly(
            "1 invocationInput",
            "2 observation",
            "2 modelInvocationInput",
            "2 modelInvocationOutput",
            "2 observation",
            "1 observation",
            "1 modelInvocationInput",
            "1 modelInvocationOutput",
            "1 observation",
            "0 chunk chunk");
    assertThat(choice(rest.getFirst()).at("/input/type").asText()).isEqualTo("RETURN_CONTROL");
    assertThat(rest.get(1).json().findValue("text").asText()).isEqualTo("{\"slots\":[\"17:17\"]}");
    assertThat(rest.stream().map(e -> e.json().toString())).noneMatch(j -> j.contains("ignored"));
    assertThatThrownBy(() -> turns.script(ask)).isInstanceOf(NotAwaitedException.class);
  }

  @Test
  void ofGuardrailsSendOneTraceAndTheBlockedText() {
    List<Turns.Event> events = play(Habit.GUARDRAIL);
    assertThat(told(events)).containsExactly("1 guardrailTrace action", "0 chunk chunk");
    assertThat(events.getFirst().trace().get("action").asText()).isEqualTo("INTERVENED");
    assertThat(events.getFirst().trace().get("traceId").asText())
        .matches("[0-9a-f-]{36}-guardrail-pre-0");
    assertThat(Turns.answer(events)).isEqualTo(Answers.BLOCKED);
  }

  @Test
  void blockMessagesWithABlockedWordAndNoOthers() {
    var turns = new Turns(Latency.REALISTIC, PLAIN.withBlockedWords(List.of("Forbidden")));
    Turn blocked = turns.script(Turns.ask(Agent.SUPERVISOR, "A FORBIDDEN word", true, true)).turn();
    assertThat(blocked.habits()).containsExactly(Habit.GUARDRAIL);
    assertThat(blocked.route()).isEmpty();
    assertThat(blocked.inputTokens()).isZero();
    assertThat(turns.script(Turns.ask(Agent.SUPERVISOR, "Hello!", true, true)).turn().habits())
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Is this Art?           | true",
        "art                    | true",
        "ART-work, please       | true",
        "Let us start a party   | false",
        "Let us start with art. | true",
        "art2                   | false",
        "I want FREE money now  | true",
        "carefree money         | false",
        "It costs 5$ at most    | true",
      })
  void blockWholeWordsOnly(String text, boolean blocked) {
    var turns = new Turns(Latency.NONE, PLAIN.withBlockedWords(List.of("art", "free money", "$")));
    Turn turn = turns.script(Turns.ask(Agent.SUPERVISOR, text, true, true)).turn();
    assertThat(turn.habits().contains(Habit.GUARDRAIL)).isEqualTo(blocked);
  }

  @Test
  void cannotBlockWhatIsNoWord() {
    assertThatThrownBy(() -> PLAIN.withBlockedWords(List.of("art", " ")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("must not be empty");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "MISROUTE       | Hello!                        | 1",
        "PARALLEL       | Book a meeting                | 2",
        "REPEATED       | Book a meeting                | 2",
        "NESTED         | Book a meeting                | 2",
        "RETURN_CONTROL | Book a meeting                | 1",
        "GUARDRAIL      | Book a meeting                | 0",
      })
  void askAsManyCollaboratorsAsTheyDelegateTo(Habit habit, String text, int asked) {
    Turn turn = always(habit).script(Turns.ask(Agent.SUPERVISOR, text, true, true)).turn();
    assertThat(turn.asked()).hasSize(asked);
    assertThat(turn.delegations()).isEqualTo(asked);
    turn.route().ifPresent(chosen -> assertThat(turn.asked()).startsWith(chosen));
  }

  @Test
  void askNobodyWhoIsCalledDirectly() {
    Script script = new Turns(Latency.NONE, PLAIN).script(Turns.ask(Agent.NOTES, BOOK, true, true));
    assertThat(script.turn().asked()).isEmpty();
  }

  @Test
  void ofNotStoppingEndInAFailureTrace() {
    List<Turns.Event> events = play(Habit.MAX_ITERATIONS);
    Turns.Event failure = events.get(events.size() - 2);
    assertThat(failure.kind()).isEqualTo("failureTrace");
    assertThat(failure.trace().get("failureReason").asText()).isEqualTo("Max iterations exceeded");
    assertThat(events).noneMatch(e -> e.json().findPath("type").asText().equals("FINISH"));
    assertThat(Turns.answer(events)).isEqualTo(Answers.GIVEN_UP);
  }

  @Test
  void ofSendingFilesSendOneBeforeTheAnswer() {
    List<Turns.Event> events = play(Habit.FILES);
    Turns.Event files = events.get(events.size() - 2);
    assertThat(files.type()).isEqualTo("files");
    assertThat(files.at("/files/0/name").asText()).isEqualTo("appointments.csv");
    assertThat(files.at("/files/0/type").asText()).isEqualTo("text/csv");
    assertThat(files.at("/files/0/bytes").asText()).isBase64();
  }

  @Test
  void ofSayingUnknownThingsSayThemBesideAllTheRest() {
    assertThat(play(Habit.UNKNOWN_EVENTS).getFirst().type()).isEqualTo("novelty");
    List<Turns.Event> events = play(Habit.UNKNOWN_MEMBERS);
    assertThat(told(events).subList(0, 2))
        .containsExactly("1 clairvoyanceTrace foreseen", "1 reflection");
    List<Turns.Event> plain =
        new Turns(Latency.REALISTIC, 0).play(Turns.ask(Agent.SUPERVISOR, BOOK, true, false));
    assertThat(told(events.subList(2, events.size()))).isEqualTo(told(plain));
  }

  @Test
  void ofActingNotAnswerAsIfTheyHad() {
    List<Turns.Event> events = play(Habit.WITHOUT_ACTION);
    assertThat(events)
        .noneMatch(e -> !e.json().findPath("actionGroupInvocationInput").isMissingNode());
    assertThat(Turns.answer(events)).contains("09:30");
  }

  @Test
  void ofFailingShowTheFunctionsErrorInItsResult() {
    List<Turns.Event> events = play(Habit.FAILED_ACTION);
    assertThat(events.get(8).trace().at("/observation/actionGroupInvocationOutput/text").asText())
        .contains("Task timed out");
    assertThat(Turns.answer(events)).isEqualTo(Answers.FAILED);
  }

  @Test
  void areNotMarkedWithWhatTheyCouldNotDo() {
    for (Habit habit :
        List.of(
            Habit.WITHOUT_ACTION,
            Habit.FAILED_ACTION,
            Habit.RETURN_CONTROL,
            Habit.MAX_ITERATIONS,
            Habit.LEAK,
            Habit.LOST_CONTEXT)) {
      Turn turn = always(habit).script(Turns.ask(Agent.SUPERVISOR, "Hello!", true, false)).turn();
      assertThat(turn.habits()).as("%s", habit).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Habit.class)
  void showItInTheirShareOfTheTurns(Habit habit) {
    AgentsBehaviour behaviour = PLAIN.with(habit, 0.3);
    if (habit == Habit.UNDECIDABLE) {
      behaviour = behaviour.withMode(RoutingMode.SUPERVISOR_ROUTER);
    }
    var turns = new Turns(Latency.REALISTIC, behaviour);
    turns.script(turn("other", "Remember that my code is X"));
    turns.script(turn("s", BOOK));
    int shown = 0;
    for (int i = 0; i < 4000; i++) {
      Turn turn = turns.script(turn("s", BOOK)).turn();
      assertThat(turn.habits()).isSubsetOf(habit);
      shown += turn.habits().size();
    }
    assertThat(shown).isBetween(1000, 1400);
  }

  private static Ask turn(String session, String text) {
    return new Ask(Agent.SUPERVISOR, "HH2U7EZXMW", session, text, true, false, false);
  }

  @RepeatedTest(10)
  void ofAllKindsAtOnceStillSendJsonWhoseTokensAddUp() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    AgentsBehaviour behaviour =
        PLAIN
            .withSeveralIntents(random.nextBoolean())
            .withMode(
                random.nextBoolean() ? RoutingMode.SUPERVISOR : RoutingMode.SUPERVISOR_ROUTER);
    for (Habit habit : Habit.values()) {
      behaviour = behaviour.with(habit, random.nextDouble() / 2);
    }
    var turns = new Turns(Latency.REALISTIC, behaviour);
    List<Agent> agents = List.of(Agent.values());
    String[] texts = {
      BOOK,
      "Hello!",
      "Book a meeting and add a note",
      "Remember that my \"code\" is 7",
      "List my notes"
    };
    for (int i = 0; i < 100; i++) {
      var ask =
          new Ask(
              agents.get(random.nextInt(agents.size())),
              Agent.DRAFT_ALIAS,
              "s" + random.nextInt(3),
              texts[random.nextInt(texts.length)],
              true,
              random.nextBoolean(),
              random.nextInt(10) == 0);
      Script script = turns.script(ask);
      int in = 0;
      int models = 0;
      for (Turns.Event event : turns.events(script)) {
        if (event.type().equals("trace") && event.step().equals("modelInvocationOutput")) {
          in += event.json().findValue("inputTokens").asInt();
          models++;
        }
      }
      assertThat(in).as("seed %d", seed).isEqualTo(script.turn().inputTokens());
      assertThat(models).as("seed %d", seed).isEqualTo(script.turn().modelCalls());
    }
  }
}
