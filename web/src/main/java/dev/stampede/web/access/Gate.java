package dev.stampede.web.access;

import dev.stampede.time.Clock;
import dev.stampede.web.http.HttpRefusal;
import dev.stampede.web.http.Request;
import dev.stampede.web.http.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Lets requests in, or says why not. */
public final class Gate {

  private final HostNames names;
  private final Provenance provenance;
  private final Optional<SignIn> signIn;

  /**
   * One that knows these names, and asks for this login.
   *
   * @param port where the server listens: cookies know no ports, so their names do
   */
  public Gate(HostNames names, Optional<Login> login, boolean tls, int port, Clock clock) {
    this.names = names;
    this.provenance = new Provenance(names);
    this.signIn = login.map(l -> new SignIn(l, tls, port, clock));
  }

  /** The login, where there is one. */
  public Optional<SignIn> signIn() {
    return signIn;
  }

  /**
   * Refuses a request that was sent to somebody else.
   *
   * @throws HttpRefusal if its host is none of ours
   */
  public void checkHost(Request request) {
    List<String> hosts = request.headers("Host");
    if (hosts.size() != 1) {
      throw new HttpRefusal(400, "exactly one Host header is needed");
    }
    if (!names.isOurs(hosts.getFirst())) {
      throw new HttpRefusal(
          403,
          "this server is not '%s'; open it as localhost or by its address, or start it with --web-allowed-host NAME"
              .formatted(clipped(hosts.getFirst())));
    }
  }

  /**
   * What stands in the way of a request to a route that is so guarded; empty where nothing does.
   *
   * @throws HttpRefusal if another page sent it
   */
  public Optional<Response> check(Request request, Guard guard) {
    Optional<String> foreign =
        switch (guard) {
          case DOORSTEP, PAGE -> Optional.empty();
          case READ -> provenance.foreign(request);
          case SIGN_IN, CHANGE -> provenance.foreignChange(request);
        };
    if (foreign.isPresent()) {
      throw new HttpRefusal(403, "refused: " + foreign.get());
    }
    if (!guard.needsLogin() || signIn.isEmpty()) {
      return Optional.empty();
    }
    return switch (signIn.get().standing(request)) {
      case IN -> Optional.empty();
      case OUT -> Optional.of(outside(request, guard));
      case WAIT -> Optional.of(SignIn.wait(new HttpRefusal(429, SignIn.TOO_MANY).response()));
    };
  }

  private static Response outside(Request request, Guard guard) {
    boolean wantsPage =
        guard == Guard.PAGE
            && request.header("Accept").filter(types -> types.contains("text/html")).isPresent();
    if (wantsPage) {
      String back = request.path() + (request.query().isEmpty() ? "" : "?" + request.query());
      return Response.seeOther(
          back.equals("/")
              ? "/login"
              : "/login?next=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
    }
    Response refusal = new HttpRefusal(401, "log in first: /login, or curl -u USER").response();
    // A browser would open a window of its own in front of the page.
    return request.fromBrowser()
        ? refusal
        : refusal.with("WWW-Authenticate", "Basic realm=\"Stampede\", charset=\"UTF-8\"");
  }

  private static String clipped(String host) {
    return host.length() <= 80 ? host : host.substring(0, 80) + "…";
  }
}
