package dev.stampede.aws;

import static dev.stampede.aws.Aws.agent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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
}
