package dev.stampede.emulator.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stampede.emulator.functions.Execution;
import dev.stampede.emulator.functions.LogTail;
import dev.stampede.emulator.wire.AwsError;
import dev.stampede.emulator.wire.LambdaError;
import dev.stampede.emulator.wire.ServiceError;
import dev.stampede.emulator.wire.ThrottleReason;
import io.netty.buffer.ByteBuf;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * A whole answer of Lambda.
 *
 * @param headers lines with their ends, those that every answer has left out
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LambdaAnswer(int status, String headers, byte[] body) {
  private static final int ACCEPTED = 202;
  private static final int NO_CONTENT = 204;
  private static final byte[] EMPTY = {};

  /** What a caller sees who waits for the result. */
  static LambdaAnswer result(Execution run, boolean tail, String trace, long epochNanos) {
    var headers = new StringBuilder(256);
    headers.append(identity(run.call().requestId())).append(trace);
    headers.append("X-Amz-Executed-Version: ").append(run.call().version()).append("\r\n");
    headers.append("x-amzn-Remapped-Content-Length: 0\r\n");
    if (run.failed()) {
      headers.append("X-Amz-Function-Error: Unhandled\r\n");
    }
    if (tail) {
      headers.append("X-Amz-Log-Result: ");
      headers.append(Base64.getEncoder().encodeToString(LogTail.of(run, epochNanos)));
      headers.append("\r\n");
    }
    return new LambdaAnswer(200, headers.toString(), run.payload(epochNanos));
  }

  /** The call will be run in its time. */
  static LambdaAnswer accepted(UUID requestId, String trace) {
    return new LambdaAnswer(ACCEPTED, identity(requestId) + trace, EMPTY);
  }

  /** The call would be run. */
  static LambdaAnswer dryRun(UUID requestId) {
    return new LambdaAnswer(NO_CONTENT, identity(requestId), EMPTY);
  }

  /** The call is turned away. */
  static LambdaAnswer throttled(ThrottleReason reason, UUID requestId) {
    LambdaError error = LambdaError.TOO_MANY_REQUESTS;
    String body = error.body(error.message(), Optional.of(reason));
    return withBody(error.status(), Optional.of(error), body, requestId);
  }

  /** Any other error; without a name it has no body. */
  static LambdaAnswer error(
      int status, Optional<? extends AwsError> error, String message, UUID requestId) {
    String body = error.map(e -> errorBody(e, message)).orElse("");
    return withBody(status, error, body, requestId);
  }

  /** An error of a type that no model lists. */
  static LambdaAnswer unlisted(int status, String type, UUID requestId) {
    String headers = identity(requestId) + "x-amzn-ErrorType: " + type + "\r\n";
    String body = ServiceError.body(ServiceError.UNLISTED_MESSAGE, "");
    return new LambdaAnswer(status, headers, body.getBytes(UTF_8));
  }

  private static LambdaAnswer withBody(
      int status, Optional<? extends AwsError> error, String body, UUID requestId) {
    String headers =
        identity(requestId)
            + error.map(e -> "x-amzn-ErrorType: " + e.type() + "\r\n").orElse("")
            + error.map(LambdaAnswer::retryAfter).orElse("");
    return new LambdaAnswer(status, headers, body.getBytes(UTF_8));
  }

  private static String retryAfter(AwsError error) {
    return error instanceof LambdaError e && e.retryAfterSeconds().isPresent()
        ? "Retry-After: " + e.retryAfterSeconds().getAsInt() + "\r\n"
        : "";
  }

  private static String errorBody(AwsError error, String message) {
    return switch (error) {
      case LambdaError e -> e.body(message, Optional.empty());
      case ServiceError e -> ServiceError.body(message, e.moreMembers());
    };
  }

  private static String identity(UUID requestId) {
    return "x-amzn-RequestId: " + requestId + "\r\n";
  }

  /**
   * The trace header of an answer: the root that the request named, or a new one.
   *
   * @param asked the request's {@code X-Amzn-Trace-Id}; empty if there is none
   */
  static String trace(String asked, UUID random, long epochSeconds) {
    HexFormat hex = HexFormat.of();
    String bits = hex.toHexDigits(random.getLeastSignificantBits());
    String root = "1-" + hex.toHexDigits((int) epochSeconds) + "-" + bits.substring(8);
    root += hex.toHexDigits(random.getMostSignificantBits());
    int at = asked.indexOf("Root=");
    if (at >= 0) {
      int end = asked.indexOf(';', at);
      root = asked.substring(at + 5, end < 0 ? asked.length() : end);
    }
    return "X-Amzn-Trace-Id: Root=" + root + ";Parent=" + bits + ";Sampled=0\r\n";
  }

  void writeHead(ByteBuf out, byte[] date, boolean keepAlive) {
    // 204 has neither a body nor its length.
    String length = status == NO_CONTENT ? "" : "\r\nContent-Length: " + body.length;
    Responses.head(out, status, "application/json", date);
    out.writeCharSequence("\r\n" + headers.stripTrailing() + length, US_ASCII);
    Responses.endHead(out, keepAlive);
  }
}
