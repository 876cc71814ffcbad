package dev.stampede.aws.lambda;

import dev.stampede.aws.outcome.ErrorBody;
import dev.stampede.aws.outcome.ErrorBodyReader;
import dev.stampede.aws.target.AnswerReader;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes the answer to one call as it arrives: on the event loop until the exchange is over, then
 * the caller's. Nothing is decoded here: that is the caller's own time.
 */
final class InvokeReader implements AnswerReader {

  private final int expectedStatus;
  private final boolean waits;
  private final Payload payload = new Payload();
  private final ErrorBodyReader errorBody = new ErrorBodyReader();
  private int status;
  private long bytes;
  private String requestId = "";
  private String errorCode = "";
  private String functionError = "";
  private String logResult = "";
  private String retryAfter = "";
  private String executedVersion = "";
  private boolean page;
  private ErrorBody told = ErrorBody.NOTHING;

  InvokeReader(Invoke.Type type) {
    this.expectedStatus = type.status();
    this.waits = type == Invoke.Type.REQUEST_RESPONSE;
  }

  @Override
  public void head(int status, HttpHeaders headers, long at) {
    this.status = status;
    requestId = orEmpty(headers.get("x-amzn-RequestId"));
    errorCode = ErrorBody.plainCode(orEmpty(headers.get("x-amzn-ErrorType")));
    functionError = orEmpty(headers.get("X-Amz-Function-Error"));
    logResult = orEmpty(headers.get("X-Amz-Log-Result"));
    retryAfter = orEmpty(headers.get("Retry-After"));
    executedVersion = orEmpty(headers.get("X-Amz-Executed-Version"));
    page = orEmpty(headers.get("Content-Type")).toLowerCase(Locale.ROOT).startsWith("text/html");
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  @Override
  public boolean body(byte[] piece, int length, long at) {
    bytes += length;
    if (!answered()) {
      return errorBody.add(piece, length);
    }
    payload.add(piece, length);
    return !page;
  }

  @Override
  public boolean beginsWhenDone() {
    return waits;
  }

  @Override
  public void over() {
    if (status != 0 && !answered()) {
      told = errorBody.told();
      errorCode = errorCode.isEmpty() ? told.code() : errorCode;
    }
  }

  /** Whether the status is the one of an answer. */
  boolean answered() {
    return status == expectedStatus;
  }

  /** The status; 0 where no answer began. */
  int status() {
    return status;
  }

  Payload payload() {
    return payload;
  }

  long bytes() {
    return bytes;
  }

  String requestId() {
    return requestId;
  }

  @Override
  public String errorCode() {
    return errorCode;
  }

  /** What an error's body told. */
  ErrorBody told() {
    return told;
  }

  /** {@code Unhandled} or {@code Handled} where the function failed; else empty. */
  String functionError() {
    return functionError;
  }

  /** The end of the log in base64; empty where none came. */
  String logResult() {
    return logResult;
  }

  String retryAfter() {
    return retryAfter;
  }

  String executedVersion() {
    return executedVersion;
  }

  /** Whether what came is a page for a browser. */
  boolean page() {
    return page;
  }
}
