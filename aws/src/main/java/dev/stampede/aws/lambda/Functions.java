package dev.stampede.aws.lambda;

import dev.stampede.aws.outcome.ErrorText;
import dev.stampede.aws.target.Caller;
import dev.stampede.aws.target.Client;
import dev.stampede.aws.target.KeySource;
import dev.stampede.aws.target.Service;
import dev.stampede.aws.wire.Exchange;
import java.time.Duration;
import java.util.Optional;

/** The functions of one target, for any number of threads at once: a run offers it to its users. */
public final class Functions {

  private final FunctionsSettings settings;
  private final Client client;
  private final Caller caller;

  private Functions(FunctionsSettings settings, Client client, Caller caller) {
    this.settings = settings;
    this.client = client;
    this.caller = caller;
  }

  /**
   * Knows how to call the functions of a client's target; nothing is sent, and no name looked up,
   * before it is needed.
   *
   * @throws dev.stampede.aws.target.TargetException if the endpoint cannot be used, saying why
   */
  public static Functions over(Client client, FunctionsSettings settings) {
    return new Functions(settings, client, client.caller(Service.LAMBDA));
  }

  /**
   * Uses once all the code that a call needs, on a socket of our own, so that the first real calls
   * are not late for its loading. Nothing reaches the target; takes a few tenths of a second.
   */
  public void rehearse() {
    InvokeRehearsal.play(client, settings);
  }

  /**
   * Looks up where they are, unless that has been done; blocks.
   *
   * @throws dev.stampede.aws.target.TargetException if their host cannot be found
   */
  public void ready() {
    caller.ready();
  }

  /** How these functions are called. */
  public FunctionsSettings settings() {
    return settings;
  }

  /**
   * Calls, and waits for the end of the answer, whatever that is: nothing is thrown for what the
   * service, the function or the network does. An interrupt ends the wait; the thread stays
   * interrupted.
   */
  public Result invoke(Invoke invoke) {
    String id = caller.nextId();
    InvokeReader reader = new InvokeReader(invoke.type());
    Exchange exchange;
    try {
      exchange = caller.call(invoke.toCall(), id, reader);
    } catch (KeySource.Expired e) {
      return Result.unsent(id, ErrorText.line(String.valueOf(e.getMessage())));
    }
    Verdict verdict = Verdict.of(exchange.ending(), reader, caller.limits());
    boolean tailed = !reader.logResult().isEmpty();
    return new Result(
        id,
        reader.requestId(),
        verdict.outcome(),
        verdict.error(),
        reader.payload(),
        exchange.sent(),
        exchange.finished(),
        reader.bytes(),
        verdict.failure(),
        verdict.fault().map(FunctionFault::type).orElse(""),
        verdict.fault().map(FunctionFault::message).orElse(""),
        verdict.statusCode(),
        tailed,
        tailed ? LogTail.report(reader.logResult(), reader.requestId()) : Optional.empty(),
        reader.executedVersion(),
        reader.errorCode(),
        reader.told().reason(),
        seconds(reader.retryAfter()));
  }

  private static Optional<Duration> seconds(String retryAfter) {
    return retryAfter.matches("\\d{1,9}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)))
        : Optional.empty();
  }
}
