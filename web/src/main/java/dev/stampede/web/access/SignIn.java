package dev.stampede.web.access;

import dev.stampede.time.Clock;
import dev.stampede.web.http.FormFields;
import dev.stampede.web.http.HttpRefusal;
import dev.stampede.web.http.Request;
import dev.stampede.web.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The login: a form and a cookie for browsers, basic authentication for tools. Works without
 * JavaScript.
 */
public final class SignIn {

  static final String TOO_MANY = "too many wrong passwords; wait a minute";
  private static final int LARGEST_FORM = 8 * 1024;

  private final Login login;
  private final Sessions sessions;
  private final Tries tries;
  private final String cookie;
  private final String attributes;

  /** Whether somebody is logged in. */
  enum Standing {
    IN,
    OUT,
    /** Too many wrong passwords. */
    WAIT
  }

  SignIn(Login login, boolean tls, int port, Clock clock) {
    this.login = login;
    this.sessions = new Sessions(clock);
    this.tries = new Tries(clock);
    // With this prefix no other host or path can have set it, and never without TLS.
    this.cookie = (tls ? "__Host-" : "") + "stampede-" + port;
    this.attributes = "; Path=/; HttpOnly; SameSite=Strict" + (tls ? "; Secure" : "");
  }

  Standing standing(Request request) {
    if (cookies(request).anyMatch(sessions::has)) {
      return Standing.IN;
    }
    Optional<String> basic = basic(request);
    if (basic.isEmpty()) {
      return Standing.OUT;
    }
    int colon = basic.get().indexOf(':');
    return colon < 0
        ? Standing.OUT
        : attempt(request, basic.get().substring(0, colon), basic.get().substring(colon + 1));
  }

  private Standing attempt(Request request, String user, String password) {
    if (!tries.begin(request.from())) {
      return Standing.WAIT;
    }
    if (!login.matches(user, password)) {
      return Standing.OUT;
    }
    tries.succeeded(request.from());
    return Standing.IN;
  }

  /** The login page. */
  public Response page(Request request) {
    return LoginPage.with(200, "", LoginPage.place(request.queryFields().first("next")));
  }

  /**
   * Takes the form of the login page.
   *
   * @throws IOException if the client is gone, or too slow
   */
  public Response enter(Request request) throws IOException {
    if (!request.mediaType().equals("application/x-www-form-urlencoded")) {
      throw new HttpRefusal(415, "the login is a form: application/x-www-form-urlencoded");
    }
    FormFields form =
        FormFields.read(new String(request.body().read(LARGEST_FORM), StandardCharsets.UTF_8));
    String next = LoginPage.place(form.first("next"));
    return switch (attempt(
        request, form.first("username").orElse(""), form.first("password").orElse(""))) {
      case IN ->
          Response.seeOther(next).with("Set-Cookie", cookie + "=" + sessions.begin() + attributes);
      case OUT -> LoginPage.with(401, "Wrong user or password.", next);
      case WAIT -> wait(LoginPage.with(429, "Too many wrong passwords. Wait a minute.", next));
    };
  }

  /** Ends the session. */
  public Response leave(Request request) {
    cookies(request).forEach(sessions::end);
    return Response.seeOther("/login").with("Set-Cookie", cookie + "=; Max-Age=0" + attributes);
  }

  static Response wait(Response response) {
    return response.with("Retry-After", Long.toString(Tries.WAIT.toSeconds()));
  }

  private Stream<String> cookies(Request request) {
    String start = cookie + "=";
    return request.headers("Cookie").stream()
        .flatMap(header -> Arrays.stream(header.split(";", -1)))
        .map(String::strip)
        .filter(pair -> pair.startsWith(start))
        .map(pair -> pair.substring(start.length()));
  }

  private static Optional<String> basic(Request request) {
    Optional<String> header = request.header("Authorization");
    if (header.isEmpty() || !header.get().regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.get().substring(6).strip());
      return Optional.of(new String(decoded, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
