package dev.stampede.aws.target;

import dev.stampede.aws.sign.Keys;
import dev.stampede.aws.wire.Exchange;
import dev.stampede.aws.wire.WireSettings;
import dev.stampede.time.Clock;
import java.time.Instant;
import java.util.Set;

/** One service of the target, ready to be called by any number of threads at once. */
public final class Caller {

  private static final Set<String> EXPIRED = Set.of("ExpiredTokenException", "ExpiredToken");

  private final LazyWire wire;
  private final RequestWriter requests;
  private final KeySource keys;
  private final WireSettings limits;
  private final InvocationIds ids;
  private final Clock clock;

  Caller(
      LazyWire wire,
      RequestWriter requests,
      KeySource keys,
      WireSettings limits,
      InvocationIds ids,
      Clock clock) {
    this.wire = wire;
    this.requests = requests;
    this.keys = keys;
    this.limits = limits;
    this.ids = ids;
    this.clock = clock;
  }

  /** Names a call to the service, too ({@code amz-sdk-invocation-id}); never given twice. */
  public String nextId() {
    return ids.next();
  }

  /**
   * Looks the service's host up, unless that has been done; blocks.
   *
   * @throws TargetException if it cannot be found, saying where to look
   */
  public void ready() {
    var _ = wire.open();
  }

  /** The deadlines of calls. */
  public WireSettings limits() {
    return limits;
  }

  /**
   * Signs and sends a request, and waits for the end of its answer, whatever that is: nothing is
   * thrown for what the service or the network does. An interrupt ends the wait; the thread stays
   * interrupted.
   *
   * @param id what {@link #nextId} gave
   * @param answer takes the answer, on the event loop; if it says that the keys have expired, new
   *     ones are looked for
   * @throws TargetException if this is the first call and the host cannot be found
   * @throws KeySource.Expired if there are no keys any more: nothing was sent, and the call is a
   *     client error with the exception's message
   */
  public Exchange call(Call call, String id, AnswerReader answer) {
    Keys used = keys.current();
    Instant now = Instant.ofEpochMilli(clock.wallMillis());
    Exchange exchange = wire.open().exchange(requests.write(call, id, used, now), answer);
    if (EXPIRED.contains(answer.errorCode())) {
      keys.refused(used);
    }
    return exchange;
  }
}
