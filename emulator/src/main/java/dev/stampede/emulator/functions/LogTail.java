package dev.stampede.emulator.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stampede.emulator.wire.JsonText;
import java.util.Arrays;

/**
 * The last 4 KB of a call's log, in the text or the JSON format; the report is always its last
 * line.
 *
 * <p>Source: AWS, "Lambda log formats", "Monitoring for Lambda SnapStart", "Telemetry API: Event
 * schema".
 */
public final class LogTail {
  private static final int MAX_BYTES = 4096;

  private final Execution run;
  private final String id;
  private final String startTime;
  private final String endTime;
  private final StringBuilder out = new StringBuilder(512);

  private LogTail(Execution run, long epochNanos) {
    this.run = run;
    this.id = run.call().requestId().toString();
    this.startTime = run.startTime(epochNanos);
    this.endTime = run.endTime(epochNanos);
  }

  /**
   * Writes the log of a call.
   *
   * @param epochNanos when the call came
   */
  public static byte[] of(Execution run, long epochNanos) {
    var log = new LogTail(run, epochNanos);
    if (run.call().function().logFormat() == LogFormat.TEXT) {
      log.text(epochNanos);
    } else {
      log.json(epochNanos);
    }
    byte[] bytes = log.out.toString().getBytes(UTF_8);
    return bytes.length <= MAX_BYTES
        ? bytes
        : Arrays.copyOfRange(bytes, bytes.length - MAX_BYTES, bytes.length);
  }

  // Tab-separated, a tab at the end of the report's line.
  private void text(long epochNanos) {
    line("START RequestId: " + id + " Version: " + run.call().version());
    Reply reply = run.call().reply();
    for (int i = 1; i <= reply.size(); i++) {
      line("[INFO]\t" + startTime + "\t" + id + "\t" + step(reply, i));
    }
    if (run.failed()) {
      textError(run.errorMessage(epochNanos));
    }
    line("END RequestId: " + id);
    out.append("REPORT RequestId: ").append(id);
    millis("Duration", run.workNanos());
    out.append("\tBilled Duration: ").append(run.billedDurationMillis()).append(" ms");
    out.append("\tMemory Size: ").append(run.call().function().memoryMegabytes()).append(" MB");
    out.append("\tMax Memory Used: ").append(run.maxMemoryMegabytes()).append(" MB");
    switch (run.start()) {
      case COLD -> millis("Init Duration", run.startNanos());
      case RESTORED -> {
        millis("Restore Duration", run.startNanos());
        out.append("\tBilled Restore Duration: ").append(run.billedRestoreMillis()).append(" ms");
      }
      case WARM -> {}
    }
    if (!run.environmentSurvives()) {
      out.append("\tStatus: ").append(status());
      if (crashed()) {
        out.append("\tError Type: ").append(run.errorType());
      }
    }
    line("\t");
  }

  private void textError(String message) {
    switch (run.errorType()) {
      case Execution.TIMED_OUT -> line(message + "\n");
      case Execution.EXITED, Execution.OUT_OF_MEMORY -> {
        line(message);
        line(run.errorTypeTold());
      }
      default -> {
        line("[ERROR] " + run.errorType() + ": " + message);
        line("Traceback (most recent call last):");
        for (String frame : Execution.STACK) {
          out.append(frame);
        }
      }
    }
  }

  private void json(long epochNanos) {
    line(
        "{\"time\":\""
            + startTime
            + "\",\"type\":\"platform.start\",\"record\":{\"requestId\":\""
            + id
            + "\",\"version\":\""
            + run.call().version()
            + "\"}}");
    Reply reply = run.call().reply();
    for (int i = 1; i <= reply.size(); i++) {
      message("INFO", startTime, step(reply, i), "");
    }
    if (run.failed()) {
      String type = ",\"errorType\":\"" + run.errorTypeTold() + "\"";
      message("ERROR", endTime, run.errorMessage(epochNanos), type);
    }
    line(
        "{\"time\":\""
            + endTime
            + "\",\"type\":\"platform.report\",\"record\":{\"requestId\":\""
            + id
            + "\",\"metrics\":{\"durationMs\":"
            + hundredths(run.workNanos() / 10_000)
            + ",\"billedDurationMs\":"
            + run.billedDurationMillis()
            + ",\"memorySizeMB\":"
            + run.call().function().memoryMegabytes()
            + ",\"maxMemoryUsedMB\":"
            + run.maxMemoryMegabytes()
            + jsonStart()
            + "},\"status\":\""
            + status()
            + "\""
            + (crashed() ? ",\"errorType\":\"" + run.errorType() + "\"" : "")
            + "}}");
  }

  private String jsonStart() {
    String nanos = hundredths(run.startNanos() / 10_000);
    return switch (run.start()) {
      case COLD -> ",\"initDurationMs\":" + nanos;
      case RESTORED ->
          ",\"restoreDurationMs\":"
              + nanos
              + ",\"billedRestoreDurationMs\":"
              + run.billedRestoreMillis();
      case WARM -> "";
    };
  }

  private void message(String level, String time, String text, String more) {
    line(
        "{\"timestamp\":\""
            + time
            + "\",\"level\":\""
            + level
            + "\",\"message\":\""
            + JsonText.escape(text)
            + "\",\"logger\":\"root\",\"requestId\":\""
            + id
            + "\""
            + more
            + "}");
  }

  // Functions are chatty: a line for each project, so that the tail of a large call is cut.
  private static String step(Reply reply, int i) {
    return reply.operation() + ": " + i + " of " + reply.size() + ", status " + reply.status();
  }

  // A report names the error of a runtime that is gone, but not a time-out, nor an exception that
  // the runtime itself reported.
  private boolean crashed() {
    return !run.environmentSurvives() && !run.errorType().equals(Execution.TIMED_OUT);
  }

  private String status() {
    if (run.errorType().equals(Execution.TIMED_OUT)) {
      return "timeout";
    }
    return run.failed() ? "error" : "success";
  }

  private void millis(String name, long nanos) {
    out.append('\t').append(name).append(": ").append(hundredths(nanos / 10_000)).append(" ms");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  /** A number of hundredths with its decimal point: 1234 is {@code 12.34}. */
  static String hundredths(long value) {
    long rest = value % 100;
    return value / 100 + (rest < 10 ? ".0" : ".") + rest;
  }
}
