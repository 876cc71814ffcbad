package dev.stampede.web;

import dev.stampede.web.access.Guard;
import dev.stampede.web.http.FormFields;
import dev.stampede.web.http.HttpRefusal;
import dev.stampede.web.http.Json;
import dev.stampede.web.http.JsonFields;
import dev.stampede.web.http.Request;
import dev.stampede.web.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The addresses of Locust's page (Locust 2.46, web.py), for scripts that know them. Those that
 * change something by GET take it from tools, and from no page.
 */
final class LocustEndpoints {

  private static final String HTML = "text/html; charset=utf-8";
  private static final Set<String> USER =
      Set.of("user_class_name", "weight", "fixed_count", "host", "tasks");

  private final Director director;
  private final DateTimeFormatter stamp;
  private Optional<Told> told = Optional.empty();

  /** What was told last: it holds until the next tick, however many ask. */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  private record Told(Figures figures, byte[] json) {}

  LocustEndpoints(Director director, ZoneId zone) {
    this.director = director;
    this.stamp = DateTimeFormatter.ofPattern("uuuu-MM-dd-HH'h'mm", Locale.ROOT).withZone(zone);
  }

  /** What is where. */
  Map<String, List<Route>> routes() {
    Map<String, List<Route>> routes = new HashMap<>();
    routes.put("/swarm", List.of(Route.post(Guard.CHANGE, this::swarm)));
    routes.put("/stop", List.of(Route.get(Guard.CHANGE, _ -> stop())));
    routes.put("/stats/reset", List.of(Route.get(Guard.CHANGE, _ -> reset())));
    routes.put("/user", List.of(Route.post(Guard.CHANGE, this::user)));
    routes.put("/stats/requests", List.of(read(this::requests)));
    routes.put(
        "/exceptions", List.of(read(() -> LocustStats.exceptions(director.figures().total()))));
    routes.put("/tasks", List.of(read(() -> LocustStats.tasks(director.ratios()))));
    routes.put("/logs", List.of(read(() -> LocustStats.logs(director.logs()))));
    routes.put("/worker-count", List.of(read(LocustEndpoints::workers)));
    routes.put("/stats/requests/csv", List.of(file("requests.csv", "requests")));
    routes.put("/stats/failures/csv", List.of(file("failures.csv", "failures")));
    routes.put("/exceptions/csv", List.of(file("exceptions.csv", "exceptions")));
    routes.put(
        "/stats/requests_full_history/csv",
        List.of(file("requests_full_history.csv", "requests_full_history")));
    routes.put("/stats/report", List.of(Route.get(Guard.READ, this::report)));
    return routes;
  }

  @FunctionalInterface
  private interface Telling {
    byte[] json();
  }

  private static Route read(Telling telling) {
    return Route.get(Guard.READ, _ -> Response.json(200, telling.json()));
  }

  private Response swarm(Request request) throws IOException {
    if (!request.mediaType().equals("application/x-www-form-urlencoded")) {
      throw new HttpRefusal(415, "/swarm takes a form: application/x-www-form-urlencoded");
    }
    byte[] body = request.body().read(Api.LARGEST_BODY);
    return new LocustSwarm(director)
        .swarm(FormFields.read(new String(body, StandardCharsets.UTF_8)));
  }

  private Response stop() {
    director.stop();
    return Response.json(
        200,
        Json.write(json -> {
          json.writeStartObject();
          json.writeBooleanField("success", true);
          json.writeStringField("message", "Test stopped");
          json.writeEndObject();
        }));
  }

  private Response reset() {
    director.reset();
    return Response.of(200, HTML, "ok".getBytes(StandardCharsets.UTF_8));
  }

  private Response user(Request request) throws IOException {
    if (!request.mediaType().equals("application/json")) {
      throw new HttpRefusal(415, "/user takes JSON: Content-Type: application/json");
    }
    JsonFields fields = JsonFields.read(request.body().read(Api.LARGEST_BODY), USER);
    String name =
        fields
            .text("user_class_name")
            .orElseThrow(() -> new HttpRefusal(400, "which user class?", "user_class_name"));
    OptionalDouble weight = fields.positive("weight");
    OptionalInt fixedCount = fields.whole("fixed_count");
    Optional<String> other =
        fields
            .text("host")
            .map(_ -> "host")
            .or(() -> fields.list("tasks").isEmpty() ? Optional.empty() : Optional.of("tasks"));
    return switch (director.edit(new UserClassEdit(name, weight, fixedCount, other))) {
      case Answer.Done _ -> Response.json(201, "{}".getBytes(StandardCharsets.UTF_8));
      case Answer.Refused refused ->
          Response.json(
              refused.field().isPresent() ? 400 : 409,
              Json.answer(false, refused.message(), refused.field()));
    };
  }

  private synchronized byte[] requests() {
    Figures figures = director.figures();
    if (told.isEmpty() || !isSame(told.get().figures(), figures)) {
      told = Optional.of(new Told(figures, LocustStats.requests(figures)));
    }
    return told.get().json();
  }

  /** The same tick: a snapshot is never changed, so it is enough that it is the same one. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(Figures one, Figures other) {
    return one.total() == other.total()
        && one.state() == other.state()
        && one.users() == other.users();
  }

  private static byte[] workers() {
    return Json.write(json -> {
      json.writeStartObject();
      json.writeNumberField("worker_count", 0);
      json.writeEndObject();
    });
  }

  private Route file(String name, String suffix) {
    return Route.get(
        Guard.READ,
        _ -> {
          Optional<Download> download = director.download(name);
          if (download.isEmpty()) {
            return Response.of(404, HTML, missing(suffix).getBytes(StandardCharsets.UTF_8));
          }
          return Downloads.saved(download.get(), fileName("_" + suffix + ".csv"));
        });
  }

  private static String missing(String suffix) {
    return suffix.equals("requests_full_history")
        ? "Error: Server was not started with option to generate full history."
        : "Error: there is no such file yet.";
  }

  private Response report(Request request) throws IOException {
    Download report =
        director
            .download("report.html")
            .orElseThrow(() -> new HttpRefusal(404, "there is no report yet"));
    return request.queryFields().first("download").filter(value -> !value.isEmpty()).isPresent()
        ? Downloads.saved(report, fileName(".html"))
        : Downloads.shown(report);
  }

  /** {@code Locust_<start>_<scenario>_<target>…}, as Locust calls its files. */
  private String fileName(String suffix) {
    Figures figures = director.figures();
    String target = figures.target().isEmpty() ? "" : "_" + figures.target();
    return Downloads.safe(
            "Locust_%s_%s%s"
                .formatted(
                    stamp.format(Instant.ofEpochMilli(figures.total().fromMillis())),
                    figures.scenario(),
                    target))
        + suffix;
  }
}
