package dev.stampede.aws;

import static dev.stampede.aws.Aws.agent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.aws.agents.AnswerFile;
import dev.stampede.aws.agents.ReturnControl;
import dev.stampede.aws.agents.TraceShare;
import dev.stampede.aws.scripted.Frames;
import dev.stampede.aws.scripted.Http;
import dev.stampede.aws.scripted.Request;
import dev.stampede.aws.scripted.ScriptedServer;
import dev.stampede.aws.scripted.ScriptedServer.Script;
import dev.stampede.aws.scripted.Stage;
import dev.stampede.measure.Observation;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Sample;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A turn of a conversation")
class AskTest {

  private static final byte[] ROUTED =
      Http.stream(
          Frames.delegation("scheduling_collaborator"),
          Frames.chunk("You are "),
          Frames.chunk("booked."),
          Frames.finish());

  @Test
  @DisplayName("tells the answer, the route and the session, and is recorded once")
  void happyPath() throws Exception {
    List<Turn> turns = new ArrayList<>();
    try (ScriptedServer server = ScriptedServer.playing(Script.answering(ROUTED));
        Stage stage = Stage.calling(server)) {
      stage
          .user()
          .run(() -> {
            Agent supervisor = agent("supervisor");
            turns.add(
                supervisor
                    .turn("bedrock_agent:scheduling")
                    .expectRoute("scheduling")
                    .ask("I want to schedule an appointment"));
          });

      Turn turn = turns.getFirst();
      assertThat(turn.outcome()).isEqualTo(Outcome.SUCCESS);
      assertThat(turn.answer()).isEqualTo("You are booked.");
      assertThat(turn.route()).contains("scheduling");
      assertThat(turn.mayHaveGoneTo("scheduling")).isTrue();
      assertThat(turn.mayHaveGoneTo("notes")).isFalse();
      assertThat(turn.streamed()).isTrue();
      assertThat(turn.requestId()).isEqualTo("00000000-aaaa-bbbb-cccc-000000000001");

      Sample sample = stage.onlySample();
      assertThat(sample.type()).isEqualTo("bedrock_agent");
      assertThat(sample.name()).isEqualTo("bedrock_agent:scheduling");
      assertThat(sample.error()).isEmpty();
      assertThat(sample.observations())
          .contains(new Observation.Cell("route", "scheduling", "scheduling"))
          .anyMatch(o -> o instanceof Observation.Time t && t.instrument().equals("ttft"));

      Request request = server.requests().getFirst();
      assertThat(request.line())
          .isEqualTo(
              "POST /agents/5VTIWONUMO/agentAliases/HH2U7EZXMW/sessions/%s/text HTTP/1.1"
                  .formatted(turn.session()));
      assertThat(request.header("amz-sdk-invocation-id")).isEqualTo(sample.id());
      assertThat(request.header("amz-sdk-request")).isEqualTo("attempt=1; max=1");
      assertThat(request.body())
          .isEqualTo(
              "{\"enableTrace\":true,\"endSession\":false,"
                  + "\"inputText\":\"I want to schedule an appointment\","
                  + "\"streamingConfigurations\":{\"streamFinalResponse\":true}}");
    }
  }

  @Test
  @DisplayName("goes over the connection of the turn before")
  void reusesConnections() throws Exception {
    try (ScriptedServer server = ScriptedServer.playing(Script.answering(ROUTED));
        Stage stage = Stage.calling(server)) {
      stage
          .user()
          .run(() -> {
            Agent supervisor = agent("supervisor");
            for (int i = 0; i < 5; i++) {
              assertThat(supervisor.turn("t").ask("Hello!").succeeded()).isTrue();
            }
          });
      assertThat(stage.samples()).hasSize(5);
      assertThat(server.connections()).isEqualTo(1);
      assertThat(server.requests())
          .extracting(Request::path)
          .containsOnly(server.requests().getFirst().path());
    }
  }

