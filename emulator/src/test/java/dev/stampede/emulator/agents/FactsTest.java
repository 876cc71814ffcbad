package dev.stampede.emulator.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.emulator.chance.Draws;
import dev.stampede.emulator.latency.Latency;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A fact")
class FactsTest {
  private final AtomicLong now = new AtomicLong();
  private AgentsBehaviour behaviour = AgentsBehaviour.defaults().with(Habit.MISROUTE, 0);
  private final Agents agents =
      new Agents(Latency.NONE, behaviour, new Sessions(1000, Duration.ofMinutes(10), now::get));
  private long call;

  private Turn say(String session, String text) {
    var ask = new Ask(Agent.SUPERVISOR, "HH2U7EZXMW", session, text, false, false, false);
    return agents
        .behaving(Latency.NONE, behaviour)
        .hear(ask, new Draws(1, call++), Turns.WALL)
        .turn();
  }

  private String answer(String session, String text) {
    return say(session, text).top.answer().text();
  }

  @ParameterizedTest(name = "{0}: {1} = {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Remember that my code is X7-4.5 | code | X7-4.5",
        "Please remember my gate code is 12. Thanks! | gate code | 12",
        "Hello! Keep in mind that my Dog's name is Rex the Great! | dog's name | Rex the Great",
        "Note: my colour is blue; good bye | colour | blue",
        "Remember this: my keys are under the mat | keys | under the mat",
        "Remember that MY Code is X7 | code | X7",
        "PLEASE NOTE:MY DOG IS REX | dog | REX",
        "My code is 7 | |",
        "Remember to call me | |",
        "Please note that I need parking | |",
      })
  void isFoundInAMessage(String text, String thing, String value) {
    assertThat(Facts.told(text).map(Facts.Fact::thing).orElse(null)).isEqualTo(thing);
    assertThat(Facts.told(text).map(Facts.Fact::value).orElse(null)).isEqualTo(value);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "What is my code? | code",
        "what's my Gate Code | gate code",
        "Hello! What was my colour? Thanks. | colour",
        "Do you still remember my dog's name? | dog's name",
        "Tell me again my code. | code",
        "WHAT IS MY CODE? | code",
        "Do you know~My code | code",
        "What's the status of my project? | ",
        "Help me reschedule my appointment | ",
      })
  void isAskedFor(String text, String thing) {
    assertThat(Facts.asked(text.replace('~', '\n')).orElse(null)).isEqualTo(thing);
  }

  @Test
  void isToldInItsSessionAndInNoOther() {
    say("a", "Remember that my code is X7");
    say("b", "Remember that my code is Y8");
    say("a", "Hello!");
    assertThat(answer("a", "What is my code?")).contains("Your code is X7.");
    assertThat(answer("b", "What is my code?")).contains("Your code is Y8.");
    assertThat(answer("c", "What is my code?")).contains("I do not know your code");
  }

  @Test
  void isReplacedByALaterOneOfTheSameThing() {
    say("a", "Remember that my code is X7");
    say("a", "Remember that my Code is X8");
    assertThat(answer("a", "What is my code?")).contains("X8").doesNotContain("X7");
  }

  @Test
  void isKnownWhereverTheMessageWasRouted() {
    behaviour = behaviour.with(Habit.MISROUTE, 1);
    assertThat(say("a", "Remember that my code is X7").habits()).contains(Habit.MISROUTE);
    assertThat(answer("a", "What is my code?")).contains("Your code is X7.");
  }

  @Test
  void isForgottenWithTheIdleSession() {
    say("a", "Remember that my code is X7");
    now.addAndGet(Duration.ofMinutes(11).toNanos());
    assertThat(answer("a", "What is my code?")).startsWith("I do not know your code");
  }

  @Test
  void isForgottenWhereTheContextIsLost() {
    say("a", "Remember that my code is X7");
    say("a", "Add a note about parking");
    behaviour = behaviour.with(Habit.LOST_CONTEXT, 1);
    Turn lost = say("a", "What is my code?");
    assertThat(lost.habits()).containsExactly(Habit.LOST_CONTEXT);
    assertThat(lost.top.answer().text()).startsWith("I do not know your code");
    behaviour = behaviour.with(Habit.LOST_CONTEXT, 0);
    assertThat(answer("a", "List my notes")).contains("no notes yet");
  }

  @Test
  void leaksIntoAnotherSessionWhereThatIsWanted() {
    behaviour = behaviour.with(Habit.LEAK, 1);
    assertThat(say("a", "Remember that my code is X7").habits())
        .as("there is nobody else's fact yet")
        .isEmpty();
    Turn leaking = say("b", "Hello!");
    assertThat(leaking.top.answer().text()).contains("your code is X7");
    assertThat(leaking.habits()).containsExactly(Habit.LEAK);
    assertThat(say("a", "Hello!").habits()).isEmpty();
  }

  @Test
  void isOneOfTwentyASessionKeeps() {
    for (int i = 0; i < 21; i++) {
      say("a", "Remember that my key " + i + " is v" + i);
    }
    assertThat(answer("a", "What is my key 0?")).contains("I do not know");
    assertThat(answer("a", "What is my key 1?")).contains("is v1.");
  }
}
