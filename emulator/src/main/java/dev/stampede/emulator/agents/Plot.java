package dev.stampede.emulator.agents;

import dev.stampede.emulator.agents.Intents.Errand;
import dev.stampede.emulator.agents.Move.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides who does what in one turn. */
final class Plot {
  /** How often an action is taken before the service gives up. */
  private static final int ITERATIONS = 3;

  private final Ask ask;
  private final Habits habits;
  private final Session.Memory memory;
  private final Hearsay hearsay;
  private final int answerBytes;
  private final Words text;
  private int moves;
  private int visits;

  /**
   * A plot of what was asked.
   *
   * @param text what the agents look at of the message
   * @param answerBytes size of the answers; 0 for any
   */
  Plot(
      Ask ask, Habits habits, Session.Memory memory, Hearsay hearsay, int answerBytes, Words text) {
    this.ask = ask;
    this.habits = habits;
    this.memory = memory;
    this.hearsay = hearsay;
    this.answerBytes = answerBytes;
    this.text = text;
    this.visits = ask.agent().delegates() ? 0 : 1;
  }

  /** How many moves there are in all. */
  int moves() {
    return moves;
  }

  /** Nobody does anything: a guardrail keeps the message from the agent. */
  Visit blocked() {
    return visit(visits++, Chain.of(ask.agent()), text, sized(Answers.BLOCKED), List.of());
  }

  /** The agent that was asked does its errand, or has all of them done. */
  Visit of(List<Errand> errands) {
    Chain chain = Chain.of(ask.agent());
    if (!ask.agent().delegates()) {
      return collaborator(chain, errands.getFirst(), text, true);
    }
    int number = visits++;
    var own = new ArrayList<Move>();
    if (habits.behaviour().mode() == RoutingMode.SUPERVISOR_ROUTER) {
      int id = moves++;
      if (errands.size() == 1 && !habits.wants(Habit.UNDECIDABLE)) {
        Visit child = child(chain, errands.getFirst(), true);
        own.add(delegation(id, number, 0, Kind.CLASSIFY, List.of(child)));
        return visit(number, chain, text, child.answer(), own);
      }
      habits.note(Habit.UNDECIDABLE);
      own.add(delegation(id, number, 0, Kind.CLASSIFY, List.of()));
    }
    return orchestrated(number, chain, own, errands);
  }

  /** The caller brings the result of an action: the agents that waited for it go on. */
  Visit resumed(Session.Pending left, String result) {
    Chain chain = Chain.of(ask.agent());
    int number = visits++;
    if (!ask.agent().delegates()) {
      return resumed(number, chain, left, result);
    }
    int id = moves++;
    Visit child = resumed(visits++, chain.then(left.agent()), left, result);
    var own = new ArrayList<Move>();
    own.add(delegation(id, number, 0, Kind.RESUME, List.of(child)));
    own.add(move(number, 1, Kind.ANSWER, Optional.empty()));
    return visit(number, chain, text, child.answer(), own);
  }

  private Visit resumed(int number, Chain chain, Session.Pending left, String result) {
    Action done = left.action().resulting(result);
    var own =
        List.of(
            move(number, 0, Kind.RESUME, Optional.of(done)),
            move(number, 1, Kind.ANSWER, Optional.empty()));
    String answer = Answers.opening(memory) + Answers.to(left.agent(), Optional.of(done), memory);
    return visit(number, chain, text, sized(answer), own);
  }

  private Visit orchestrated(int number, Chain chain, List<Move> own, List<Errand> errands) {
    var together = new ArrayList<>(errands);
    Errand first = errands.getFirst();
    boolean alone = errands.size() == 1;
    if (habits.shows(Habit.PARALLEL, alone)) {
      int other = (int) (habits.draws().unit(Habit.PARALLEL.purpose(), SECOND) * 3);
      together.add(new Errand(first.agent().other(other), first.text()));
    } else if (!alone) {
      habits.note(Habit.PARALLEL);
    }
    boolean repeats = habits.shows(Habit.REPEATED, alone);
    boolean single = together.size() == 1 && !repeats;
    int id = moves++;
    var children = new ArrayList<Visit>();
    for (Errand errand : together) {
      children.add(child(chain, errand, single));
    }
    own.add(delegation(id, number, 0, Kind.THINK, List.copyOf(children)));
    int step = 1;
    if (repeats) {
      int again = moves++;
      Visit child = child(chain, first, false);
      children.add(child);
      own.add(delegation(again, number, step, Kind.THINK, List.of(child)));
      step++;
    }
    Words answer = together(children);
    if (children.getLast().finishes()) {
      own.add(move(number, step, Kind.ANSWER, Optional.empty()));
    }
    return visit(number, chain, text, answer, own);
  }

