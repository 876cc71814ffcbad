package dev.stampede.aws;

import dev.stampede.aws.agents.AgentAddress;
import dev.stampede.aws.agents.AgentInstruments;
import dev.stampede.aws.agents.Agents;
import dev.stampede.aws.agents.Question;
import dev.stampede.aws.agents.Reply;
import dev.stampede.aws.agents.TurnObservations;
import dev.stampede.aws.trace.Route;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Sample;
import dev.stampede.scenario.Play;
import dev.stampede.scenario.UserStopped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A turn while it is described: what to send, and what to expect of the answer. It is sent, once,
 * by {@link #ask}.
 */
public final class Ask {

  private static final String GOOD = "";

  private final Agents agents;
  private final AgentAddress address;
  private final String row;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private String session;
  private String expected = "";
  private boolean required;
  private boolean streamed = true;
  private boolean ends;
  private Function<Turn, String> check = turn -> GOOD;

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

  /** As {@link #expectRoute}, and any other route fails the call, as a check that failed. */
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
   * Whether the answer is to come in chunks as it is written; it is unless you say otherwise. In
   * one chunk it has no time to first token.
   */
  public Ask streamed(boolean inChunks) {
    streamed = inChunks;
    return this;
  }

  /**
   * Adds a check of your own, made of turns that are otherwise a success. An assertion that fails
   * in it counts as wrong, too.
   *
   * @param good whether the turn is as it should be
   * @param otherwise what is wrong if it is not, in a few words without anything that varies
   */
  public Ask check(Predicate<Turn> good, String otherwise) {
    Function<Turn, String> before = check;
    check =
        turn -> {
          String wrong = before.apply(turn);
          return !wrong.equals(GOOD) || good.test(turn) ? wrong : otherwise;
        };
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
    if (Thread.currentThread().isInterrupted()) {
      throw new UserStopped();
    }
    Play play = Play.current();
    boolean traced = agents.settings().trace().draw(play.random());
    Question question = new Question(address, session, text, traced, streamed, ends, attributes);
    long planned = play.takePlanned();
    play.recorder().begin();
    Turn turn;
    Sample sample;
    try {
      Reply reply = agents.ask(question);
      turn = judged(Turn.of(row, session, reply));
      sample = sample(turn, reply, planned);
    } catch (RuntimeException | Error e) {
      play.recorder().record(unsent(planned, e));
      throw e;
    }
    play.recorder().record(sample);
    if (turn.outcome() == Outcome.INTERRUPTED) {
      throw new UserStopped();
    }
    return turn;
  }

  private Turn judged(Turn turn) {
    if (turn.outcome() != Outcome.SUCCESS) {
      return turn;
    }
    if (required && turn.route().map(route -> !route.equals(expected)).orElse(false)) {
      return turn.failed(
          "wrong route: %s wanted, %s chosen".formatted(expected, turn.route().orElseThrow()));
    }
    try {
      String wrong = check.apply(turn);
      return wrong.equals(GOOD) ? turn : turn.failed(wrong);
    } catch (AssertionError e) {
      return turn.failed(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return turn.failed("the check itself failed: " + e.getClass().getSimpleName());
    }
  }

  private Sample sample(Turn turn, Reply reply, long planned) {
    return new Sample(
        reply.invocationId(),
        AgentInstruments.REQUEST_TYPE,
        row,
        turn.outcome(),
        turn.error(),
        notAfter(planned, reply.sent()),
        reply.sent(),
        reply.finished(),
        reply.bytes(),
        TurnObservations.of(reply, turn.outcome(), expected));
  }

  /** An attempt that failed in our own hands still has its sample: the books must balance. */
  private Sample unsent(long planned, Throwable why) {
    long now = System.nanoTime();
    String error = "the request could not be made: " + why.getClass().getSimpleName();
    return new Sample(
        "",
        AgentInstruments.REQUEST_TYPE,
        row,
        Outcome.CLIENT_ERROR,
        error,
        notAfter(planned, now),
        now,
        now,
        0,
        List.of());
  }

  /** The plan, or the present: a test's own clock may run ahead of the network's. */
  private static long notAfter(long planned, long sent) {
    return sent - planned < 0 ? sent : planned;
  }
}
