package dev.stampede.emulator.agents;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A call of an action group's function.
 *
 * @param group e.g. {@code scheduling-actions}
 * @param function e.g. {@code get_available_dates}
 * @param parameter name of its one parameter
 * @param value of that parameter
 * @param result what the function returned: a JSON text
 */
record Action(String group, String function, String parameter, String value, String result) {

  /** What a function that failed says. */
  static final String FAILURE =
      "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"Task timed out after 3.00 seconds\"}";

  /** The action a collaborator takes for a message, if it takes any. */
  static Optional<Action> of(Agent agent, String text, Session.Memory memory) {
    String lower = text.toLowerCase(Locale.ROOT);
    return switch (agent) {
      case SCHEDULING -> Optional.of(scheduling(lower));
      case INFORMATION -> Optional.of(information(lower));
      case NOTES -> Optional.of(notes(lower, memory));
      case CHITCHAT, SUPERVISOR, COORDINATOR -> Optional.empty();
    };
  }

  /** The same action with another result. */
  Action resulting(String otherResult) {
    return new Action(group, function, parameter, value, otherResult);
  }

  private static Action scheduling(String text) {
    if (text.contains("reschedul")) {
      return scheduling("reschedule_appointment", "{\"status\":\"moved\",\"date\":\"2025-10-22\"}");
    }
    if (text.contains("cancel")) {
      return scheduling("cancel_appointment", "{\"status\":\"cancelled\",\"fee\":0}");
    }
    if (text.contains("confirm")) {
      return scheduling(
          "confirm_appointment", "{\"status\":\"confirmed\",\"confirmation\":\"A-20251020-0930\"}");
    }
    if (text.contains("show") || text.contains("list")) {
      return scheduling(
          "list_projects",
          "{\"projects\":[{\"id\":12345,\"status\":\"scheduled\"},{\"id\":12346,\"status\":\"open\"}]}");
    }
    if (text.contains("slot") || text.contains("book")) {
      return scheduling("get_time_slots", "{\"slots\":[\"09:30\",\"11:00\",\"14:15\",\"16:00\"]}");
    }
    return scheduling(
        "get_available_dates", "{\"dates\":[\"2025-10-20\",\"2025-10-22\",\"2025-10-23\"]}");
  }

  private static Action scheduling(String function, String result) {
    return new Action("scheduling-actions", function, "client_id", "09PF05VD", result);
  }

  private static Action information(String text) {
    for (String word : List.of("hours", "open", "close", "time")) {
      if (text.contains(word)) {
        return information(
            "get_working_hours",
            "{\"mon_fri\":\"08:00-18:00\",\"sat\":\"09:00-13:00\",\"sun\":\"closed\"}");
      }
    }
    if (text.contains("weather") || text.contains("forecast")) {
      return information("get_weather", "{\"sky\":\"partly cloudy\",\"high_c\":21,\"low_c\":12}");
    }
    if (text.contains("status")) {
      return information(
          "get_appointment_status", "{\"project\":12345,\"status\":\"in progress\",\"done\":0.6}");
    }
    return information(
        "get_project_details",
        "{\"project\":12345,\"type\":\"installation\",\"crew\":\"team_001\"}");
  }

  private static Action information(String function, String result) {
    return new Action("information-actions", function, "project_id", "12345", result);
  }

  private static Action notes(String text, Session.Memory memory) {
    String count = "{\"notes\":" + memory.notes().size() + "}";
    return Notes.asksForList(text)
        ? new Action("notes-actions", "list_notes", "client_id", "09PF05VD", count)
        : new Action("notes-actions", "add_note", "client_id", "09PF05VD", count);
  }
}
