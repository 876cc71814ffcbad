package dev.stampede.web;

import dev.stampede.input.BadInput;
import dev.stampede.input.TimeSpan;
import dev.stampede.run.RunState;
import dev.stampede.web.http.FormFields;
import dev.stampede.web.http.HttpRefusal;
import dev.stampede.web.http.Json;
import dev.stampede.web.http.JsonFields;
import dev.stampede.web.http.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * {@code POST /swarm}: starts a test, or while one is played, changes its load. Refuses as Locust
 * does, with {@code "success":false} and status 200.
 */
final class LocustSwarm {

  private static final String MISSING = "Missing user_count or spawn_rate from /swarm request";
  private static final String RUN_TIMES =
      "Valid run_time formats are : 20, 20s, 3m, 2h, 1h20m, 3h30m10s, etc.";

  private final Director director;

  LocustSwarm(Director director) {
    this.director = director;
  }

  /** What the form asks for. */
  Response swarm(FormFields form) {
    Figures figures = director.figures();
    String host = figures.target();
    try {
      Optional<String> shape = given(form, "shape_class").filter(name -> !name.equals("Default"));
      Optional<Duration> runTime = given(form, "run_time").map(LocustSwarm::runTime);
      Optional<String> users = given(form, "user_count");
      Optional<String> rate = given(form, "spawn_rate");
      if (shape.isEmpty() && (users.isEmpty() || rate.isEmpty())) {
        return refused(MISSING, host);
      }
      OptionalInt userCount =
          users.isEmpty()
              ? OptionalInt.empty()
              : OptionalInt.of(JsonFields.Numbers.whole("user_count", users.get()));
      OptionalDouble spawnRate =
          rate.isEmpty()
              ? OptionalDouble.empty()
              : OptionalDouble.of(JsonFields.Numbers.positive("spawn_rate", rate.get()));
      boolean played = figures.state() == RunState.SPAWNING || figures.state() == RunState.RUNNING;
      if (played && (shape.isPresent() || runTime.isPresent())) {
        return refused(
            "A test is running: its users and spawn rate can be changed, nothing else", host);
      }
      Answer answer =
          played
              ? director.load(new LoadRequest(userCount.orElse(0), spawnRate))
              : director.start(
                  new StartRequest(
                      userCount,
                      spawnRate,
                      runTime,
                      form.all("user_classes"),
                      given(form, "host").filter(target -> !target.equals(host)),
                      Optional.empty(),
                      shape));
      return switch (answer) {
        case Answer.Refused refused -> refused(refused.message(), host);
        case Answer.Done _ ->
            started(director.figures().target(), shape, runTime, form.all("user_classes"));
      };
    } catch (HttpRefusal e) {
      return refused(e.words(), host);
    }
  }

  private static Optional<String> given(FormFields form, String name) {
    return form.first(name).map(String::strip).filter(value -> !value.isEmpty());
  }

  private static Duration runTime(String text) {
    try {
      return TimeSpan.parse(text);
    } catch (BadInput e) {
      throw new HttpRefusal(400, RUN_TIMES);
    }
  }

  private static Response refused(String message, String host) {
    return Response.json(
        200,
        Json.write(json -> {
          json.writeStartObject();
          json.writeBooleanField("success", false);
          json.writeStringField("message", message);
          json.writeStringField("host", host);
          json.writeEndObject();
        }));
  }

  private static Response started(
      String host, Optional<String> shape, Optional<Duration> runTime, List<String> userClasses) {
    return Response.json(
        200,
        Json.write(json -> {
          json.writeStartObject();
          json.writeBooleanField("success", true);
          json.writeStringField(
              "message",
              shape.isPresent()
                  ? "Swarming started using shape class '" + shape.get() + "'"
                  : "Swarming started");
          json.writeStringField("host", host);
          if (runTime.isPresent() && shape.isEmpty()) {
            json.writeNumberField("run_time", runTime.get().toSeconds());
          }
          if (!userClasses.isEmpty() && shape.isEmpty()) {
            json.writeArrayFieldStart("user_classes");
            for (String name : userClasses.stream().sorted().toList()) {
              json.writeString(name);
            }
            json.writeEndArray();
          }
          json.writeEndObject();
        }));
  }
}
