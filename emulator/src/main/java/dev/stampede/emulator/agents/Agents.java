package dev.stampede.emulator.agents;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stampede.emulator.chance.Draws;
import dev.stampede.emulator.chance.Draws.Purpose;
import dev.stampede.emulator.latency.Latency;
import java.util.Arrays;
import java.util.Optional;

/**
 * The agents at work: takes what a caller asks, decides all about the turn, and hands back its
 * script.
 */
public final class Agents {
  private final Latency latency;
  private final double misroutes;
  private final Sessions sessions;

  /**
   * Agents with these habits.
   *
   * @param misroutes share of the supervisor's turns, 0 to 1, in which it chooses another
   *     collaborator than the message calls for
   */
  public Agents(Latency latency, double misroutes, Sessions sessions) {
    this.latency = latency;
    this.misroutes = misroutes;
    this.sessions = sessions;
  }

  /**
   * Plays a turn in thought.
   *
   * @param wallNanos the time now in nanoseconds since the epoch
   */
  public Script hear(Ask ask, Draws draws, long wallNanos) {
    String text = Turn.head(ask.text());
    Optional<Agent> expected =
        ask.agent().delegates() ? Optional.of(Intents.of(text)) : Optional.empty();
    Agent answering = expected.map(agent -> choose(agent, draws)).orElse(ask.agent());

    Session session = sessions.of(ask.agent(), ask.sessionId());
    Session.Memory memory = session.hear(text, answering == Agent.NOTES);
    Optional<Action> action = Action.of(answering, text, memory);
    byte[] answer = answer(answering, action, memory);
    session.said(Usage.tokens(ask.text().length() + answer.length));
    if (ask.end()) {
      sessions.end(ask.agent(), ask.sessionId());
    }

    long total = latency.turnNanos(answering.label(), draws);
    var timeline =
        new Timeline(
            ask.agent().delegates(),
            action.isPresent(),
            Math.min(total, latency.firstEvent().toNanos()),
            total,
            draws);
    var turn =
        new Turn(ask, draws, wallNanos, answering, expected, action, memory, answer, timeline);
    return Script.of(turn, latency.trace(), latency.chunks());
  }

  /** The sessions they remember. */
  public Sessions sessions() {
    return sessions;
  }

  private Agent choose(Agent expected, Draws draws) {
    if (draws.unit(Purpose.MISROUTE, 0) >= misroutes) {
      return expected;
    }
    return expected.other((int) (draws.unit(Purpose.OTHER_COLLABORATOR, 0) * 3));
  }

  private byte[] answer(Agent agent, Optional<Action> action, Session.Memory memory) {
    String answer = Answers.to(agent, action, memory);
    int size = latency.answerBytes();
    byte[] natural = answer.getBytes(UTF_8);
    if (size == 0 || natural.length == size) {
      return natural;
    }
    if (natural.length < size) {
      return (answer + " " + TraceTexts.fit(FILLER, size - natural.length - 1)).getBytes(UTF_8);
    }
    int end = size;
    while (end > 0 && (natural[end] & 0xC0) == 0x80) {
      end--;
    }
    return Arrays.copyOf(natural, end);
  }

  private static final String FILLER =
      "If anything is unclear, please ask: I will gladly explain it in more detail.";
}
