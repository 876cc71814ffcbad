package dev.stampede.emulator.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stampede.emulator.wire.AwsError;
import dev.stampede.emulator.wire.ServiceError;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The bytes of HTTP responses, without the detour over header objects. */
final class Responses {
  static final byte[] CONTINUE = ascii("HTTP/1.1 100 Continue\r\n\r\n");

  /** The end of a chunked body. */
  static final byte[] LAST_CHUNK = ascii("0\r\n\r\n");

  private static final byte[] STREAM =
      ascii(
          "HTTP/1.1 200 OK\r\n"
              + "Content-Type: application/vnd.amazon.eventstream\r\n"
              + "Transfer-Encoding: chunked\r\n"
              + "x-amzn-bedrock-agent-content-type: application/json\r\n"
              + "Date: ");
  private static final byte[] SESSION = ascii("\r\nx-amz-bedrock-agent-session-id: ");
  private static final byte[] MEMORY = ascii("\r\nx-amz-bedrock-agent-memory-id: ");
  private static final byte[] REQUEST_ID = ascii("\r\nx-amzn-RequestId: ");
  private static final byte[] KEEP_ALIVE = ascii("\r\nConnection: keep-alive\r\n\r\n");
  private static final byte[] CLOSE = ascii("\r\nConnection: close\r\n\r\n");
  private static final String ERROR_TYPE_TAIL =
      ":http://internal.amazon.com/coral/com.amazonaws.bedrock/";

  private Responses() {}

  /** The head of an event stream. */
  static void stream(
      ByteBuf out,
      String sessionId,
      @Nullable String memoryId,
      UUID requestId,
      byte[] date,
      boolean keepAlive) {
    out.writeBytes(STREAM).writeBytes(date).writeBytes(SESSION);
    out.writeCharSequence(sessionId, US_ASCII);
    if (memoryId != null) {
      out.writeBytes(MEMORY);
      out.writeCharSequence(memoryId.replaceAll("[^\\x21-\\x7e]", ""), US_ASCII);
    }
    out.writeBytes(REQUEST_ID);
    out.writeCharSequence(requestId.toString(), US_ASCII);
    out.writeBytes(keepAlive ? KEEP_ALIVE : CLOSE);
  }

  /** A whole error of the service. */
  static void error(
      ByteBuf out,
      int status,
      Optional<? extends AwsError> error,
      String reason,
      UUID requestId,
      byte[] date,
      boolean keepAlive) {
    String body =
        reason.isEmpty()
            ? ""
            : ServiceError.body(reason, error.map(AwsError::moreMembers).orElse(""));
    String type = error.map(AwsError::type).orElse("");
    error(out, status, type, body, requestId, date, keepAlive);
  }

  /**
   * A whole error of the service.
   *
   * @param type empty for none
   */
  static void error(
      ByteBuf out,
      int status,
      String type,
      String body,
      UUID requestId,
      byte[] date,
      boolean keepAlive) {
    String headers =
        (type.isEmpty() ? "" : "x-amzn-ErrorType: " + type + ERROR_TYPE_TAIL + "\r\n")
            + "x-amzn-RequestId: "
            + requestId
            + "\r\n";
    whole(out, status, "application/json", headers, body.getBytes(UTF_8), date, keepAlive);
  }

  /** A whole response of any kind. */
  static void whole(
      ByteBuf out,
      int status,
      String contentType,
      String moreHeaders,
      byte[] body,
      byte[] date,
      boolean keepAlive) {
    head(out, status, contentType, date);
    out.writeCharSequence("\r\n" + moreHeaders + "Content-Length: " + body.length, US_ASCII);
    out.writeBytes(keepAlive ? KEEP_ALIVE : CLOSE).writeBytes(body);
  }

  /** The head of a chunked response of any kind. */
  static void chunked(ByteBuf out, String contentType, byte[] date, boolean keepAlive) {
    head(out, 200, contentType, date);
    out.writeCharSequence("\r\nTransfer-Encoding: chunked", US_ASCII);
    out.writeBytes(keepAlive ? KEEP_ALIVE : CLOSE);
  }

  /** The end of a head. */
  static void endHead(ByteBuf out, boolean keepAlive) {
    out.writeBytes(keepAlive ? KEEP_ALIVE : CLOSE);
  }

  /** The first lines of a head. */
  static void head(ByteBuf out, int status, String contentType, byte[] date) {
    out.writeCharSequence(
        "HTTP/1.1 "
            + status
            + " "
            + phrase(status)
            + "\r\nContent-Type: "
            + contentType
            + "\r\nDate: ",
        US_ASCII);
    out.writeBytes(date);
  }

  private static String phrase(int status) {
    return HttpResponseStatus.valueOf(status).reasonPhrase();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
