package dev.stampede.emulator.agents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.emulator.chance.Draws;
import dev.stampede.emulator.latency.Latency;
import dev.stampede.emulator.latency.TraceDetail;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The agents")
class AgentsTest {

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.006, 0.2, 1})
  void chooseTheWrongCollaboratorAsOftenAsAsked(double share) {
    Agents agents = agents(share);
    int wrong = 0;
    Set<Agent> chosen = EnumSet.noneOf(Agent.class);
    for (int call = 0; call < 10_000; call++) {
      Turn turn = agents.hear(hello("s"), new Draws(3, call), 0).turn();
      assertThat(turn.expectedRoute()).hasValue(Agent.CHITCHAT);
      chosen.add(turn.route().orElseThrow());
      wrong += turn.route().equals(turn.expectedRoute()) ? 0 : 1;
    }
    assertThat(wrong / 10_000.0)
        .isCloseTo(share, within(0.001 + 3 * Math.sqrt(share * (1 - share) / 10_000)));
    if (share >= 0.2) {
      assertThat(chosen).contains(Agent.SCHEDULING, Agent.INFORMATION, Agent.NOTES);
    }
    assertThat(chosen).doesNotContain(Agent.SUPERVISOR);
  }

  @Test
  void drawTheSameForTheSameSeedAndCallAndAnotherForAnother() {
    for (int call = 0; call < 100; call++) {
      Script script = agents(0.5).hear(hello("s"), new Draws(5, call), 0);
      Script same = agents(0.5).hear(hello("s"), new Draws(5, call), 0);
      Script other = agents(0.5).hear(hello("s"), new Draws(6, call), 0);
      assertThat(same.turn().route()).isEqualTo(script.turn().route());
      int last = script.size() - 1;
      assertThat(same.due(last)).isEqualTo(script.due(last));
      assertThat(other.due(other.size() - 1)).isNotEqualTo(script.due(last));
    }
  }

  @Test
  void rememberNotesWithinASessionAndOnlyThere() {
    var turns = new Turns(Latency.NONE, 0);
    say(turns, "a", "Add a note that I prefer morning appointments");
    say(turns, "a", "Please note that I need parking");
    assertThat(say(turns, "a", "List my notes"))
        .contains("1) I prefer morning appointments; 2) I need parking");
    assertThat(say(turns, "b", "List my notes")).contains("You have no notes yet");
  }

  @Test
  void forgetASessionThatWasEnded() {
    var turns = new Turns(Latency.NONE, 0);
    say(turns, "a", "Please note that I need parking");
    turns.play(new Ask(Agent.SUPERVISOR, "HH2U7EZXMW", "a", "Goodbye!", false, false, true));
    assertThat(say(turns, "a", "List my notes")).contains("You have no notes yet");
  }

  @Test
  void useMoreInputTokensAsAConversationGrows() {
    Agents agents = agents(0);
    int before = 0;
    for (int call = 0; call < 5; call++) {
      int tokens = agents.hear(hello("s"), new Draws(1, call), 0).turn().inputTokens();
      assertThat(tokens).isGreaterThan(before);
      before = tokens;
    }
  }

  @RepeatedTest(20)
  void cutAnswersBetweenCharactersOnly() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    var note = new StringBuilder("Add a note that ");
    random.ints(60, 0, 4).forEach(i -> note.append(new String[] {"x", "é", "中", "😀"}[i]));
    var latency =
        new Latency(
            Duration.ZERO,
            TraceDetail.COMPACT,
            0,
            1 + random.nextInt(40),
            0,
            Optional.of(Duration.ZERO),
            Map.of());
    var turns = new Turns(latency, 0);
    var ask = new Ask(Agent.SUPERVISOR, "HH2U7EZXMW", "s", note.toString(), false, true, false);
    for (Turns.Event event : turns.play(ask)) {
      byte[] piece = Base64.getDecoder().decode(event.at("/bytes").asText());
      assertThat(piece).as("seed %d", seed).isNotEmpty();
      assertThat(new String(piece, UTF_8)).as("seed %d", seed).doesNotContain("\uFFFD");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100, 2000})
  void giveAnswersOfTheSizeAskedFor(int bytes) {
    var latency =
        new Latency(
            Duration.ZERO, TraceDetail.COMPACT, 0, 8, bytes, Optional.of(Duration.ZERO), Map.of());
    assertThat(say(new Turns(latency, 0), "s", "Hello!")).hasSize(bytes);
  }

  private static String say(Turns turns, String session, String text) {
    return Turns.answer(
        turns.play(new Ask(Agent.SUPERVISOR, "HH2U7EZXMW", session, text, false, true, false)));
  }

  private static Ask hello(String session) {
    return new Ask(Agent.SUPERVISOR, "HH2U7EZXMW", session, "Hello!", true, false, false);
  }

  private static Agents agents(double misroutes) {
    return new Agents(
        Latency.REALISTIC,
        AgentsBehaviour.defaults().with(Habit.MISROUTE, misroutes),
        new Sessions(100, Duration.ofMinutes(1), () -> 0));
  }
}
