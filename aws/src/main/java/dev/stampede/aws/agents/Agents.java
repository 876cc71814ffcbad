package dev.stampede.aws.agents;

import dev.stampede.aws.agents.Reply.Gaps;
import dev.stampede.aws.agents.Reply.Moments;
import dev.stampede.aws.sign.Keys;
import dev.stampede.aws.trace.TurnTrace;
import dev.stampede.aws.wire.Endpoint;
import dev.stampede.aws.wire.Exchange;
import dev.stampede.aws.wire.Wire;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * The agents of one target, for any number of threads at once: a run has one of these and offers it
 * to its users.
 */
public final class Agents implements AutoCloseable {

  private final AgentsSettings settings;
  private final Wire wire;
  private final RequestWriter requests;
  private final InvocationIds ids = new InvocationIds();

  private Agents(AgentsSettings settings, Wire wire, RequestWriter requests) {
    this.settings = settings;
    this.wire = wire;
    this.requests = requests;
  }

  /**
   * Gets ready to call; nothing is sent yet.
   *
   * @throws TargetException if the endpoint cannot be used, saying why
   */
  public static Agents open(AgentsSettings settings) {
    Target target = settings.target();
    try {
      Endpoint endpoint = Endpoint.of(target.endpoint());
      Wire wire = Wire.open(endpoint, settings.wire());
      return new Agents(
          settings, wire, new RequestWriter(endpoint, target.region(), settings.userAgent()));
    } catch (IllegalArgumentException e) {
      throw new TargetException(String.valueOf(e.getMessage()), e);
    } catch (UnknownHostException e) {
      throw new TargetException(
          "cannot find the host of %s: check the address and the network"
              .formatted(target.endpoint()),
          e);
    }
  }

  /**
   * Uses once all the code that a turn needs, on a socket of our own, so that the first real calls
   * are not late for its loading. Nothing reaches the target; takes a few tenths of a second.
   */
  public void rehearse() {
    Rehearsal.play(settings);
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
    String id = ids.next();
    Keys keys;
    try {
      keys = settings.target().keys().current();
    } catch (KeySource.Expired e) {
      return Reply.unsent(id, ErrorText.line(String.valueOf(e.getMessage())));
    }
    byte[] request = requests.write(question, id, keys, Instant.now());
    TurnReader reader = new TurnReader();
    Exchange exchange = wire.exchange(request, reader);
    TurnTrace trace = reader.trace().toTrace();
    Verdict verdict =
        Verdict.of(exchange.ending(), reader, trace, question.traced(), settings.wire());
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
        reader.returnedControl());
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

  /** What reports call the target, and the way to it unless that is straight. */
  public String description() {
    String target = settings.target().description();
    return wire.way().isEmpty() ? target : target + " " + wire.way();
  }

  /** How many connections there are now, busy, idle and those that are being made. */
  public int openConnections() {
    return wire.openConnections();
  }

  /** Interrupts what is in flight and closes all connections. */
  @Override
  public void close() {
    wire.close();
    settings.target().keys().close();
  }
}
