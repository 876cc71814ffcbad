package dev.stampede.emulator.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
  CLOSE("close", "close", "FIN before any byte", "closed");

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

  /** The form of a name. */
  static Optional<FaultForm> ofLabel(String label) {
    return Arrays.stream(values()).filter(form -> form.label.equals(label)).findFirst();
  }

  /** All names. */
  static List<String> labels() {
    return Arrays.stream(values()).map(FaultForm::label).toList();
  }
}
