package dev.stampede.emulator.fault;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How faults are written, what a client sees of them, and how the truth names the call. */
public enum FaultForm {
  STATUS(
      "status",
      "status=CODE[/TYPE]",
      "an HTTP error with `x-amzn-ErrorType` and a message, before any stream",
      "status_CODE"),
  EXCEPTION(
      "exception",
      "exception=NAME[@K]",
      "HTTP 200, K frames, an exception frame, a proper end",
      "exception_NAME"),
  ERROR(
      "error",
      "error=CODE[@K]",
      "HTTP 200, K frames, a frame of `:message-type` `error` with this `:error-code`, a proper end",
      "error_CODE"),
  RESET("reset", "reset[@K]", "RST after K frames; `@0`: before any byte", "reset"),
  TRUNCATE(
      "truncate",
      "truncate[@K]",
      "FIN between two frames, no end of the chunked body",
      "truncated"),
  PARTIAL_FRAME(
      "partial-frame", "partial-frame[@K]", "FIN in the middle of a frame", "partial_frame"),
  BAD_CRC("bad-crc", "bad-crc[@K]", "one frame with a wrong checksum, all else right", "bad_crc"),
  SILENCE(
      "silence",
      "silence[@K]",
      "nothing more; the connection stays open until the client closes it",
      "silence"),
  DRIP(
      "drip",
      "drip[=BYTES/PAUSE][@K]",
      "all is right, but after K frames it comes in pieces of so many bytes, each after a pause"
          + " (64/10ms; `drip=1/1ms` is byte by byte)",
      "dripped"),
  EMPTY("empty", "empty", "HTTP 200 and a proper end without any event", "empty"),
  CLOSE("close", "close", "FIN before any byte", "closed"),
  THROTTLE(
      "throttle",
      "throttle[=REASON]",
      "429 with this `Reason`, e.g. `CallerRateLimitExceeded`; by default"
          + " `ConcurrentInvocationLimitExceeded`",
      "status_429"),
  FUNCTION_ERROR(
      "function-error",
      "function-error[=TYPE]",
      "HTTP 200, `X-Amz-Function-Error: Unhandled`; the type is `Sandbox.Timedout` (after the whole"
          + " time-out), `Runtime.ExitError`, `Runtime.OutOfMemory` (told as the exit it is), or an"
          + " exception's, by default `RuntimeError`",
      "function_error"),
  BUSINESS_ERROR(
      "business-error",
      "business-error[=STATUS]",
      "HTTP 200 whose payload has `statusCode` 400, 422 (by default) or 500",
      "business_error"),
  SLOW(
      "slow",
      "slow=FACTORx",
      "an answer that takes so many times longer, or the time-out",
      "answered");

  private static final Set<FaultForm> OF_FUNCTIONS_ALONE =
      EnumSet.of(THROTTLE, FUNCTION_ERROR, BUSINESS_ERROR, SLOW);
  private static final Set<FaultForm> OF_BOTH = EnumSet.of(STATUS, RESET, TRUNCATE, SILENCE, CLOSE);

  private final String label;
  private final String syntax;
  private final String seen;
  private final String outcome;

  FaultForm(String label, String syntax, String seen, String outcome) {
    this.label = label;
    this.syntax = syntax;
    this.seen = seen;
    this.outcome = outcome;
  }

  /** Its name, e.g. {@code partial-frame}. */
  public String label() {
    return label;
  }

  /** How it is written, e.g. {@code partial-frame[@K]}. */
  public String syntax() {
    return syntax;
  }

  /** What the client sees, as the documentation says it. */
  public String seen() {
    return seen;
  }

  /** The call's outcome in the truth. */
  public String outcome() {
    return outcome;
  }

  /** Whether it can befall the calls of such a target. */
  public boolean strikes(FaultTarget target) {
    return OF_BOTH.contains(this)
        || OF_FUNCTIONS_ALONE.contains(this) == (target == FaultTarget.FUNCTION);
  }

  /** The form of a name, for such a target. */
  static Optional<FaultForm> ofLabel(String label, FaultTarget target) {
    return Arrays.stream(values())
        .filter(form -> form.label.equals(label) && form.strikes(target))
        .findFirst();
  }

  /** All names, for such a target. */
  static List<String> labels(FaultTarget target) {
    return Arrays.stream(values())
        .filter(form -> form.strikes(target))
        .map(FaultForm::label)
        .toList();
  }
}
