package dev.stampede.aws;

import dev.stampede.aws.agents.AnswerFile;
import dev.stampede.aws.agents.Reply;
import dev.stampede.aws.agents.ReturnControl;
import dev.stampede.aws.agents.TurnObservations;
import dev.stampede.aws.outcome.ErrorText;
import dev.stampede.aws.trace.Hop;
import dev.stampede.aws.trace.ModelUsage;
import dev.stampede.aws.trace.TurnTrace;
import dev.stampede.measure.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A turn that is over: the answer, how it ended, and what is known of the way it took. */
public final class Turn {

  private final String row;
  private final String session;
  private final Reply reply;
  private final OptionalLong cost;
  private final Outcome outcome;
  private final String error;

  private Turn(
      String row, String session, Reply reply, OptionalLong cost, Outcome outcome, String error) {
    this.row = row;
    this.session = session;
    this.reply = reply;
    this.cost = cost;
    this.outcome = outcome;
    this.error = error;
  }

  static Turn of(String row, String session, Reply reply, OptionalLong cost) {
    return new Turn(row, session, reply, cost, reply.outcome(), reply.error());
  }

  /** The same turn, found wrong by the scenario's own check. */
  Turn failed(String why) {
    return new Turn(row, session, reply, cost, Outcome.CHECK_FAILED, ErrorText.line(why));
  }

  /** How it ended. */
  public Outcome outcome() {
    return outcome;
  }

  /** Whether the answer is whole and passed the checks. */
  public boolean succeeded() {
    return outcome == Outcome.SUCCESS;
  }

  /** What failed, in one line; empty where nothing did. */
  public String error() {
    return error;
  }

  /** The text of the answer; of a turn that failed, what came of it. */
  public String answer() {
    return reply.answer();
  }

  /**
   * The collaborator that the agent chose, {@code none} where it answered by itself, {@code
   * several} where it asked more than one; empty where that is not known for certain: without a
   * trace, or without a whole answer.
   */
  public Optional<String> route() {
    return TurnObservations.routeCanBeJudged(reply, outcome)
        ? Optional.of(reply.trace().route().label())
        : Optional.empty();
  }

  /**
   * Whether the agent may have chosen this collaborator: false only where it is known to have
   * chosen otherwise.
   */
  public boolean mayHaveGoneTo(String collaborator) {
    return route().map(collaborator::equals).orElse(true);
  }

  /** Who took part, in the order in which they were done; empty without a trace. */
  public List<Hop> hops() {
    return reply.trace().hops();
  }

  /** Tokens read by all models of all agents; empty without a trace. */
  public OptionalLong inputTokens() {
    return traced(reply.trace().inputTokens());
  }

  /** Tokens written by all models of all agents; empty without a trace. */
  public OptionalLong outputTokens() {
    return traced(reply.trace().outputTokens());
  }

  /**
   * What the tokens of all models of all agents cost, in US dollars; empty without a trace that was
   * read whole, or where a model has no price in the configuration.
   */
  public OptionalDouble cost() {
    return cost.isPresent() ? OptionalDouble.of(cost.getAsLong() / 1e9) : OptionalDouble.empty();
  }

  private OptionalLong traced(long tokens) {
    return reply.trace().events() > 0 ? OptionalLong.of(tokens) : OptionalLong.empty();
  }

  /** All that the trace told. */
  public TurnTrace trace() {
    return reply.trace();
  }

  /** From the moment it was sent to its last byte, or its failure. */
  public Duration serviceTime() {
    return Duration.ofNanos(reply.finished() - reply.sent());
  }

  /** Time to the first event of any kind. */
  public Optional<Duration> timeToFirstEvent() {
    return duration(reply.moments().firstEvent());
  }

  /** Time to the first chunk with text; empty unless the answer was streamed. */
  public Optional<Duration> timeToFirstChunk() {
    return streamed() ? duration(reply.moments().firstChunk()) : Optional.empty();
  }

  private static Optional<Duration> duration(OptionalLong nanos) {
    return nanos.isPresent() ? Optional.of(Duration.ofNanos(nanos.getAsLong())) : Optional.empty();
  }

  /** Whether the answer came in more than one chunk. */
  public boolean streamed() {
    return reply.moments().streamed();
  }

  /** Whether the agent handed control to its caller instead of answering. */
  public boolean returnedControl() {
    return reply.returnControl().isPresent();
  }

  /**
   * What the agent wants its caller to do, where it returned control; {@link
   * Ask#returnControlResult} answers it in the next turn of the session.
   */
  public Optional<ReturnControl> returnControl() {
    return reply.returnControl();
  }

  /** The files that came with the answer: what they are called and how large they are. */
  public List<AnswerFile> files() {
    return reply.files();
  }

  /** Which agent used which model how much; empty without a trace. */
  public List<ModelUsage> usage() {
    return reply.trace().usage();
  }

  /** The session it belonged to. */
  public String session() {
    return session;
  }

  /** Names this turn to the service: {@code amz-sdk-invocation-id}. */
  public String id() {
    return reply.invocationId();
  }

  /** The service's own name for it; empty where it told none. */
  public String requestId() {
    return reply.requestId();
  }

  @Override
  public String toString() {
    return row + ": " + outcome.label() + (error.isEmpty() ? "" : " (" + error + ")");
  }
}
