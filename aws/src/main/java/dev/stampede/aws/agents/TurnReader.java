package dev.stampede.aws.agents;

import dev.stampede.aws.agents.Outcomes.Flaw;
import dev.stampede.aws.eventstream.BrokenFrame;
import dev.stampede.aws.eventstream.Frame;
import dev.stampede.aws.eventstream.FrameCutter;
import dev.stampede.aws.trace.TraceReader;
import dev.stampede.aws.wire.Reader;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes the answer of one turn as it arrives: on the event loop until the exchange is over, then
 * the caller's.
 */
final class TurnReader implements Reader {

  private static final String EVENT_STREAM = "application/vnd.amazon.eventstream";
  private static final int MAX_ERROR_BODY = 8_192;

  /** Beyond this the rest of an error's body is not worth its connection. */
  private static final int MAX_ERROR_DRAINED = 65_536;

  private final FrameCutter cutter = new FrameCutter();
  private final FrameCutter.Sink sink = this::frame;
  private final TraceReader trace = new TraceReader();
  private final Answer answer = new Answer();

  private int status;
  private String requestId = "";
  private String errorCode = "";
  private String errorMessage = "";
  private byte[] errorBody = new byte[0];
  private long bytes;
  private long arrived;
  private int events;
  private int unknownEvents;
  private long firstEventAt;
  private boolean returnedControl;
  private boolean excepted;
  private @Nullable Flaw flaw;
  private String flawDetail = "";

  @Override
  public void head(int status, HttpHeaders headers, long at) {
    this.status = status;
    requestId = orEmpty(headers.get("x-amzn-RequestId"));
    if (status != 200) {
      errorCode = ErrorBody.plainCode(orEmpty(headers.get("x-amzn-ErrorType")));
    } else if (!orEmpty(headers.get("Content-Type")).startsWith(EVENT_STREAM)) {
      flaw(Flaw.NO_EVENT_STREAM, "");
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  @Override
  public boolean body(byte[] piece, int length, long at) {
    bytes += length;
    arrived = at;
    if (status != 200) {
      return errorBody(piece, length);
    }
    if (flaw == Flaw.NO_EVENT_STREAM) {
      return false;
    }
    try {
      cutter.feed(piece, 0, length, sink);
      return true;
    } catch (BrokenFrame e) {
      flaw(Flaw.BROKEN_FRAME, String.valueOf(e.getMessage()));
      return false;
    }
  }

  private boolean errorBody(byte[] piece, int length) {
    int kept = Math.min(length, MAX_ERROR_BODY - errorBody.length);
    if (kept > 0) {
      int before = errorBody.length;
      errorBody = Arrays.copyOf(errorBody, before + kept);
      System.arraycopy(piece, 0, errorBody, before, kept);
    }
    return bytes <= MAX_ERROR_DRAINED;
  }

  private void frame(Frame frame) {
    if (excepted) {
      // An exception is the last word; what follows it is only read to keep the connection.
      return;
    }
    if (events++ == 0) {
      firstEventAt = arrived;
    }
    if (frame.headerIs(":message-type", "exception")) {
      excepted = true;
      errorCode = frame.header(":exception-type");
      errorMessage = ErrorBody.of(payload(frame)).message();
    } else if (frame.headerIs(":message-type", "error")) {
      excepted = true;
      errorCode = frame.header(":error-code");
      errorMessage = frame.header(":error-message");
    } else if (frame.headerIs(":event-type", "chunk")) {
      chunk(frame);
    } else if (frame.headerIs(":event-type", "trace")) {
      trace.read(frame.bytes(), frame.payloadAt(), frame.payloadSize(), arrived);
    } else if (frame.headerIs(":event-type", "returnControl")) {
      returnedControl = true;
    } else if (!frame.headerIs(":event-type", "files")) {
      unknownEvents++;
    }
  }

  private static byte[] payload(Frame frame) {
    return Arrays.copyOfRange(
        frame.bytes(), frame.payloadAt(), frame.payloadAt() + frame.payloadSize());
  }

  private void chunk(Frame frame) {
    try {
      answer.add(ChunkReader.read(frame.bytes(), frame.payloadAt(), frame.payloadSize()), arrived);
    } catch (IOException e) {
      flaw(Flaw.UNREADABLE_CHUNK, "");
    }
  }

  private void flaw(Flaw found, String detail) {
    if (flaw == null) {
      flaw = found;
      flawDetail = detail;
    }
  }

  @Override
  public void over() {
    if (cutter.midFrame()) {
      flaw(Flaw.PARTIAL_FRAME, "");
    }
    if (errorBody.length > 0) {
      ErrorBody told = ErrorBody.of(errorBody);
      errorCode = errorCode.isEmpty() ? told.code() : errorCode;
      errorMessage = told.message();
    }
  }

  /** The status; 0 where no answer began. */
  int status() {
    return status;
  }

  String requestId() {
    return requestId;
  }

  /** Whether the stream held an exception. */
  boolean excepted() {
    return excepted;
  }

  String errorCode() {
    return errorCode;
  }

  String errorMessage() {
    return errorMessage;
  }

  @Nullable Flaw flaw() {
    return flaw;
  }

  String flawDetail() {
    return flawDetail;
  }

  long bytes() {
    return bytes;
  }

  int events() {
    return events;
  }

  int unknownEvents() {
    return unknownEvents;
  }

  long firstEventAt() {
    return firstEventAt;
  }

  boolean returnedControl() {
    return returnedControl;
  }

  TraceReader trace() {
    return trace;
  }

  Answer answer() {
    return answer;
  }
}
