package dev.stampede.http;

import dev.stampede.aws.outcome.EndingText;
import dev.stampede.aws.outcome.Outcomes;
import dev.stampede.aws.wire.Ending;
import dev.stampede.aws.wire.Exchange;
import dev.stampede.measure.Outcome;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;

/**
 * A call from its first request to its last answer: one exchange, or one for each redirect that is
 * followed. It is one attempt all the same.
 */
final class Journey {

  private static final int MOST_REDIRECTS = 10;

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final HttpTarget target;
  private final boolean follows;

  Journey(HttpTarget target, boolean follows) {
    this.target = target;
    this.follows = follows;
  }

  /**
   * What came of it before anybody has judged the status.
   *
   * @param trouble how it went wrong in the network or on the way; success if it did not
   * @param error what went wrong, in one line
   */
  record End(
      AnswerReader answer, long sent, long finished, long bytes, Outcome trouble, String error) {}

  /** Where it goes on, or why it cannot. */
  private sealed interface Next {
    record Stage(Message message) implements Next {}

    record DeadEnd(Outcome outcome, String why) implements Next {}
  }

  End travel(Message first) {
    Message message = first;
    long sent = 0;
    long bytes = 0;
    for (int stage = 0; ; stage++) {
      AnswerReader answer = new AnswerReader();
      URI url = message.url();
      byte[] request = message.bytes(target.service().userAgent(), target.cookies().header(url));
      Exchange exchange = message.server().wire().exchange(request, answer);
      sent = stage == 0 ? exchange.sent() : sent;
      bytes += answer.bytes();
      target.cookies().keep(url, answer.headers().getAll(HttpHeaderNames.SET_COOKIE));
      Ending ending = exchange.ending();
      if (ending.kind() != Ending.Kind.WHOLE) {
        String error =
            ending.kind() == Ending.Kind.INTERRUPTED
                ? ""
                : EndingText.of(ending, target.service().limits());
        return new End(
            answer, sent, exchange.finished(), bytes, Outcomes.byEnding(ending.kind()), error);
      }
      Optional<Next> next = next(message, answer, stage);
      if (next.isEmpty()) {
        return new End(answer, sent, exchange.finished(), bytes, Outcome.SUCCESS, "");
      }
      switch (next.get()) {
        case Next.Stage(Message further) -> message = further;
        case Next.DeadEnd(Outcome outcome, String why) -> {
          return new End(answer, sent, exchange.finished(), bytes, outcome, why);
        }
      }
    }
  }

  private Optional<Next> next(Message message, AnswerReader answer, int stage) {
    String location = answer.headers().get(HttpHeaderNames.LOCATION, "");
    if (!follows || !REDIRECTS.contains(answer.status()) || location.isEmpty()) {
      return Optional.empty();
    }
    if (stage == MOST_REDIRECTS) {
      return dead(Outcome.CLIENT_ERROR, "more than " + MOST_REDIRECTS + " redirects");
    }
    try {
      URI to = message.url().resolve(location);
      if (message.server().endpoint().tls() && !"https".equalsIgnoreCase(to.getScheme())) {
        return dead(Outcome.CLIENT_ERROR, "a redirect from https to what is not encrypted");
      }
      String path = to.getRawPath() == null || to.getRawPath().isEmpty() ? "/" : to.getRawPath();
      String query = to.getRawQuery() == null ? "" : "?" + to.getRawQuery();
      String origin = to.getScheme() + "://" + to.getRawAuthority();
      HttpService.Server server = target.service().server(HttpService.endpoint(origin));
      return Optional.of(
          new Next.Stage(message.redirected(answer.status(), server, Location.of(path + query))));
    } catch (UnknownHostException e) {
      return dead(Outcome.CONNECTION, "no connection: cannot find the host of a redirect");
    } catch (IllegalArgumentException e) {
      return dead(Outcome.CLIENT_ERROR, "a redirect to what is no URL");
    }
  }

  private static Optional<Next> dead(Outcome outcome, String why) {
    return Optional.of(new Next.DeadEnd(outcome, why));
  }
}
