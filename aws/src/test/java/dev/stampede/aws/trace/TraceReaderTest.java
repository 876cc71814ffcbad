package dev.stampede.aws.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.aws.trace.Hop.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The trace reader")
class TraceReaderTest {

  private final TraceReader reader = new TraceReader();
  private long now;

  private TurnTrace read(List<String> events) {
    events.forEach(this::event);
    return reader.toTrace();
  }

  private void event(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    byte[] within = new byte[bytes.length + 10];
    System.arraycopy(bytes, 0, within, 5, bytes.length);
    reader.read(within, 5, bytes.length, ++now);
  }

  @Test
  @DisplayName("reads a supervisor's turn: route, hops, tokens of all agents, the proper end")
  void supervisor() {
    TurnTrace trace = read(TraceFixtures.SUPERVISOR_TURN);
    assertThat(trace.route()).isEqualTo(new Route(List.of("scheduling")));
    assertThat(trace.route().label()).isEqualTo("scheduling");
    assertThat(trace.route().isTo("scheduling_collaborator")).isTrue();
    assertThat(trace.delegatedAt()).as("the event that held the choice").isEqualTo(4);
    assertThat(trace.hops())
        .containsExactly(
            new Hop(Kind.MODEL, "anthropic.claude-sonnet-4-5", 1, 1_200),
            new Hop(Kind.MODEL, "anthropic.claude-haiku-4-5", 2, 800),
            new Hop(Kind.ACTION, "scheduling-actions/list_projects", 2, 340),
            new Hop(Kind.AGENT, "scheduling_collaborator", 1, 2_500),
            new Hop(Kind.MODEL, "anthropic.claude-sonnet-4-5", 1, 900));
    assertThat(trace.inputTokens()).isEqualTo(1_000 + 500 + 1_100);
    assertThat(trace.outputTokens()).isEqualTo(90 + 45 + 99);
    assertThat(trace.modelCalls()).isEqualTo(3);
    assertThat(trace.actions()).isEqualTo(1);
    assertThat(trace.finished()).isTrue();
    assertThat(trace.fellBack()).isFalse();
    assertThat(trace.unreadable()).isZero();
    assertThat(trace.events()).isEqualTo(TraceFixtures.SUPERVISOR_TURN.size());
    assertThat(trace.bytes())
        .isEqualTo(TraceFixtures.SUPERVISOR_TURN.stream().mapToLong(String::length).sum());
  }

  @Test
  @DisplayName("reads a router's turn, whose choice stands under routingClassifierTrace")
  void router() {
    TurnTrace trace = read(TraceFixtures.ROUTER_TURN);
    assertThat(trace.route().label()).isEqualTo("notes");
    assertThat(trace.fellBack()).isFalse();
    assertThat(trace.finished()).isTrue();
    assertThat(trace.inputTokens()).isEqualTo(300 + 700);
    assertThat(trace.outputTokens()).isEqualTo(10 + 70);
  }

  @Test
  @DisplayName("sees that a router could not decide and the orchestration did")
  void routerFellBack() {
    TurnTrace trace =
        read(
            List.of(
                TraceFixtures.routerOutput(300, 10),
                TraceFixtures.delegation(1, "t-0", "information_collaborator"),
                TraceFixtures.finish(1)));
    assertThat(trace.fellBack()).isTrue();
    assertThat(trace.route().label()).isEqualTo("information");
  }

  @Test
  @DisplayName("counts only the asked agent's own choice, not those of its collaborators")
  void threeLevels() {
    TurnTrace trace =
        read(
            List.of(
                TraceFixtures.delegation(1, "t-0", "scheduling_collaborator"),
                TraceFixtures.delegation(2, "u-0", "calendar_collaborator"),
                TraceFixtures.modelOutput(3, "v-0", 5_148, 871),
                TraceFixtures.finish(3),
                TraceFixtures.modelOutput(2, "u-1", 2_330, 298),
                TraceFixtures.finish(2)));
    assertThat(trace.route().label()).isEqualTo("scheduling");
    assertThat(trace.finished()).as("only the children have finished").isFalse();
    assertThat(trace.inputTokens()).isEqualTo(7_478);
    event(TraceFixtures.finish(1));
    assertThat(reader.toTrace().finished()).isTrue();
  }

