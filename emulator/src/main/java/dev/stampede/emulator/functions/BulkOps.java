package dev.stampede.emulator.functions;

import dev.stampede.emulator.wire.JsonText;
import dev.stampede.input.Nearest;
import java.util.List;

/** Work on many projects at once. */
final class BulkOps {
  static final List<String> OPERATIONS =
      List.of("optimize_route", "bulk_assign_teams", "validate_projects", "detect_conflicts");

  /**
   * Appointments on any day, as far as a search for conflicts has to look if not told otherwise.
   */
  private static final int APPOINTMENTS_A_DAY = 3;

  private static final int MINUTES_BETWEEN = 17;

  private BulkOps() {}

  static Reply run(Event event) {
    if (!event.bodySound()) {
      return Reply.error(400, "INVALID_JSON", "The body is not a JSON object", "{}");
    }
    String operation = event.member("operation");
    if (operation == null) {
      return Parameters.missing("operation");
    }
    return switch (operation) {
      case "optimize_route" -> optimizeRoute(event);
      case "bulk_assign_teams" -> assignTeams(event);
      case "validate_projects" -> validate(event);
      case "detect_conflicts" -> detectConflicts(event);
      default ->
          Reply.error(
              400,
              "INVALID_OPERATION",
              "Unknown operation '" + operation + "'" + Nearest.hintOrAll(operation, OPERATIONS),
              "{\"operations\":" + Parameters.texts(OPERATIONS) + "}");
    };
  }

  private static Reply optimizeRoute(Event event) {
    Reply refused = Parameters.projectsWrong(event, 2, 50);
    refused = refused == null ? Parameters.dateWrong(event) : refused;
    if (refused != null) {
      return refused;
    }
    int count = event.projectCount();
    List<String> route = event.projects().stream().sorted().toList();
    String body =
        "{\"success\":true,\"operation\":\"optimize_route\",\"date\":\""
            + Parameters.escaped(event, "date")
            + "\",\"total_projects\":"
            + count
            + ",\"optimized_route\":"
            + Parameters.texts(route)
            + ",\"total_travel_minutes\":"
            + (count - 1) * MINUTES_BETWEEN
            + "}";
    return Reply.success("optimize_route", count, body);
  }

  private static Reply assignTeams(Event event) {
    Reply refused = Parameters.projectsWrong(event, 1, 100);
    if (refused != null) {
      return refused;
    }
    if (event.member("team_id") == null) {
      return Parameters.missing("team_id");
    }
    int count = event.projectCount();
    String body =
        "{\"success\":true,\"operation\":\"bulk_assign_teams\",\"team_id\":\""
            + Parameters.escaped(event, "team_id")
            + "\",\"assigned\":"
            + count
            + ",\"failed\":0,\"projects\":"
            + Parameters.texts(event.projects())
            + "}";
    return Reply.success("bulk_assign_teams", count, body);
  }

  private static Reply validate(Event event) {
    Reply refused = Parameters.projectsWrong(event, 1, 100);
    if (refused != null) {
      return refused;
    }
    int count = event.projectCount();
    var results = new StringBuilder();
    for (String project : event.projects()) {
      results.append(results.isEmpty() ? "" : ",").append("{\"project_id\":\"");
      results.append(JsonText.escape(project)).append("\",\"valid\":true,\"issues\":[]}");
    }
    String body =
        "{\"success\":true,\"operation\":\"validate_projects\",\"total\":"
            + count
            + ",\"valid\":"
            + count
            + ",\"invalid\":0,\"results\":["
            + results
            + "]}";
    return Reply.success("validate_projects", count, body);
  }

  private static Reply detectConflicts(Event event) {
    Reply refused = Parameters.dateWrong(event);
    if (refused == null && event.projectsGiven()) {
      refused = Parameters.projectsWrong(event, 1, 100);
    }
    if (refused != null) {
      return refused;
    }
    int checked = event.projectsGiven() ? event.projectCount() : APPOINTMENTS_A_DAY;
    String body =
        "{\"success\":true,\"operation\":\"detect_conflicts\",\"date\":\""
            + Parameters.escaped(event, "date")
            + "\",\"checked\":"
            + checked
            + ",\"conflicts\":[]}";
    return Reply.success("detect_conflicts", checked, body);
  }
}
