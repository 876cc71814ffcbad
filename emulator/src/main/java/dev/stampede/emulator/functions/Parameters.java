package dev.stampede.emulator.functions;

import dev.stampede.emulator.wire.JsonText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be wrong with the parameters of an operation, as business errors. */
final class Parameters {
  private Parameters() {}

  /** 400: a parameter is not there. */
  static Reply missing(String name) {
    return Reply.error(
        400,
        "MISSING_PARAMETER",
        "Missing required parameter: " + name,
        "{\"parameter\":\"" + name + "\"}");
  }

  /** 422: a parameter is there, and cannot be used. */
  static Reply unusable(String name, String why) {
    return Reply.error(
        422, "INVALID_PARAMETER", name + " " + why, "{\"parameter\":\"" + name + "\"}");
  }

  /** What is wrong with the list of projects, if it is. */
  static @Nullable Reply projectsWrong(Event event, int least, int most) {
    if (!event.projectsGiven()) {
      return missing("project_ids");
    }
    if (!event.projectsSound()) {
      return unusable("project_ids", "must be a list of ids");
    }
    int count = event.projectCount();
    if (count >= least && count <= most) {
      return null;
    }
    return Reply.error(
        422,
        count < least ? "TOO_FEW_PROJECTS" : "TOO_MANY_PROJECTS",
        "project_ids must hold " + least + " to " + most + " projects, not " + count,
        "{\"parameter\":\"project_ids\",\"count\":"
            + count
            + ",\"min\":"
            + least
            + ",\"max\":"
            + most
            + "}");
  }

  /** What is wrong with the date, if it is. */
  static @Nullable Reply dateWrong(Event event) {
    String date = event.member("date");
    return date == null ? missing("date") : isDate(date) ? null : noDate("date");
  }

  static Reply noDate(String name) {
    return unusable(name, "must be a date such as 2025-10-20");
  }

  static boolean isDate(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  static String escaped(Event event, String member) {
    String value = event.member(member);
    return value == null ? "" : JsonText.escape(value);
  }

  /** A JSON list of texts. */
  static String texts(List<String> values) {
    var out = new StringBuilder("[");
    for (String value : values) {
      out.append(out.length() == 1 ? "\"" : ",\"").append(JsonText.escape(value)).append('"');
    }
    return out.append(']').toString();
  }
}
