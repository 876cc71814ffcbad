package dev.stampede.aws.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.aws.trace.TraceReader;
import dev.stampede.aws.trace.TurnTrace;
import dev.stampede.measure.Observation;
import dev.stampede.measure.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What a turn observes")
class TurnObservationsTest {

  private static final byte[] MODEL_CALL =
      """
      {"callerChain":[{"agentAliasArn":"arn:root"}],"trace":{"orchestrationTrace":\
      {"modelInvocationOutput":{"traceId":"t-0","metadata":{"usage":{"inputTokens":300,\
      "outputTokens":20}}}}}}\
      """
          .getBytes(StandardCharsets.UTF_8);

  private static Reply reply(Outcome outcome) {
    TraceReader reader = new TraceReader();
    reader.read(MODEL_CALL, 0, MODEL_CALL.length, 1);
    TurnTrace trace = reader.toTrace();
    assertThat(trace.inputTokens()).isEqualTo(300);
    return new Reply(
        "id",
        "",
        outcome,
        "",
        "",
        0,
        1,
        9,
        Reply.Moments.NONE,
        trace,
        1,
        Optional.empty(),
        List.of(new AnswerFile("a", "b", 1)));
  }

  private static List<Observation> observed(Outcome outcome) {
    return TurnObservations.of(reply(outcome), outcome, "notes", OptionalLong.of(5));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "INTERRUPTED")
  @DisplayName("are the tokens that its trace told, however it ended")
  void tokens(Outcome outcome) {
    assertThat(observed(outcome))
        .contains(
            new Observation.Amount("turns.traced", 1),
            new Observation.Amount("tokens.input", 300),
            new Observation.Amount("tokens.output", 20),
            new Observation.Amount("turns.priced", 1),
            new Observation.Amount("cost", 5),
            new Observation.Amount("files", 1))
        .noneMatch(o -> o.instrument().endsWith(".interrupted"));
  }

  @Test
  @DisplayName("are, if it was interrupted, its tokens alone, and apart: half a turn is no turn")
  void interrupted() {
    assertThat(observed(Outcome.INTERRUPTED))
        .containsExactly(
            new Observation.Amount("tokens.input.interrupted", 300),
            new Observation.Amount("tokens.output.interrupted", 20));
  }
}