  @Test
  @DisplayName("knows none where nobody was asked, and several where more than one was")
  void noneAndSeveral() {
    event(TraceFixtures.finish(1));
    assertThat(reader.toTrace().route().label()).isEqualTo("none");
    event(TraceFixtures.delegation(1, "t-0", "notes_collaborator"));
    event(TraceFixtures.delegation(1, "t-1", "notes_collaborator"));
    assertThat(reader.toTrace().route().label()).as("the same twice").isEqualTo("notes");
    event(TraceFixtures.delegation(1, "t-2", "chitchat_collaborator"));
    assertThat(reader.toTrace().route().label()).isEqualTo("several");
    assertThat(reader.toTrace().route().collaborators()).containsExactly("notes", "chitchat");
    assertThat(reader.toTrace().delegatedAt()).as("the first").isEqualTo(2);
  }

  @Test
  @DisplayName("passes over members that nobody knows, in any order, of any shape")
  void quirks() {
    event(
        """
        {"new":[{"a":[1,2,{"b":null}]}],"trace":{"orchestrationTrace":{"later":{"x":"y"},\
        "modelInvocationOutput":{"metadata":{"usage":{"cacheReadInputTokens":7,"outputTokens":2,\
        "inputTokens":1},"clientRequestId":"c","totalTimeMs":5},"rawResponse":{"content":\
        "{\\"usage\\":{\\"inputTokens\\":999}}"},"traceId":"t-0","reasoningContent":null}}},\
        "eventTime":"2025-05-21T09:49:01.981822147Z","callerChain":[{"agentAliasArn":"arn:root",\
        "__type":"x"}]}\
        """);
    event("{\"callerChain\":\"not a chain\",\"trace\":[1,2,3]}");
    event("{\"trace\":{\"orchestrationTrace\":\"a text\",\"guardrailTrace\":null}}");
    event("{\"trace\":{\"newTrace\":{\"observation\":{\"type\":{\"is\":\"an object\"}}}}}");
    TurnTrace trace = reader.toTrace();
    assertThat(trace.inputTokens()).isEqualTo(1);
    assertThat(trace.outputTokens()).isEqualTo(2);
    assertThat(trace.unreadable()).isZero();
    assertThat(trace.hops()).containsExactly(new Hop(Kind.MODEL, "", 1, 5));
  }

  @Test
  @DisplayName("sees a guardrail that steps in, and the first reason of a failure")
  void guardrailAndFailure() {
    event("{\"trace\":{\"guardrailTrace\":{\"action\":\"NONE\",\"inputAssessments\":[{}]}}}");
    assertThat(reader.toTrace().guardrailIntervened()).isFalse();
    event("{\"trace\":{\"guardrailTrace\":{\"inputAssessments\":[],\"action\":\"INTERVENED\"}}}");
    event("{\"trace\":{\"failureTrace\":{\"failureReason\":\"Max iterations\\nexceeded\"}}}");
    event("{\"trace\":{\"failureTrace\":{\"failureReason\":\"another\"}}}");
    assertThat(reader.toTrace().guardrailIntervened()).isTrue();
    assertThat(reader.toTrace().failure()).isEqualTo("Max iterations exceeded");
  }

  @Test
  @DisplayName("believes only the asked agent's classifier and guardrail, not its collaborators'")
  void nested() {
    String childClassifier =
        TraceFixtures.event(
            2,
            "routingClassifierTrace",
            "{\"modelInvocationOutput\":{\"traceId\":\"b-routing-0\"}}");
    String childChoice =
        TraceFixtures.event(
            2,
            "routingClassifierTrace",
            "{\"invocationInput\":{\"agentCollaboratorInvocationInput\":"
                + "{\"agentCollaboratorName\":\"deep\"},\"traceId\":\"b-routing-0\"}}");
    String childBlock = TraceFixtures.event(2, "guardrailTrace", "{\"action\":\"INTERVENED\"}");
    TurnTrace undecided = read(List.of(childClassifier, TraceFixtures.finish(1)));
    assertThat(undecided.fellBack()).as("a child's classifier could not decide").isFalse();
    event(childBlock);
    event(TraceFixtures.routerOutput(300, 10));
    event(TraceFixtures.delegation(1, "a-0", "notes_collaborator"));
    event(childChoice);
    TurnTrace fellBack = reader.toTrace();
    assertThat(fellBack.fellBack()).as("the root's could not, the child's could").isTrue();
    assertThat(fellBack.classifierChose()).isFalse();
    assertThat(fellBack.route().label()).isEqualTo("notes");
    assertThat(fellBack.guardrailIntervened()).isFalse();
    assertThat(read(TraceFixtures.ROUTER_TURN).classifierChose()).isTrue();
  }

