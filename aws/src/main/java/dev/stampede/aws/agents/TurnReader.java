package dev.stampede.aws.agents;

import dev.stampede.aws.eventstream.BrokenFrame;
import dev.stampede.aws.eventstream.Frame;
import dev.stampede.aws.eventstream.FrameCutter;
import dev.stampede.aws.outcome.ErrorBody;
import dev.stampede.aws.outcome.ErrorBodyReader;
import dev.stampede.aws.outcome.Outcomes.Flaw;
import dev.stampede.aws.target.AnswerReader;
import dev.stampede.aws.trace.TraceReader;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes the answer of one turn as it arrives: on the event loop until the exchange is over, then
 * the caller's.
 */
final class TurnReader implements AnswerReader {

  private static final String EVENT_STREAM = "application/vnd.amazon.eventstream";

  /** An answer has one at most; more are not worth their memory. */
  private static final int MAX_FILES_EVENTS = 4;

  private final FrameCutter cutter = new FrameCutter();
  private final FrameCutter.Sink sink = this::frame;
  private final TraceReader trace = new TraceReader();
  private final Answer answer = new Answer();
  private final ErrorBodyReader errorBody = new ErrorBodyReader();

  private int status;
  private String requestId = "";
  private String errorCode = "";
  private String errorMessage = "";
  private long bytes;
  private long arrived;
  private int events;
  private int unknownEvents;
  private long firstEventAt;
  private byte @Nullable [] returnedControl;
  private final List<byte[]> files = new ArrayList<>();
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
      return errorBody.add(piece, length);
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
      returnedControl = payload(frame);
    } else if (frame.headerIs(":event-type", "files")) {
      if (files.size() < MAX_FILES_EVENTS) {
        files.add(payload(frame));
      }
    } else {
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
    if (status != 0 && status != 200) {
      ErrorBody told = errorBody.told();
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

  @Override
  public String errorCode() {
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

  /** The payload of the last event that returned control; it is read when the turn is over. */
  Optional<byte[]> returnedControl() {
    return Optional.ofNullable(returnedControl);
  }

  /** The payloads of the events with files; likewise. */
  List<byte[]> files() {
    return files;
  }

  TraceReader trace() {
    return trace;
  }

  Answer answer() {
    return answer;
  }
}
