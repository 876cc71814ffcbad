package dev.stampede.aws.scripted;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Answers in HTTP/1.1, byte by byte. */
public final class Http {

  /** What an agent's answer begins with. */
  public static final String STREAM_HEAD =
      """
      HTTP/1.1 200 OK\r
      Connection: keep-alive\r
      Content-Type: application/vnd.amazon.eventstream\r
      Transfer-Encoding: chunked\r
      x-amzn-RequestId: 00000000-aaaa-bbbb-cccc-000000000001\r
      x-amzn-bedrock-agent-content-type: application/json\r
      \r
      """;

  private Http() {}

  /** The beginning of an agent's answer. */
  public static byte[] streamHead() {
    return bytes(STREAM_HEAD);
  }

  /** A whole agent's answer: head, a chunk of HTTP for each frame, end. */
  public static byte[] stream(byte[]... frames) {
    return all(streamHead(), chunks(frames), lastChunk());
  }

  /** A chunk of HTTP for each frame. */
  public static byte[] chunks(byte[]... frames) {
    byte[] all = new byte[0];
    for (byte[] frame : frames) {
      all = all(all, bytes(Integer.toHexString(frame.length) + "\r\n"), frame, bytes("\r\n"));
    }
    return all;
  }

  /** What a chunked body ends with. */
  public static byte[] lastChunk() {
    return bytes("0\r\n\r\n");
  }

  /** An error's answer: header with its code, JSON body with its message. */
  public static byte[] error(int status, String code, String message) {
    return answer(
        status,
        code.isEmpty() ? "" : "x-amzn-ErrorType: " + code + "\r\n",
        message.isEmpty() ? "{}" : "{\"message\":\"" + message + "\"}");
  }

  /** An answer with a length. */
  public static byte[] answer(int status, String headers, String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    return all(
        bytes(
            "HTTP/1.1 %d Words\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n"
                .formatted(status, headers, content.length)),
        content);
  }

  /** These bytes one after the other. */
  public static byte[] all(byte[]... pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }

  /** The first bytes of some. */
  public static byte[] first(int count, byte[] of) {
    return java.util.Arrays.copyOf(of, count);
  }

  /** The bytes of a text. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