  @Test
  @DisplayName("is cut short by a guardrail only where the agent never said that it was done")
  void cutShort() {
    event(TraceFixtures.event(1, "guardrailTrace", "{\"action\":\"INTERVENED\"}"));
    assertThat(reader.toTrace().cutShort()).isTrue();
    event(TraceFixtures.finish(1));
    assertThat(reader.toTrace().cutShort()).isFalse();
    assertThat(reader.toTrace().guardrailIntervened()).isTrue();
  }

  @Test
  @DisplayName(
      "books tokens to the last agent of the chain and its model, whatever the level-1 name")
  void usage() {
    assertThat(read(TraceFixtures.SUPERVISOR_TURN).usage())
        .containsExactly(
            new ModelUsage("A1", "anthropic.claude-sonnet-4-5", 2, 2_100, 189),
            new ModelUsage("A2", "anthropic.claude-haiku-4-5", 1, 500, 45));
  }

  @Test
  @DisplayName("loses no token of a turn of too many agents")
  void boundedUsage() {
    for (int depth = 1; depth <= 200; depth++) {
      event(TraceFixtures.modelOutput(depth, "t", 3, 1));
    }
    List<ModelUsage> usage = reader.toTrace().usage();
    assertThat(usage).hasSize(TurnTrace.MAX_HOPS);
    assertThat(usage.stream().mapToLong(ModelUsage::inputTokens).sum()).isEqualTo(600);
    assertThat(usage.stream().mapToLong(ModelUsage::calls).sum()).isEqualTo(200);
  }

  /** The events of one collaborator's share, asked for by the root in its step. */
  private static List<String> share(String step, String name, int number) {
    return List.of(
        TraceFixtures.delegation(1, step, name),
        TraceFixtures.modelInput(2, name + number, "model of " + name),
        TraceFixtures.modelOutput(2, name + number, 10, 1),
        TraceFixtures.event(
            1,
            "orchestrationTrace",
            """
            {"observation":{"agentCollaboratorInvocationOutput":{"agentCollaboratorName":"%s",\
            "metadata":{"totalTimeMs":%d}},"traceId":"%s","type":"AGENT_COLLABORATOR"}}\
            """
                .formatted(name, number, step)));
  }

