package dev.stampede.aws;

import static dev.stampede.aws.Aws.agent;
import static dev.stampede.aws.Aws.estimateCost;
import static dev.stampede.aws.Aws.function;
import static dev.stampede.aws.Aws.newSessionId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.aws.cost.PriceList;
import dev.stampede.aws.cost.TokenPrice;
import dev.stampede.aws.cost.TypicalTurn;
import dev.stampede.aws.scripted.Frames;
import dev.stampede.aws.scripted.Http;
import dev.stampede.aws.scripted.ScriptedServer;
import dev.stampede.aws.scripted.ScriptedServer.Script;
import dev.stampede.aws.scripted.Stage;
import dev.stampede.aws.trace.TraceFixtures;
import dev.stampede.measure.Observation;
import dev.stampede.measure.Outcome;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What scenarios find beside agents and functions")
class TurnCostTest {

  private static final String SONNET = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

  private static final PriceList PRICES =
      new PriceList(
          new TreeMap<>(Map.of("claude-sonnet-4-5", new TokenPrice(3, 15))),
          new TypicalTurn("claude-sonnet-4-5", 200, 500));

  private static byte[] answer(String model) {
    return Http.stream(
        Frames.trace(TraceFixtures.modelInput(1, "t", model)),
        Frames.trace(TraceFixtures.modelOutput(1, "t", 2_000, 100)),
        Frames.chunk("Your Appointment is booked."),
        Frames.finish());
  }

  @Test
  @DisplayName("a traced turn knows what it cost, and its row adds it up")
  void cost() throws Exception {
    try (ScriptedServer server = ScriptedServer.playing(Script.answering(answer(SONNET)));
        Stage stage = Stage.calling(server, settings -> settings.withPrices(PRICES))) {
      stage
          .user()
          .run(() ->
              assertThat(agent("supervisor").turn("t").ask("Book!").cost().orElseThrow())
                  .isCloseTo(0.0075, within(1e-12)));
      assertThat(stage.onlySample().observations())
          .contains(
              new Observation.Amount("cost", 7_500_000), new Observation.Amount("turns.priced", 1));
    }
  }

  @Test
  @DisplayName("a turn of a model without a price has no cost, not even a part of it")
  void unpriced() throws Exception {
    try (ScriptedServer server = ScriptedServer.playing(Script.answering(answer("llama")));
        Stage stage = Stage.calling(server, settings -> settings.withPrices(PRICES))) {
      stage
          .user()
          .run(() -> assertThat(agent("supervisor").turn("t").ask("Book!").cost()).isEmpty());
      assertThat(stage.onlySample().observations())
          .extracting(Observation::instrument)
          .doesNotContain("cost", "turns.priced");
    }
  }

  @Test
  @DisplayName("an estimate before the run, which says so where it cannot be made")
  void estimate() throws Exception {
    try (ScriptedServer server = ScriptedServer.playing(Script.answering(answer(SONNET)));
        Stage stage = Stage.calling(server, settings -> settings.withPrices(PRICES));
        Stage unpriced = Stage.calling(server)) {
      stage
          .user()
          .run(() -> assertThat(estimateCost(10_000).dollars()).isCloseTo(81, within(1e-9)));
      unpriced
          .user()
          .run(() -> assertThatThrownBy(() -> estimateCost(1)).hasMessageContaining("no price"));
    }
  }

  @Test
  @DisplayName("session ids of one's own, never one twice")
  void sessions() throws Exception {
    try (ScriptedServer server = ScriptedServer.playing(Script.answering(answer(SONNET)));
        Stage stage = Stage.calling(server)) {
      stage
          .user()
          .run(() -> {
            Agent supervisor = agent("supervisor");
            String own = newSessionId();
            assertThat(own)
                .hasSizeBetween(33, 100)
                .isNotEqualTo(supervisor.session())
                .isNotEqualTo(newSessionId());
            supervisor.turn("t").session(own).ask("Hello!");
            assertThat(server.requests().getLast().path()).contains(own);
          });
    }
  }

  @Test
  @DisplayName("ready-made checks of answers and of payloads")
  void checks() throws Exception {
    try (ScriptedServer server = ScriptedServer.playing(Script.answering(answer(SONNET)));
        Stage stage = Stage.calling(server)) {
      stage
          .user()
          .run(() -> {
            Agent supervisor = agent("supervisor");
            assertThat(supervisor.turn("t").expectAnswer("appointment").ask("?").succeeded())
                .isTrue();
            Turn wrong = supervisor.turn("t").expectAnswer("weather").ask("?");
            assertThat(wrong.outcome()).isEqualTo(Outcome.CHECK_FAILED);
            assertThat(wrong.error()).isEqualTo("the answer does not hold 'weather'");
          });
    }
    byte[] payload = Http.answer(200, "", "{\"statusCode\":202}");
    try (ScriptedServer server = ScriptedServer.playing(Script.answering(payload));
        Stage stage = Stage.calling(server)) {
      stage
          .user()
          .run(() -> {
            LambdaFunction bulkOps = function("bulk_ops");
            assertThat(bulkOps.call("f").expectStatusCode(202).invoke("{}").succeeded()).isTrue();
            assertThat(bulkOps.call("f").expectStatusCode(200).invoke("{}").error())
                .isEqualTo("the payload's statusCode is not 200");
          });
    }
  }
}
