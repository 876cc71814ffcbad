package dev.stampede.emulator.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.emulator.latency.Latency;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The model calls of a turn")
class ModelCallsTest {
  private static final AgentsBehaviour PLAIN = AgentsBehaviour.defaults().with(Habit.MISROUTE, 0);

  @ParameterizedTest(name = "{0}, \"{1}\", trace {2}, streamed {3}: {4}")
  @CsvSource({
    "SUPERVISOR, Hello!, true, true, 3",
    "SUPERVISOR, Hello!, false, false, 3",
    "SUPERVISOR, List my notes, true, true, 4",
    "SUPERVISOR, List my notes, true, false, 4",
    "NOTES, List my notes, true, true, 2",
    "CHITCHAT, Hello!, false, true, 1",
  })
  void areInTheOrderOfTheirTimesAndUseTheTokensOfTheTurn(
      Agent agent, String text, boolean trace, boolean streamed, int count) {
    for (Latency latency : List.of(Latency.REALISTIC, Latency.NONE)) {
      Script script = new Turns(latency, PLAIN).script(Turns.ask(agent, text, trace, streamed));
      List<ModelCall> calls = script.modelCalls();
      assertThat(calls).hasSize(count);
      assertThat(calls.stream().mapToInt(ModelCall::input).sum())
          .isEqualTo(script.turn().inputTokens());
      assertThat(calls.stream().mapToInt(ModelCall::output).sum())
          .isEqualTo(script.turn().outputTokens());
      long time = 0;
      int position = 0;
      for (ModelCall call : calls) {
        assertThat(call.start()).isBetween(time, call.end());
        assertThat(call.before()).isBetween(position, script.size() - 1);
        for (int i = 0; i < call.before(); i++) {
          assertThat(script.due(i)).as("sent before it").isLessThanOrEqualTo(call.start());
        }
        assertThat(script.due(call.before())).isGreaterThanOrEqualTo(call.start());
        time = call.end();
        position = call.before();
      }
    }
  }

  @Test
  void comeBeforeTheirPromptsAndAfterAllThatLedToThem() {
    var turns = new Turns(Latency.REALISTIC, PLAIN);
    Script script = turns.script(Turns.ask(Agent.SUPERVISOR, "List my notes", true, true));
    var steps = new ArrayList<String>();
    List<Turns.Event> events = turns.events(script);
    for (ModelCall call : script.modelCalls()) {
      steps.add(events.get(call.before()).step());
    }
    assertThat(steps).hasSize(4).containsOnly("modelInvocationInput");
  }
}