  @Test
  @DisplayName("joins parallel and repeated collaborators, however their events interleave")
  void interleaved() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      List<List<String>> shares = new ArrayList<>();
      for (String name : List.of("notes_collaborator", "chitchat_collaborator")) {
        // The same one twice in a row, and beside the other.
        List<String> twice = new ArrayList<>(share("a-0", name, 1));
        twice.addAll(share("a-0", name, 2));
        shares.add(twice);
      }
      TraceReader turn = new TraceReader();
      while (!shares.isEmpty()) {
        List<String> next = shares.get(random.nextInt(shares.size()));
        byte[] bytes = next.removeFirst().getBytes(StandardCharsets.UTF_8);
        turn.read(bytes, 0, bytes.length, 1);
        shares.removeIf(List::isEmpty);
      }
      TurnTrace trace = turn.toTrace();
      assertThat(trace.route().label()).as("seed %d", seed).isEqualTo("several");
      assertThat(trace.hops())
          .as("seed %d, round %d", seed, round)
          .containsExactlyInAnyOrder(
              new Hop(Kind.MODEL, "model of notes_collaborator", 2, 100),
              new Hop(Kind.MODEL, "model of notes_collaborator", 2, 100),
              new Hop(Kind.MODEL, "model of chitchat_collaborator", 2, 100),
              new Hop(Kind.MODEL, "model of chitchat_collaborator", 2, 100),
              new Hop(Kind.AGENT, "notes_collaborator", 1, 1),
              new Hop(Kind.AGENT, "notes_collaborator", 1, 2),
              new Hop(Kind.AGENT, "chitchat_collaborator", 1, 1),
              new Hop(Kind.AGENT, "chitchat_collaborator", 1, 2));
      assertThat(trace.inputTokens()).isEqualTo(40);
    }
  }

  @Test
  @DisplayName("counts members that nobody knows: of an event, of its union, of a step")
  void unknownMembers() {
    assertThat(read(TraceFixtures.SUPERVISOR_TURN).unknown()).isZero();
    assertThat(read(TraceFixtures.ROUTER_TURN).unknown()).isZero();
    event("{\"brandNew\":{\"deep\":1},\"trace\":{\"quantumTrace\":{\"observation\":{}}}}");
    event("{\"trace\":{\"orchestrationTrace\":{\"dream\":{},\"rationale\":{\"text\":\"x\"}}}}");
    event("{\"trace\":{\"guardrailTrace\":{\"action\":\"NONE\",\"mood\":\"good\"}}}");
    event("{\"trace\":{\"customOrchestrationTrace\":{\"event\":{},\"traceId\":\"t\"}}}");
    event("{\"trace\":{\"failureTrace\":{\"failureCode\":5,\"metadata\":{},\"traceId\":\"t\"}}}");
    assertThat(reader.toTrace().unknown()).isEqualTo(4);
    assertThat(reader.toTrace().unreadable()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "nonsense",
        "{\"trace\":{\"orchestrationTrace\":{\"observation\":{\"type\":\"FINISH\"",
        "{\"trace\":{\"orchestrationTrace\":{\"observation\":{\"type\":\"FINISH\"}}},",
        "{\"callerChain\":[{\"agentAliasArn\":\"x\"}"
      })
  @DisplayName("counts an event that cannot be read, and believes nothing of it")
  void unreadable(String json) {
    event(json);
    TurnTrace trace = reader.toTrace();
    assertThat(trace.unreadable()).isEqualTo(1);
    assertThat(trace.finished()).isFalse();
  }

  @Test
  @DisplayName("is not led astray by numbers that no service counts to")
  void hostileNumbers() {
    for (String number : List.of("-5", "1e300", "99999999999999999999", "\"7\"", "null", "[1]")) {
      event(
          """
          {"trace":{"orchestrationTrace":{"modelInvocationOutput":{"metadata":{"totalTimeMs":%s,\
          "usage":{"inputTokens":%s,"outputTokens":%s}}}}}}\
          """
              .formatted(number, number, number));
    }
    TurnTrace trace = reader.toTrace();
    assertThat(trace.unreadable()).isZero();
    assertThat(trace.inputTokens()).isEqualTo(2_000_000_000L);
    assertThat(trace.hops()).allMatch(hop -> hop.millis() >= 0 && hop.millis() <= 86_400_000);
  }

  @Test
  @DisplayName("keeps a bounded number of hops and delegations, and still counts all")
  void bounded() {
    for (int i = 0; i < 1_000; i++) {
      event(TraceFixtures.delegation(1, "t-" + i, "collaborator " + i));
      event(TraceFixtures.modelOutput(1, "m-" + i, 1, 2));
    }
    TurnTrace trace = reader.toTrace();
    assertThat(trace.hops()).hasSize(TurnTrace.MAX_HOPS);
    assertThat(trace.route().collaborators()).hasSize(TurnTrace.MAX_HOPS);
    assertThat(trace.modelCalls()).isEqualTo(1_000);
    assertThat(trace.inputTokens()).isEqualTo(1_000);
  }

  @Test
  @DisplayName("survives any damage to its events")
  void anyDamage() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> events = TraceFixtures.SUPERVISOR_TURN;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = events.get(random.nextInt(events.size())).getBytes(StandardCharsets.UTF_8);
      for (int n = random.nextInt(4); n >= 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        reader.read(bytes, 0, bytes.length, i);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", event " + i, e);
      }
    }
    assertThat(reader.toTrace().events()).isEqualTo(20_000);
  }
}