  private static final int SECOND = 100;

  private Words together(List<Visit> children) {
    if (children.size() == 1) {
      return children.getFirst().answer();
    }
    return sized(String.join(" ", children.stream().map(child -> child.answer().text()).toList()));
  }

  private Visit child(Chain chain, Errand errand, boolean single) {
    Words told = errand.text().equals(text.text()) ? text : new Words(errand.text());
    return collaborator(chain.then(errand.agent()), errand, told, single);
  }

  // What gives the whole turn another end befalls only a collaborator that works alone.
  private Visit collaborator(Chain chain, Errand errand, Words told, boolean single) {
    int number = visits++;
    Optional<Action> called = called(errand);
    boolean omits = habits.shows(Habit.WITHOUT_ACTION, called.isPresent());
    boolean fails = habits.shows(Habit.FAILED_ACTION, called.isPresent() && !omits);
    var own = new ArrayList<Move>();
    if (habits.shows(Habit.NESTED, single && chain.depth() == 2)) {
      int id = moves++;
      var question = new Errand(errand.agent().consultant(), errand.text());
      Visit consulted = collaborator(chain.then(question.agent()), question, told, false);
      own.add(delegation(id, number, 0, Kind.THINK, List.of(consulted)));
    }
    if (called.isPresent() && !omits) {
      Optional<Action> action =
          fails ? called.map(taken -> taken.resulting(Action.FAILURE)) : called;
      if (habits.shows(Habit.RETURN_CONTROL, single)) {
        own.add(move(number, own.size(), Kind.HAND_OVER, action));
        return visit(number, chain, told, new Words(""), own);
      }
      boolean loops = habits.shows(Habit.MAX_ITERATIONS, single);
      for (int i = 0; i < (loops ? ITERATIONS : 1); i++) {
        own.add(move(number, own.size(), Kind.THINK, action));
      }
      if (loops) {
        return visit(number, chain, told, sized(Answers.GIVEN_UP), own);
      }
    }
    own.add(move(number, own.size(), Kind.ANSWER, Optional.empty()));
    String answer = fails ? Answers.FAILED : Answers.to(errand.agent(), called, memory);
    return visit(number, chain, told, sized(number == 1 ? spoken(answer) : answer), own);
  }

  private Optional<Action> called(Errand errand) {
    return memory.recall().isPresent()
        ? Optional.empty()
        : Action.of(errand.agent(), errand.text(), memory);
  }

  private String spoken(String answer) {
    String whole = Answers.opening(memory) + answer;
    if (!habits.wants(Habit.LEAK)) {
      return whole;
    }
    double drawn = habits.draws().unit(Habit.LEAK.purpose(), SECOND + Habit.LEAK.draw());
    Optional<Facts.Fact> other = hearsay.of(ask.agent(), ask.sessionId(), drawn);
    other.ifPresent(fact -> habits.note(Habit.LEAK));
    return other.map(fact -> whole + Answers.leaked(fact)).orElse(whole);
  }

  private Words sized(String answer) {
    return Answers.sized(answer, answerBytes);
  }

  private static Visit visit(int number, Chain chain, Words text, Words answer, List<Move> own) {
    return new Visit(number, chain, text, answer, List.copyOf(own));
  }

  private Move move(int visit, int number, Kind kind, Optional<Action> action) {
    return new Move(moves++, number, draw(visit, number, kind), kind, action, List.of());
  }

  private static Move delegation(int id, int visit, int number, Kind kind, List<Visit> delegates) {
    return new Move(id, number, draw(visit, number, kind), kind, Optional.empty(), delegates);
  }

  // The plain turn has the first draws, the same in every turn; all others come after.
  private static int draw(int visit, int number, Kind kind) {
    if (visit == 0 && number == 0 && kind == Kind.THINK) {
      return 0;
    }
    if (visit == 0 && number == 1 && kind == Kind.ANSWER) {
      return 4;
    }
    if (visit == 1 && number == 0 && kind != Kind.CLASSIFY) {
      return 1;
    }
    if (visit == 1 && number == 1 && kind == Kind.ANSWER) {
      return 3;
    }
    return kind == Kind.CLASSIFY ? 5 : 8 + 16 * visit + 2 * number;
  }
}
