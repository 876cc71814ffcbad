package dev.stampede.aws.agents;

import dev.stampede.aws.agents.Reply.Gaps;
import dev.stampede.aws.agents.Reply.Moments;
import dev.stampede.aws.outcome.ErrorText;
import dev.stampede.aws.target.Caller;
import dev.stampede.aws.target.Client;
import dev.stampede.aws.target.KeySource;
import dev.stampede.aws.target.Service;
import dev.stampede.aws.trace.TurnTrace;
import dev.stampede.aws.wire.Exchange;
import java.util.OptionalLong;

/** The agents of one target, for any number of threads at once: a run offers it to its users. */
public final class Agents {

  private final AgentsSettings settings;
  private final Client client;
  private final Caller caller;

  private Agents(AgentsSettings settings, Client client, Caller caller) {
    this.settings = settings;
    this.client = client;
    this.caller = caller;
  }

  /**
   * Knows how to call the agents of a client's target; nothing is sent, and no name looked up,
   * before it is needed.
   *
   * @throws dev.stampede.aws.target.TargetException if the endpoint cannot be used, saying why
   */
  public static Agents over(Client client, AgentsSettings settings) {
    return new Agents(settings, client, client.caller(Service.BEDROCK_AGENT_RUNTIME));
  }

  /**
   * Uses once all the code that a turn needs, on a socket of our own, so that the first real calls
   * are not late for its loading. Nothing reaches the target; takes a few tenths of a second.
   */
  public void rehearse() {
    TurnRehearsal.play(client, settings);
  }

  /**
   * Looks up where they are, unless that has been done; blocks.
   *
   * @throws dev.stampede.aws.target.TargetException if their host cannot be found
   */
  public void ready() {
    caller.ready();
  }

  /** How these agents are called. */
  public AgentsSettings settings() {
    return settings;
  }

  /**
   * Asks, and waits for the end of the answer, whatever that is: nothing is thrown for what the
   * service or the network does. An interrupt ends the wait; the thread stays interrupted.
   */
  public Reply ask(Question question) {
    String id = caller.nextId();
    TurnReader reader = new TurnReader();
    Exchange exchange;
    try {
      exchange = caller.call(QuestionWriter.write(question), id, reader);
    } catch (KeySource.Expired e) {
      return Reply.unsent(id, ErrorText.line(String.valueOf(e.getMessage())));
    }
    TurnTrace trace = reader.trace().toTrace();
    Verdict verdict =
        Verdict.of(exchange.ending(), reader, trace, question.traced(), caller.limits());
    return new Reply(
        id,
        reader.requestId(),
        verdict.outcome(),
        verdict.error(),
        reader.answer().text(),
        exchange.sent(),
        exchange.finished(),
        reader.bytes(),
        moments(reader, trace, exchange.sent()),
        trace,
        reader.unknownEvents(),
        ReturnControl.read(reader.returnedControl()),
        AnswerFile.read(reader.files()));
  }

  private static Moments moments(TurnReader reader, TurnTrace trace, long sent) {
    Answer answer = reader.answer();
    boolean delegated = !trace.route().collaborators().isEmpty();
    return new Moments(
        after(reader.events() > 0, reader.firstEventAt() - sent),
        after(delegated, trace.delegatedAt() - sent),
        after(!answer.isEmpty(), answer.firstAt() - sent),
        after(!answer.isEmpty(), answer.lastAt() - sent),
        answer.chunks(),
        new Gaps(answer.gaps()));
  }

  private static OptionalLong after(boolean happened, long nanos) {
    return happened ? OptionalLong.of(nanos) : OptionalLong.empty();
  }
}
