package dev.stampede.emulator.truth;

/** What truly became of a call, as the emulator that served it knows. */
public enum TrueOutcome {
  /** Read completely, not yet answered completely. */
  IN_FLIGHT("in_flight"),
  /** Answered completely and properly: the last byte is written. */
  ANSWERED("answered"),
  /**
   * An HTTP error before any stream, by a fault or for the request's own sake: {@code status_429}.
   */
  STATUS("status"),
  /** HTTP 200, then an exception frame in the stream: {@code exception_throttlingException}. */
  EXCEPTION("exception"),
  /** The function failed: HTTP 200 with {@code X-Amz-Function-Error}. */
  FUNCTION_ERROR("function_error"),
  /** The function said no: HTTP 200 whose payload bears the status 400, 422 or 500. */
  BUSINESS_ERROR("business_error"),
  /** HTTP 200, then an error that no model lists: {@code error_NAME}. */
  ERROR("error"),
  /** Answered completely and properly, but slowly, in small pieces. */
  DRIPPED("dripped"),
  /** The connection was reset (RST) in mid stream, or before any byte. */
  RESET("reset"),
  /** The connection was closed (FIN) between two frames, without the end of the body. */
  TRUNCATED("truncated"),
  /** The connection was closed (FIN) within a frame. */
  PARTIAL_FRAME("partial_frame"),
  /** A frame had a wrong checksum; all else was sent properly. */
  BAD_CRC("bad_crc"),
  /** Nothing more was sent in mid stream; the connection stayed open for the client to close. */
  SILENCE("silence"),
  /** HTTP 200 and a proper end, without any event. */
  EMPTY("empty"),
  /** The connection was closed (FIN) before any byte of an answer. */
  CLOSED("closed"),
  /** The client closed the connection before the answer was complete. */
  CLIENT_CLOSED("client_closed");

  private final String label;

  TrueOutcome(String label) {
    this.label = label;
  }

  /**
   * The name in the truth; {@code STATUS}, {@code EXCEPTION} and {@code ERROR} go on with a detail.
   */
  public String label() {
    return label;
  }
}
