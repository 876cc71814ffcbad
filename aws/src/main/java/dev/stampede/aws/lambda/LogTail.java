package dev.stampede.aws.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of a function's log (4 KB at most, in base64), read for its report. The log is the
 * function's own: before the report anything may stand, cut off anywhere.
 *
 * <p>As text:
 *
 * <pre>
 * REPORT RequestId: ID⇥Duration: 12.34 ms⇥Billed Duration: 250 ms⇥Memory Size: 512 MB⇥
 *   Max Memory Used: 80 MB⇥Init Duration: 237.10 ms
 * </pre>
 *
 * <p>With SnapStart {@code Restore Duration} and {@code Billed Restore Duration} stand in the place
 * of {@code Init Duration}. As JSON: a line {@code {"type":"platform.report","record":{"requestId":
 * ID,"metrics":{"durationMs": …}}}}.
 */
final class LogTail {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String REPORT = "REPORT RequestId: ";
  private static final String JSON_REPORT = "\"platform.report\"";
  private static final Pattern FIGURE =
      Pattern.compile("([A-Z][A-Za-z ]*): ([0-9]{1,12}(?:\\.[0-9]{1,12})?) (?:ms|MB)");
  private static final double MOST_MILLIS = 86_400_000;
  private static final int MOST_MEGABYTES = 1_000_000;

  private LogTail() {}

  /**
   * The report of a call.
   *
   * @param base64 the end of the log
   * @param requestId whose report is wanted; empty for the last one, whosever it is
   * @return empty where it is not in there
   */
  static Optional<Report> report(String base64, String requestId) {
    String log;
    try {
      log = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return text(log, requestId).or(() -> json(log, requestId));
  }

  private static Optional<Report> text(String log, String requestId) {
    int at = log.lastIndexOf(REPORT + requestId);
    if (at < 0 || !beginsLine(log, at)) {
      return Optional.empty();
    }
    int end = log.indexOf('\n', at);
    Matcher figure = FIGURE.matcher(log).region(at, end < 0 ? log.length() : end);
    Figures figures = new Figures();
    while (figure.find()) {
      figures.set(figure.group(1), Double.parseDouble(figure.group(2)));
    }
    return figures.toReport();
  }

  private static boolean beginsLine(String log, int at) {
    return at == 0 || log.charAt(at - 1) == '\n' || log.charAt(at - 1) == '\r';
  }

  private static Optional<Report> json(String log, String requestId) {
    int at = log.lastIndexOf(JSON_REPORT);
    while (at >= 0) {
      int begin = log.lastIndexOf('\n', at) + 1;
      int end = log.indexOf('\n', at);
      String line = log.substring(begin, end < 0 ? log.length() : end);
      Optional<Report> report = jsonLine(line, requestId);
      if (report.isPresent()) {
        return report;
      }
      at = begin == 0 ? -1 : log.lastIndexOf(JSON_REPORT, begin - 1);
    }
    return Optional.empty();
  }

  private static Optional<Report> jsonLine(String line, String requestId) {
    Figures figures = new Figures();
    String type = "";
    String id = "";
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        JsonToken value = json.nextToken();
        if (name.equals("type") && value == JsonToken.VALUE_STRING) {
          type = json.getText();
        } else if (name.equals("record") && value == JsonToken.START_OBJECT) {
          id = record(json, figures);
        } else {
          json.skipChildren();
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    boolean ours = type.equals("platform.report") && (requestId.isEmpty() || id.equals(requestId));
    return ours ? figures.toReport() : Optional.empty();
  }

  private static String record(JsonParser json, Figures figures) throws IOException {
    String id = "";
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      if (name.equals("requestId") && value == JsonToken.VALUE_STRING) {
        id = json.getText();
      } else if (name.equals("metrics") && value == JsonToken.START_OBJECT) {
        metrics(json, figures);
      } else {
        json.skipChildren();
      }
    }
    return id;
  }

  private static void metrics(JsonParser json, Figures figures) throws IOException {
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      if (json.nextToken().isNumeric()) {
        figures.set(name, json.getDoubleValue());
      } else {
        json.skipChildren();
      }
    }
  }

  /** The figures of one report while they are gathered. */
  private static final class Figures {
    private Optional<Duration> duration = Optional.empty();
    private Optional<Duration> billed = Optional.empty();
    private Optional<Duration> billedRestore = Optional.empty();
    private OptionalInt memorySize = OptionalInt.empty();
    private OptionalInt maxMemory = OptionalInt.empty();
    private Optional<Duration> init = Optional.empty();
    private Optional<Duration> restore = Optional.empty();
    private boolean any;

    void set(String name, double value) {
      any = true;
      switch (name) {
        case "Duration", "durationMs" -> duration = time(value);
        case "Billed Duration", "billedDurationMs" -> billed = time(value);
        case "Memory Size", "memorySizeMB" -> memorySize = memory(value);
        case "Max Memory Used", "maxMemoryUsedMB" -> maxMemory = memory(value);
        case "Init Duration", "initDurationMs" -> init = time(value);
        case "Restore Duration", "restoreDurationMs" -> restore = time(value);
        case "Billed Restore Duration", "billedRestoreDurationMs" -> billedRestore = time(value);
        default -> {
          // Whatever comes to be reported.
        }
      }
    }

    private static Optional<Duration> time(double millis) {
      return Optional.of(Duration.ofNanos(Math.round(Math.clamp(millis, 0, MOST_MILLIS) * 1e6)));
    }

    private static OptionalInt memory(double megabytes) {
      return OptionalInt.of((int) Math.clamp(megabytes, 0, MOST_MEGABYTES));
    }

    /** Of a restore, Lambda reports apart what it bills; of an init, it is in the whole. */
    private Optional<Duration> allBilled() {
      return billedRestore.map(part -> billed.map(part::plus).orElse(part)).or(() -> billed);
    }

    Optional<Report> toReport() {
      return any
          ? Optional.of(new Report(duration, allBilled(), memorySize, maxMemory, init, restore))
          : Optional.empty();
    }
  }
}
