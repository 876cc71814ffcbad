package dev.stampede.emulator.functions;

import dev.stampede.input.Nearest;
import java.util.List;
import java.util.Map;

/**
 * The actions of one agent, by {@code apiPath}: which parameters each needs, and what it returns.
 */
final class Actions {

  /**
   * An action.
   *
   * @param needs names of its parameters
   * @param result JSON
   */
  private record Action(List<String> needs, String result) {}

  static final Actions SCHEDULING =
      new Actions(
          Map.of(
              "/list-projects",
              action(
                  "{\"projects\":[{\"id\":12345,\"status\":\"scheduled\"},"
                      + "{\"id\":12346,\"status\":\"open\"}]}",
                  "customer_id",
                  "client_id"),
              "/get-available-dates",
              action(
                  "{\"dates\":[\"2025-10-20\",\"2025-10-22\",\"2025-10-23\"]}",
                  "project_id",
                  "client_id"),
              "/get-time-slots",
              action(
                  "{\"slots\":[\"09:30\",\"11:00\",\"14:15\",\"16:00\"]}",
                  "project_id",
                  "date",
                  "client_id"),
              "/confirm-appointment",
              action(
                  "{\"status\":\"confirmed\",\"confirmation\":\"A-20251020-0930\"}",
                  "project_id",
                  "date",
                  "time",
                  "client_id"),
              "/reschedule-appointment",
              action("{\"status\":\"moved\"}", "project_id", "date", "time", "client_id"),
              "/cancel-appointment",
              action("{\"status\":\"cancelled\",\"fee\":0}", "project_id", "client_id")));

  static final Actions INFORMATION =
      new Actions(
          Map.of(
              "/get-project-details",
              action(
                  "{\"project\":12345,\"type\":\"installation\",\"crew\":\"team_001\"}",
                  "project_id",
                  "client_id"),
              "/get-appointment-status",
              action(
                  "{\"project\":12345,\"status\":\"in progress\",\"done\":0.6}",
                  "project_id",
                  "client_id"),
              "/get-working-hours",
              action("{\"mon_fri\":\"08:00-18:00\",\"sat\":\"09:00-13:00\",\"sun\":\"closed\"}"),
              "/get-weather",
              action("{\"sky\":\"partly cloudy\",\"high_c\":21,\"low_c\":12}", "location")));

  static final Actions NOTES =
      new Actions(
          Map.of(
              "/add-note",
              action("{\"saved\":true}", "note", "client_id"),
              "/list-notes",
              action("{\"notes\":[]}", "client_id")));

  private final Map<String, Action> byPath;

  /** All paths, sorted. */
  List<String> paths() {
    return byPath.keySet().stream().sorted().toList();
  }

  private Actions(Map<String, Action> byPath) {
    this.byPath = byPath;
  }

  private static Action action(String result, String... needs) {
    return new Action(List.of(needs), result);
  }

  Reply run(Event event) {
    String path = event.member("apiPath");
    if (path == null) {
      return Parameters.missing("apiPath");
    }
    Action action = byPath.get(path);
    if (action == null) {
      List<String> paths = paths();
      return Reply.error(
          400,
          "UNKNOWN_API_PATH",
          "Unknown apiPath '" + path + "'" + Nearest.hintOrAll(path, paths),
          "{\"apiPaths\":" + Parameters.texts(paths) + "}");
    }
    for (String name : action.needs()) {
      String value = event.parameter(name);
      if (value == null || value.isBlank()) {
        return Parameters.missing(name);
      }
      if (name.equals("date") && !Parameters.isDate(value)) {
        return Parameters.noDate(name);
      }
      if (name.equals("project_id") && !value.matches("\\d{1,18}")) {
        return Parameters.unusable(name, "must be a number");
      }
    }
    return Reply.success(path, 1, action.result());
  }
}
