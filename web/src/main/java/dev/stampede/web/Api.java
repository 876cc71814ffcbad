package dev.stampede.web;

import dev.stampede.input.BadInput;
import dev.stampede.input.TimeSpan;
import dev.stampede.web.access.Guard;
import dev.stampede.web.http.Handler;
import dev.stampede.web.http.HttpRefusal;
import dev.stampede.web.http.Json;
import dev.stampede.web.http.JsonFields;
import dev.stampede.web.http.Request;
import dev.stampede.web.http.Response;
import dev.stampede.web.http.Response.Content;
import dev.stampede.web.stream.Broadcaster;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What the page asks for, besides its files. */
final class Api {

  /** The largest body of a change. */
  static final int LARGEST_BODY = 1 << 20;

  private static final Set<String> START =
      Set.of("users", "spawnRate", "runTime", "userClasses", "target", "profile", "shape");

  private final Director director;
  private final Broadcaster broadcaster;

  Api(Director director, Broadcaster broadcaster) {
    this.director = director;
    this.broadcaster = broadcaster;
  }

  /** What is where. */
  Map<String, List<Route>> routes() {
    return Map.of(
        "/api/view", List.of(Route.get(Guard.READ, _ -> view())),
        "/api/stream", List.of(Route.get(Guard.READ, this::stream)),
        "/api/start", List.of(change(request -> director.start(start(request)))),
        "/api/load", List.of(change(request -> director.load(load(request)))),
        "/api/stop",
            List.of(
                change(request -> {
                  fields(request, Set.of());
                  return director.stop();
                })),
        "/api/reset",
            List.of(
                change(request -> {
                  fields(request, Set.of());
                  return director.reset();
                })));
  }

  private Response view() {
    return Response.json(200, broadcaster.picture().json());
  }

  private Response stream(Request request) {
    if (request.isHead()) {
      return streaming(new Content.Whole(new byte[0]));
    }
    Optional<String> seen =
        request.header("Last-Event-ID").or(() -> request.queryFields().first("lastEventId"));
    Broadcaster.Page page =
        broadcaster
            .join(seen)
            .orElseThrow(() ->
                new HttpRefusal(
                    503,
                    "%d pages are open already, or the program is ending; close one of them"
                        .formatted(Broadcaster.MOST_PAGES)));
    return streaming(
        new Content.Pouring(
            new Response.Pour() {
              @Override
              public void into(OutputStream out) throws IOException {
                page.writeTo(out);
              }

              @Override
              public void close() {
                page.close();
              }
            },
            true));
  }

  /** Proxies must neither hold back nor compress a stream. */
  private static Response streaming(Content content) {
    return new Response(
        200,
        Map.of(
            "Content-Type", "text/event-stream; charset=utf-8",
            "Cache-Control", "no-store, no-transform",
            "X-Accel-Buffering", "no"),
        content);
  }

  @FunctionalInterface
  private interface Change {
    Answer by(Request request) throws IOException;
  }

  private static Route change(Change change) {
    Handler handler =
        request -> {
          // A form of another page can be sent anywhere; this type only after leave was asked.
          if (!request.mediaType().equals("application/json")) {
            throw new HttpRefusal(415, "a change is sent as JSON: Content-Type: application/json");
          }
          return response(change.by(request));
        };
    return Route.post(Guard.CHANGE, handler);
  }

  private static Response response(Answer answer) {
    return switch (answer) {
      case Answer.Done done ->
          Response.json(200, Json.answer(true, done.message(), Optional.empty()));
      case Answer.Refused refused ->
          Response.json(
              refused.field().isPresent() ? 400 : 409,
              Json.answer(false, refused.message(), refused.field()));
    };
  }

  private static StartRequest start(Request request) throws IOException {
    JsonFields fields = fields(request, START);
    return new StartRequest(
        fields.whole("users"),
        fields.positive("spawnRate"),
        fields.text("runTime").map(Api::runTime),
        fields.list("userClasses"),
        fields.text("target"),
        fields.text("profile"),
        fields.text("shape"));
  }

  private static LoadRequest load(Request request) throws IOException {
    JsonFields fields = fields(request, Set.of("users", "spawnRate"));
    OptionalInt users = fields.whole("users");
    return new LoadRequest(
        users.orElseThrow(() -> new HttpRefusal(400, "how many users?", "users")),
        fields.positive("spawnRate"));
  }

  private static Duration runTime(String text) {
    try {
      return TimeSpan.parse(text);
    } catch (BadInput e) {
      throw new HttpRefusal(400, String.valueOf(e.getMessage()), "runTime");
    }
  }

  private static JsonFields fields(Request request, Set<String> names) throws IOException {
    byte[] body = request.body().read(LARGEST_BODY);
    return JsonFields.read(body.length == 0 ? new byte[] {'{', '}'} : body, names);
  }
}