  @Test
  @DisplayName("asks for no trace where none is wanted, and then needs no end of it")
  void withoutTrace() throws Exception {
    byte[] answer = Http.stream(Frames.chunk("Hi!"));
    try (ScriptedServer server = ScriptedServer.playing(Script.answering(answer));
        Stage stage = Stage.calling(server, settings -> settings.withTrace(TraceShare.NONE))) {
      stage
          .user()
          .run(() -> {
            Turn turn = agent("supervisor").turn("t").expectRoute("chitchat").ask("Hello!");
            assertThat(turn.succeeded()).isTrue();
            assertThat(turn.route()).isEmpty();
            assertThat(turn.mayHaveGoneTo("notes")).as("not known").isTrue();
            assertThat(turn.inputTokens()).isEmpty();
          });
      assertThat(server.requests().getFirst().body()).contains("\"enableTrace\":false");
      assertThat(stage.onlySample().observations())
          .containsExactlyInAnyOrder(
              new Observation.Amount("turns.not_streamed", 1), ttfeOf(stage.onlySample()));
    }
  }

  private static Observation ttfeOf(Sample sample) {
    return sample.observations().stream()
        .filter(o -> o.instrument().equals("ttfe"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("cannot be asked of an agent that nobody knows, and the nearest name is told")
  void unknownAgent() throws Exception {
    try (ScriptedServer server = ScriptedServer.playing(Script.answering(ROUTED));
        Stage stage = Stage.calling(server)) {
      stage
          .user()
          .run(() ->
              assertThatThrownBy(() -> agent("schedulin"))
                  .isInstanceOf(IllegalArgumentException.class)
                  .hasMessage(
                      "there is no agent 'schedulin': did you mean 'scheduling'?; the agents"
                          + " are chitchat, information, notes, scheduling, supervisor"));
      assertThat(stage.samples()).isEmpty();
    }
  }

  // ------------------------------------------------------------------ what is expected

  /** The turns of one user who calls a server that always answers the same. */
  private static List<Turn> turns(
      byte[] answer, List<Sample> samples, List<Function<Agent, Turn>> life) throws Exception {
    List<Turn> turns = new ArrayList<>();
    try (ScriptedServer server = ScriptedServer.playing(Script.answering(answer));
        Stage stage = Stage.calling(server)) {
      stage
          .user()
          .run(() -> {
            Agent supervisor = agent("supervisor");
            life.forEach(turn -> turns.add(turn.apply(supervisor)));
          });
      samples.addAll(stage.samples());
    }
    return turns;
  }

  @Test
  @DisplayName("succeeds on a wrong route, which is judged apart")
  void wrongRoute() throws Exception {
    List<Sample> samples = new ArrayList<>();
    Turn turn =
        turns(ROUTED, samples, List.of(a -> a.turn("t").expectRoute("notes").ask("x"))).getFirst();
    assertThat(turn.outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(samples.getFirst().observations())
        .contains(new Observation.Cell("route", "notes", "scheduling"));
  }

  @Test
  @DisplayName("fails on a wrong route where the right one is required, and is judged all the same")
  void requiredRoute() throws Exception {
    List<Sample> samples = new ArrayList<>();
    List<Turn> turns =
        turns(
            ROUTED,
            samples,
            List.of(
                a -> a.turn("t").requireRoute("notes_collaborator").ask("x"),
                a -> a.turn("t").requireRoute("scheduling").ask("x"),
                a -> a.turn("t").requireRoute("none").ask("x")));
    assertThat(turns)
        .extracting(Turn::outcome)
        .containsExactly(Outcome.CHECK_FAILED, Outcome.SUCCESS, Outcome.CHECK_FAILED);
    assertThat(turns.getFirst().error()).isEqualTo("wrong route: notes wanted, scheduling chosen");
    assertThat(turns.getFirst().route()).contains("scheduling");
    assertThat(samples.getFirst().observations())
        .contains(new Observation.Cell("route", "notes", "scheduling"))
        .noneMatch(o -> o instanceof Observation.Time);
    assertThat(samples.getLast().observations())
        .contains(new Observation.Cell("route", "none", "scheduling"));
  }

  private static final String GUARDED =
      """
      {"callerChain":[{"agentAliasArn":"arn:root"}],"trace":{"guardrailTrace":\
      {"action":"INTERVENED"}}}\
      """;

  /** An answer whose route nobody knows. */
  private record Unknown(String why, List<byte[]> frames) {}

  @Test
  @DisplayName("fails, in words, where a route is required and nobody knows which was taken")
  void requiredRouteNotKnown() throws Exception {
    for (Unknown each :
        List.of(
            new Unknown(
                "a part of the trace could not be read",
                List.of(Frames.trace("no JSON"), Frames.chunk("Hi!"), Frames.finish())),
            new Unknown(
                "a guardrail cut the turn short",
                List.of(Frames.trace(GUARDED), Frames.chunk("No."))),
            new Unknown("no trace came", List.of(Frames.event("returnControl", RETURNED))))) {
      List<Sample> samples = new ArrayList<>();
      Turn turn =
          turns(
                  Http.stream(each.frames().toArray(byte[][]::new)),
                  samples,
                  List.of(a -> a.turn("t").requireRoute("none").ask("x")))
              .getFirst();
      assertThat(turn.outcome()).isEqualTo(Outcome.CHECK_FAILED);
      assertThat(turn.error()).isEqualTo("route not known: none wanted, and " + each.why());
      assertThat(samples.getFirst().observations())
          .as("and is judged neither right nor wrong")
          .noneMatch(o -> o instanceof Observation.Cell);
    }
  }

  @Test
  @DisplayName("fails where a route is required of a turn that asked for no trace, and says why")
  void requiredRouteWithoutTrace() throws Exception {
    byte[] answer = Http.stream(Frames.chunk("Hi!"));
    try (ScriptedServer server = ScriptedServer.playing(Script.answering(answer));
        Stage stage = Stage.calling(server, settings -> settings.withTrace(TraceShare.NONE))) {
      stage
          .user()
          .run(() -> {
            Turn turn = agent("supervisor").turn("t").requireRoute("notes").ask("Hello!");
            assertThat(turn.outcome()).isEqualTo(Outcome.CHECK_FAILED);
            assertThat(turn.error())
                .isEqualTo(
                    "route not known: notes wanted, and the turn asked for no trace (--trace all"
                        + " has every turn ask)");
            assertThat(agent("supervisor").turn("t").expectRoute("notes").ask("Hello!").succeeded())
                .as("a route that is only expected is only not judged")
                .isTrue();
          });
    }
  }

  @Test
  @DisplayName("is right to go nowhere where none is expected")
  void noRoute() throws Exception {
    List<Sample> samples = new ArrayList<>();
    byte[] byItself = Http.stream(Frames.chunk("Hi!"), Frames.finish());
    turns(byItself, samples, List.of(a -> a.turn("t").requireRoute("none").ask("x")));
    assertThat(samples.getFirst().outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(samples.getFirst().observations())
        .contains(new Observation.Cell("route", "none", "none"));
  }

  @Test
  @DisplayName("is checked by the scenario, whose own mistakes are failures and not exceptions")
  void checks() throws Exception {
    List<Turn> turns =
        turns(
            ROUTED,
            new ArrayList<>(),
            List.of(
                a -> a.turn("t").check(t -> t.answer().contains("booked"), "not booked").ask("x"),
                a ->
                    a.turn("t")
                        .check(t -> true, "never")
                        .check(t -> t.answer().isEmpty(), "says\nsomething")
                        .check(t -> false, "too late")
                        .ask("x"),
                a ->
                    a.turn("t")
                        .check(
                            t -> {
                              throw new AssertionError("not polite");
                            },
                            "never")
                        .ask("x"),
                a -> a.turn("t").check(t -> t.hops().getFirst().millis() > 0, "no hop").ask("x")));
    assertThat(turns)
        .extracting(Turn::outcome)
        .containsExactly(
            Outcome.SUCCESS, Outcome.CHECK_FAILED, Outcome.CHECK_FAILED, Outcome.CHECK_FAILED);
    assertThat(turns)
        .extracting(Turn::error)
        .containsExactly(
            "", "says something", "not polite", "the check itself failed: NoSuchElementException");
  }

  @Test
  @DisplayName("that failed is not checked: its own error says more")
  void failedIsNotChecked() throws Exception {
    byte[] throttled = Http.error(429, "ThrottlingException", "Slow down");
    List<Sample> samples = new ArrayList<>();
    Turn turn =
        turns(
                throttled,
                samples,
                List.of(a -> a.turn("t").requireRoute("notes").check(t -> false, "no").ask("x")))
            .getFirst();
    assertThat(turn.outcome()).isEqualTo(Outcome.THROTTLED);
    assertThat(turn.toString())
        .isEqualTo("t: throttled (ThrottlingException: Slow down (HTTP 429))");
    assertThat(samples.getFirst().observations()).isEmpty();
  }

  @Test
  @DisplayName("belongs to its agent's session until another begins or is named")
  void sessions() throws Exception {
    List<Turn> turns =
        turns(
            ROUTED,
            new ArrayList<>(),
            List.of(
                a -> a.turn("t").ask("x"),
                a -> a.turn("t").ask("x"),
                a -> a.newSession().turn("t").ask("x"),
                a -> a.turn("t").session("my:own%session").ask("x")));
    assertThat(turns.get(0).session()).isEqualTo(turns.get(1).session());
    assertThat(turns.get(2).session()).isNotEqualTo(turns.get(1).session());
    assertThat(turns.get(3).session()).isEqualTo("my:own%session");
    assertThat(turns).extracting(Turn::succeeded).containsOnly(true);
  }

  @Test
  @DisplayName("says all that was put into it, escaped as JSON and as a path")
  void request() throws Exception {
    try (ScriptedServer server = ScriptedServer.playing(Script.answering(ROUTED));
        Stage stage = Stage.calling(server)) {
      stage
          .user()
          .run(() ->
              agent("notes")
                  .turn("t")
                  .session("a:b")
                  .streamed(false)
                  .sessionAttribute("who \"me\"", "tab\tand\u0001")
                  .endSession()
                  .ask("Zeile 1\nZeile 2 \\ \"ä€😀\""));
      Request request = server.requests().getFirst();
      assertThat(request.path())
          .isEqualTo("/agents/G5BVBYEPUM/agentAliases/F9QQNLZUW8/sessions/a%3Ab/text");
      assertThat(request.body())
          .isEqualTo(
              "{\"enableTrace\":true,\"endSession\":true,"
                  + "\"inputText\":\"Zeile 1\\nZeile 2 \\\\ \\\"ä€😀\\\"\","
                  + "\"sessionState\":{\"sessionAttributes\":"
                  + "{\"who \\\"me\\\"\":\"tab\\tand\\u0001\"}}}");
      assertThat(request.header("Authorization"))
          .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
          .contains("/us-east-1/bedrock/aws4_request, SignedHeaders=amz-sdk-invocation-id;")
          .doesNotContain("wJalr");
      assertThat(request.header("User-Agent")).startsWith("stampede/");
    }
  }

  private static final String RETURNED =
      """
      {"invocationId":"inv-1","invocationInputs":[{"functionInvocationInput":{"actionGroup":"notes",\
      "function":"add_note","agentId":"G5BVBYEPUM","new":[{}],"collaboratorName":"notes_collaborator",\
      "actionInvocationType":"RESULT","parameters":[{"name":"text","type":"string","value":"hi"}]}},\
      {"apiInvocationInput":{"actionGroup":"dates","httpMethod":"POST","apiPath":"/dates",\
      "parameters":[{"name":"a","type":"number","value":"1"}],"requestBody":{"content":\
      {"application/json":{"properties":[{"name":"b","type":"string","value":"2"}]}}}}},\
      {"laterInvocationInput":{}}]}\
      """;

  @Test
  @DisplayName("may return control, which the next turn answers")
  void returnControl() throws Exception {
    List<Turn> turns = new ArrayList<>();
    try (ScriptedServer server =
            ScriptedServer.playing(peer -> {
              peer.readRequest();
              peer.send(Http.stream(Frames.event("returnControl", RETURNED)));
              peer.readRequest();
              peer.send(ROUTED);
              peer.awaitClose();
            });
        Stage stage = Stage.calling(server, s -> s.withWire(s.wire().withEventLoops(1)))) {
      stage
          .user()
          .run(() -> {
            Agent notes = agent("notes");
            Turn first = notes.turn("t").ask("Add a note");
            turns.add(first);
            ReturnControl wanted = first.returnControl().orElseThrow();
            notes
                .turn("t")
                .returnControlResult(wanted, wanted.inputs().get(0), "noted \"hi\"")
                .returnControlResult(wanted, wanted.inputs().get(1), "[]")
                .sessionAttribute("a", "b")
                .ask("");
          });
      Turn first = turns.getFirst();
      assertThat(first.succeeded()).isTrue();
      assertThat(first.returnedControl()).isTrue();
      assertThat(first.returnControl().orElseThrow().inputs())
          .containsExactly(
              new ReturnControl.Input(
                  "notes",
                  "add_note",
                  "",
                  "",
                  List.of(new ReturnControl.Parameter("text", "string", "hi")),
                  "RESULT",
                  "G5BVBYEPUM",
                  "notes_collaborator"),
              new ReturnControl.Input(
                  "dates",
                  "",
                  "POST",
                  "/dates",
                  List.of(
                      new ReturnControl.Parameter("a", "number", "1"),
                      new ReturnControl.Parameter("b", "string", "2")),
                  "",
                  "",
                  ""));
      assertThat(server.requests().get(1).body())
          .contains(
              "\"inputText\":\"\",\"sessionState\":{\"invocationId\":\"inv-1\","
                  + "\"returnControlInvocationResults\":[{\"functionResult\":{\"actionGroup\":"
                  + "\"notes\",\"agentId\":\"G5BVBYEPUM\",\"function\":\"add_note\","
                  + "\"responseBody\":{\"TEXT\":{\"body\":\"noted \\\"hi\\\"\"}}}},"
                  + "{\"apiResult\":{\"actionGroup\":\"dates\",\"apiPath\":\"/dates\","
                  + "\"httpMethod\":\"POST\",\"httpStatusCode\":200,\"responseBody\":"
                  + "{\"application/json\":{\"body\":\"[]\"}}}}],"
                  + "\"sessionAttributes\":{\"a\":\"b\"}}");
      assertThat(stage.samples().getFirst().observations())
          .contains(new Observation.Amount("turns.control_returned", 1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{\"invocationInputs\":7}", "{\"invocationId\":{\"x\":1}", "\u0000"})
  @DisplayName("returns control even where nobody can read what for")
  void unreadableReturnControl(String payload) throws Exception {
    byte[] answer = Http.stream(Frames.event("returnControl", payload));
    Turn turn = turns(answer, new ArrayList<>(), List.of(a -> a.turn("t").ask("x"))).getFirst();
    assertThat(turn.succeeded()).isTrue();
    assertThat(turn.returnControl()).contains(new ReturnControl("", List.of()));
  }

  @Test
  @DisplayName("tells the files that came with it, by name, type and size")
  void files() throws Exception {
    byte[] answer =
        Http.stream(
            Frames.event(
                "files",
                "{\"files\":[{\"name\":\"a.csv\",\"type\":\"text/csv\",\"bytes\":\"aGVsbG8=\"},"
                    + "{\"bytes\":\"aGk\",\"new\":{},\"name\":\"b\"}]}"),
            Frames.event("files", "no JSON"),
            Frames.chunk("There."),
            Frames.finish());
    List<Sample> samples = new ArrayList<>();
    Turn turn = turns(answer, samples, List.of(a -> a.turn("t").ask("x"))).getFirst();
    assertThat(turn.succeeded()).isTrue();
    assertThat(turn.files())
        .containsExactly(new AnswerFile("a.csv", "text/csv", 5), new AnswerFile("b", "", 2));
    assertThat(samples.getFirst().observations()).contains(new Observation.Amount("files", 2));
  }

  @ParameterizedTest(name = "run ''{0}'', user {1}, session {2}")
  @CsvSource({
    "r, 1, 1",
    "20261124-031500-abcd, 7, 1",
    "20261124-031500-abcd, 2147483647, 2147483647",
    "a run/with: odd words, 1, 2",
    "'', 1, 1",
    "a-very-long-run-id-a-very-long-run-id-a-very-long-run-id-a-very-long-run-id-a-very-long, 1, 1"
  })
  @DisplayName("has a session id of 33 to 100 characters that services take")
  void sessionIds(String run, int user, int number) {
    assertThat(Sessions.id(run, user, number)).matches("[0-9a-zA-Z._-]{33,100}");
  }

  @Test
  @DisplayName("never shares a session with another user, number or run")
  void sessionsNeverMeet() {
    Set<String> ids = new HashSet<>();
    List<String> runs = List.of("run", "run-1", "run 1", "run_1", "x".repeat(90), "x".repeat(91));
    for (String run : runs) {
      for (int user = 1; user <= 120; user++) {
        for (int number = 1; number <= 12; number++) {
          assertThat(ids.add(Sessions.id(run, user, number))).isTrue();
        }
      }
    }
  }
}
