package dev.stampede.aws;

import dev.stampede.aws.agents.AgentAddress;
import dev.stampede.aws.agents.AgentInstruments;
import dev.stampede.aws.agents.Agents;
import dev.stampede.aws.agents.Question;
import dev.stampede.aws.agents.Reply;
import dev.stampede.aws.agents.ReturnControl;
import dev.stampede.aws.agents.ReturnControlResult;
import dev.stampede.aws.agents.TurnObservations;
import dev.stampede.aws.attempt.Attempt;
import dev.stampede.aws.attempt.Checks;
import dev.stampede.aws.trace.Route;
import dev.stampede.measure.Outcome;
import dev.stampede.scenario.Play;
import dev.stampede.scenario.UserStopped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * A turn while it is described: what to send, and what to expect of the answer. It is sent, once,
 * by {@link #ask}.
 */
public final class Ask {

  private final Agents agents;
  private final AgentAddress address;
  private final String row;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<ReturnControlResult> results = new ArrayList<>();
  private String session;
  private String expected = "";
  private boolean required;
  private boolean streamed = true;
  private boolean ends;
  private final Checks<Turn> checks = new Checks<>();

  Ask(Agents agents, AgentAddress address, String row, String session) {
    this.agents = agents;
    this.address = address;
    this.row = row;
    this.session = session;
  }

  /**
   * Says which collaborator the turn should go to, so that the route counts as right or wrong; the
   * outcome of the call stays as it is. Only a trace tells the route.
   *
   * @param collaborator its name, with or without {@code _collaborator} at the end; {@code none} if
   *     the agent should answer by itself
   */
  public Ask expectRoute(String collaborator) {
    expected = Route.plain(collaborator);
    required = false;
    return this;
  }

  /**
   * As {@link #expectRoute}, and any other route fails the call, as a check that failed. So does a
   * route that nobody knows: of a turn without a trace, or with one that cannot be judged.
   */
  public Ask requireRoute(String collaborator) {
    expectRoute(collaborator);
    required = true;
    return this;
  }

  /** Takes the turn to another session than the agent's own: 2 to 100 characters. */
  public Ask session(String id) {
    session = id;
    return this;
  }

  /** Adds an attribute that the session keeps. */
  public Ask sessionAttribute(String name, String value) {
    attributes.put(name, value);
    return this;
  }

  /** Ends the session with this turn. */
  public Ask endSession() {
    ends = true;
    return this;
  }

  /**
   * Answers one of the things that the agent asked for when it returned control in the turn before
   * ({@link Turn#returnControl}); each of them must be answered, in one turn. The service then
   * ignores the text, so {@code ask("")} will do.
   *
   * @param request what the agent returned
   * @param input which of its inputs is answered
   * @param result what came of it, as the agent's model is to read it; for an API, JSON
   */
  public Ask returnControlResult(ReturnControl request, ReturnControl.Input input, String result) {
    results.add(new ReturnControlResult(request.invocationId(), input, result));
    return this;
  }

  /**
   * Whether the answer is to come in chunks as it is written; it is unless you say otherwise. In
   * one chunk it has no time to first token.
   */
  public Ask streamed(boolean inChunks) {
    streamed = inChunks;
    return this;
  }

  /** Expects the answer to hold these words, whatever their case; else the check failed. */
  public Ask expectAnswer(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    return check(
        turn -> turn.answer().toLowerCase(Locale.ROOT).contains(lower),
        "the answer does not hold '" + words + "'");
  }

  /**
   * Adds a check of your own, made of turns that are otherwise a success. An assertion that fails
   * in it counts as wrong, too.
   *
   * @param good whether the turn is as it should be
   * @param otherwise what is wrong if it is not, in a few words without anything that varies
   */
  public Ask check(Predicate<Turn> good, String otherwise) {
    checks.add(good, otherwise);
    return this;
  }

  /**
   * Sends the turn and waits for the end of its answer. Records exactly one sample. Never throws
   * for an outcome: the turn tells it.
   *
   * @param text what the user says
   * @throws UserStopped if the test has cut this user off; a turn that was under way is recorded as
   *     interrupted first
   */
  public Turn ask(String text) {
    Attempt.refuseIfStopped();
    Play play = Play.current();
    boolean traced = agents.settings().trace().draw(play.random());
    Question question =
        new Question(address, session, text, traced, streamed, ends, attributes, results);
    return new Attempt(AgentInstruments.REQUEST_TYPE, row).play(play, () -> done(question));
  }

  private Attempt.Done<Turn> done(Question question) {
    Reply reply = agents.ask(question);
    OptionalLong cost = agents.settings().prices().nanoDollars(reply.trace());
    Turn turn = judged(Turn.of(row, session, reply, cost), question.traced());
    return new Attempt.Done<>(
        turn,
        turn.outcome(),
        turn.error(),
        reply.invocationId(),
        reply.sent(),
        reply.finished(),
        reply.bytes(),
        TurnObservations.of(reply, turn.outcome(), expected, cost));
  }

  private Turn judged(Turn turn, boolean traced) {
    if (turn.outcome() != Outcome.SUCCESS) {
      return turn;
    }
    String wrong = required ? wrongRoute(turn, traced) : "";
    if (wrong.isEmpty()) {
      wrong = checks.wrongWith(turn);
    }
    return wrong.isEmpty() ? turn : turn.failed(wrong);
  }

  private String wrongRoute(Turn turn, boolean traced) {
    Optional<String> chosen = turn.route();
    if (chosen.isEmpty()) {
      return "route not known: %s wanted, and %s"
          .formatted(
              expected,
              traced
                  ? TurnObservations.whyRouteIsUnknown(turn.trace())
                  : "the turn asked for no trace (--trace all has every turn ask)");
    }
    return chosen.get().equals(expected)
        ? ""
        : "wrong route: %s wanted, %s chosen".formatted(expected, chosen.get());
  }
}
