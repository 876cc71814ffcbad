package dev.stampede.emulator.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stampede.emulator.chance.Draws.Purpose;
import dev.stampede.emulator.fault.FaultKind;
import dev.stampede.emulator.wire.JsonText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A call that runs in an environment: all about it is decided when it starts.
 *
 * @param start how the environment came to be
 * @param busy environments of the function that are busy when it starts, its own included
 * @param startNanos how long the environment took to start; 0 if it was warm
 * @param workNanos how long the function works
 * @param errorType how it failed, as its log's report says; empty if it returned
 * @param maxMemoryMegabytes the most that any call in this environment has used
 */
public record Execution(
    Call call,
    Environment environment,
    Start start,
    int busy,
    long startNanos,
    long workNanos,
    String errorType,
    int maxMemoryMegabytes) {
  static final String TIMED_OUT = "Sandbox.Timedout";
  static final String EXITED = "Runtime.ExitError";
  static final String OUT_OF_MEMORY = "Runtime.OutOfMemory";

  private static final long MILLI = 1_000_000;
  private static final double BASE_MEGABYTES = 76;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  static Execution of(Call call, Fleet.Granted granted) {
    FunctionSettings function = call.function();
    Reply reply = call.reply();
    double factor = call.fault().orElse(null) instanceof FaultKind.Slow(double f) ? f : 1;
    double z = call.draws().normal(Purpose.FUNCTION_TIME, 0);
    long work = Math.round(factor * function.time(reply.operation()).nanosAt(reply.size(), z));
    String error = call.fault().orElse(null) instanceof FaultKind.FunctionError(String e) ? e : "";
    long timeout = function.timeout().toNanos();
    if (work >= timeout || error.equals(TIMED_OUT)) {
      error = TIMED_OUT;
      work = timeout;
    }
    Start start =
        !granted.fresh() ? Start.WARM : function.snapStart() ? Start.RESTORED : Start.COLD;
    double zStart = call.draws().normal(Purpose.INIT_TIME, 0);
    long startNanos =
        switch (start) {
          case WARM -> 0;
          case COLD -> function.init().nanosAt(zStart);
          case RESTORED -> function.restore().nanosAt(zStart);
        };
    int memory = granted.environment().used(megabytes(call, error));
    return new Execution(
        call, granted.environment(), start, granted.busy(), startNanos, work, error, memory);
  }

  private static int megabytes(Call call, String error) {
    int size = call.function().memoryMegabytes();
    if (error.equals(OUT_OF_MEMORY)) {
      return size;
    }
    double used =
        BASE_MEGABYTES
            + 0.4 * call.reply().size()
            + 3 * Math.abs(call.draws().normal(Purpose.MEMORY, 0));
    return (int) Math.min(size, Math.round(used));
  }

  /** From the start of the environment to the answer. */
  public long totalNanos() {
    return startNanos + workNanos;
  }

  /** Whether the function failed, so that the answer bears {@code X-Amz-Function-Error}. */
  public boolean failed() {
    return !errorType.isEmpty();
  }

  /** Whether the function returned, and said no. */
  public boolean businessError() {
    return !failed() && call.reply().isError();
  }

  /** Why it is no success: an error type, or the code of the business error; else empty. */
  public String reason() {
    return failed() ? errorType : call.reply().code();
  }

  /**
   * The error as callers are told it: that memory ran out, the report of the log alone says; to
   * callers it is an exit like any other, of a runtime that was killed.
   */
  String errorTypeTold() {
    return errorType.equals(OUT_OF_MEMORY) ? EXITED : errorType;
  }

  /** Whether the environment can serve another call: an uncaught exception does not hurt it. */
  boolean environmentSurvives() {
    return !errorType.equals(TIMED_OUT)
        && !errorType.equals(EXITED)
        && !errorType.equals(OUT_OF_MEMORY);
  }

  /** What is billed as {@code Billed Duration}, in whole milliseconds: a cold start's init, too. */
  long billedDurationMillis() {
    return ceilMillis(workNanos + (start == Start.COLD ? startNanos : 0));
  }

  /** What is billed as {@code Billed Restore Duration}. */
  long billedRestoreMillis() {
    return start == Start.RESTORED ? ceilMillis(startNanos) : 0;
  }

  /** All that is billed. */
  public long billedMillis() {
    return billedDurationMillis() + billedRestoreMillis();
  }

  private static long ceilMillis(long nanos) {
    return (nanos + MILLI - 1) / MILLI;
  }

  /**
   * The answer's body.
   *
   * @param epochNanos when the call came
   */
  public byte[] payload(long epochNanos) {
    if (!failed()) {
      return call.reply().payload();
    }
    String json = "{\"errorType\":\"" + errorTypeTold() + "\",\"errorMessage\":\"";
    json += JsonText.escape(errorMessage(epochNanos)) + "\"";
    if (environmentSurvives()) {
      json += ",\"requestId\":\"" + call.requestId() + "\",\"stackTrace\":[\"";
      json += JsonText.escape(String.join("\0", STACK)).replace("\\u0000", "\",\"") + "\"]";
    }
    return (json + "}").getBytes(UTF_8);
  }

  static final String[] STACK = {
    "  File \"/var/task/lambda_function.py\", line 58, in lambda_handler\n    return handle(event)\n",
    "  File \"/var/task/lambda_function.py\", line 31, in handle\n    raise failure\n"
  };

  String errorMessage(long epochNanos) {
    return switch (errorType) {
      case TIMED_OUT ->
          endTime(epochNanos)
              + " "
              + call.requestId()
              + " Task timed out after "
              + LogTail.hundredths(call.function().timeout().toNanos() / 10_000_000)
              + " seconds";
      case EXITED ->
          "RequestId: " + call.requestId() + " Error: Runtime exited with error: exit status 1";
      case OUT_OF_MEMORY ->
          "RequestId: " + call.requestId() + " Error: Runtime exited with error: signal: killed";
      default -> "The function failed on purpose";
    };
  }

  String startTime(long epochNanos) {
    return time(epochNanos + startNanos);
  }

  String endTime(long epochNanos) {
    return time(epochNanos + totalNanos());
  }

  private static String time(long epochNanos) {
    return TIME.format(
        Instant.ofEpochSecond(
            Math.floorDiv(epochNanos, 1_000_000_000L), Math.floorMod(epochNanos, 1_000_000_000L)));
  }
}
