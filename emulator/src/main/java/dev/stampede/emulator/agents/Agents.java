package dev.stampede.emulator.agents;

import dev.stampede.emulator.agents.Intents.Errand;
import dev.stampede.emulator.chance.Draws;
import dev.stampede.emulator.chance.Draws.Purpose;
import dev.stampede.emulator.latency.Latency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The agents at work: takes what a caller asks, decides all about the turn, and hands back its
 * script. Thread-safe.
 */
public final class Agents {
  private final Latency latency;
  private final AgentsBehaviour behaviour;
  private final Sessions sessions;
  private final Hearsay hearsay;

  /** Agents that behave so, and have heard nothing yet but what the sessions remember. */
  public Agents(Latency latency, AgentsBehaviour behaviour, Sessions sessions) {
    this(latency, behaviour, sessions, new Hearsay());
  }

  private Agents(Latency latency, AgentsBehaviour behaviour, Sessions sessions, Hearsay hearsay) {
    this.latency = latency;
    this.behaviour = behaviour;
    this.sessions = sessions;
    this.hearsay = hearsay;
  }

  /** The same agents, with all they remember, behaving so. */
  public Agents behaving(Latency latency, AgentsBehaviour behaviour) {
    return new Agents(latency, behaviour, sessions, hearsay);
  }

  /**
   * Plays a turn in thought.
   *
   * @param wallNanos the time now in nanoseconds since the epoch
   * @throws NotAwaitedException if the caller brings results that the session does not wait for
   */
  public Script hear(Ask ask, Draws draws, long wallNanos) {
    var habits = new Habits(behaviour, draws);
    Session session = sessions.of(ask.agent(), ask.sessionId());
    if (habits.wants(Habit.LOST_CONTEXT) && session.forget()) {
      habits.note(Habit.LOST_CONTEXT);
    }
    Heard heard =
        ask.results().isPresent()
            ? resume(ask, ask.results().get(), session, habits)
            : begin(ask, session, habits);
    Visit top = heard.top();
    session.said(Usage.tokens(ask.text().length() + top.answer().utf8().length));
    top.handedOver()
        .ifPresent(visit -> {
          Action left = visit.moves().getLast().action().orElseThrow();
          session.await(
              new Session.Pending(
                  Turn.invocationId(draws), visit.chain().speaker(), left, visit.text().text()));
        });
    if (ask.end()) {
      sessions.end(ask.agent(), ask.sessionId());
    }
    habits.shows(Habit.FILES, top.finishes());
    habits.shows(Habit.UNKNOWN_EVENTS, true);
    habits.shows(Habit.UNKNOWN_MEMBERS, ask.trace());

    long total = latency.turnNanos(heard.answering().label(), draws);
    long first = Math.min(total, latency.firstEvent().toNanos());
    if (top.moves().isEmpty()) {
      total = Math.max(first, total / GUARDRAIL_PART);
    }
    int text = Usage.tokens(ask.text().length());
    var turn =
        new Turn(
            ask,
            draws,
            wallNanos,
            top,
            heard.routed(),
            habits.shown(),
            new Words(heard.memory().lastText()),
            new Timeline(top, heard.moves(), first, total, draws),
            new Usage(top, heard.moves(), text, heard.memory().historyTokens()),
            heard.moves());
    return Script.of(turn, latency.trace(), latency.chunks());
  }

  /** A guardrail needs this part of a turn's time. */
  private static final int GUARDRAIL_PART = 10;

  /** The sessions they remember. */
  public Sessions sessions() {
    return sessions;
  }

  /**
   * What became of a message.
   *
   * @param routed whom the supervisor chose, and whom it should have chosen; empty where it had no
   *     choice
   */
  private record Heard(
      Visit top, Session.Memory memory, Agent answering, Optional<Turn.Routed> routed, int moves) {}

  private Heard begin(Ask ask, Session session, Habits habits) {
    String head = Turn.head(ask.text());
    var text = new Words(head);
    if (habits.shows(Habit.GUARDRAIL, true) || blocked(head, habits)) {
      Session.Memory memory = session.hear("", "");
      var plot = new Plot(ask, habits, memory, hearsay, latency.answerBytes(), text);
      return new Heard(plot.blocked(), memory, ask.agent(), Optional.empty(), 0);
    }
    List<Errand> errands = errands(ask, head, habits);
    Agent expected = errands.getFirst().agent();
    if (ask.agent().delegates() && habits.shows(Habit.MISROUTE, true)) {
      int other = (int) (habits.draws().unit(Purpose.OTHER_COLLABORATOR, 0) * 3);
      errands = new ArrayList<>(errands);
      errands.set(0, new Errand(expected.other(other), errands.getFirst().text()));
    }
    Session.Memory memory = session.hear(head, noted(errands, habits));
    memory.told().ifPresent(fact -> hearsay.heard(ask.agent(), ask.sessionId(), fact));
    var plot = new Plot(ask, habits, memory, hearsay, latency.answerBytes(), text);
    Agent answering = errands.getFirst().agent();
    Optional<Turn.Routed> routed =
        ask.agent().delegates()
            ? Optional.of(new Turn.Routed(answering, expected))
            : Optional.empty();
    return new Heard(plot.of(errands), memory, answering, routed, plot.moves());
  }

  private Heard resume(Ask ask, Ask.Results results, Session session, Habits habits) {
    Session.Pending left =
        session
            .resume(results.invocationId())
            .orElseThrow(() -> new NotAwaitedException(results.invocationId(), habits.shown()));
    Session.Memory memory = session.hear("", "");
    var plot =
        new Plot(ask, habits, memory, hearsay, latency.answerBytes(), new Words(left.text()));
    Visit top = plot.resumed(left, results.text());
    Optional<Turn.Routed> routed =
        ask.agent().delegates()
            ? Optional.of(new Turn.Routed(left.agent(), left.agent()))
            : Optional.empty();
    return new Heard(top, memory, left.agent(), routed, plot.moves());
  }

  private static List<Errand> errands(Ask ask, String text, Habits habits) {
    if (!ask.agent().delegates()) {
      return List.of(new Errand(ask.agent(), text));
    }
    return habits.behaviour().severalIntents()
        ? Intents.errands(text)
        : List.of(new Errand(Intents.of(text), text));
  }

  // Only the notes agent keeps notes, and only by its action.
  private static String noted(List<Errand> errands, Habits habits) {
    for (Errand errand : errands) {
      if (errand.agent() == Agent.NOTES) {
        boolean acts = !habits.wants(Habit.WITHOUT_ACTION) && !habits.wants(Habit.FAILED_ACTION);
        return acts ? errand.text() : "";
      }
    }
    return "";
  }

  private static boolean blocked(String text, Habits habits) {
    boolean found = Guardrail.blocks(text, habits.behaviour().blockedWords());
    if (found) {
      habits.note(Habit.GUARDRAIL);
    }
    return found;
  }
}
