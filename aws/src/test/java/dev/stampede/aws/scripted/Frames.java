package dev.stampede.aws.scripted;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/** Frames as Bedrock sends them, encoded by AWS's own library. */
public final class Frames {

  private Frames() {}

  /** A part of the answer. */
  public static byte[] chunk(String text) {
    return chunk(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A part of the answer, which may begin or end within a character. */
  public static byte[] chunk(byte[] text) {
    return event("chunk", "{\"bytes\":\"" + Base64.getEncoder().encodeToString(text) + "\"}");
  }

  /** A trace event. */
  public static byte[] trace(String json) {
    return event("trace", json);
  }

  /** The asked agent's proper end. */
  public static byte[] finish() {
    return trace(
        """
        {"agentId":"A","callerChain":[{"agentAliasArn":"arn:root"}],"trace":{"orchestrationTrace":\
        {"observation":{"traceId":"t-1","type":"FINISH","finalResponse":{"text":"x"}}}}}\
        """);
  }

  /** The asked agent's choice of a collaborator. */
  public static byte[] delegation(String collaborator) {
    return trace(
        """
        {"callerChain":[{"agentAliasArn":"arn:root"}],"trace":{"orchestrationTrace":\
        {"invocationInput":{"traceId":"t-0","invocationType":"AGENT_COLLABORATOR",\
        "agentCollaboratorInvocationInput":{"agentCollaboratorName":"%s"}}}}}\
        """
            .formatted(collaborator));
  }

  /** Any event. */
  public static byte[] event(String type, String payload) {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    headers.put(":event-type", HeaderValue.fromString(type));
    headers.put(":content-type", HeaderValue.fromString("application/json"));
    headers.put(":message-type", HeaderValue.fromString("event"));
    return frame(headers, payload.getBytes(StandardCharsets.UTF_8));
  }

  /** An exception within the stream. */
  public static byte[] exception(String type, String message) {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    headers.put(":exception-type", HeaderValue.fromString(type));
    headers.put(":content-type", HeaderValue.fromString("application/json"));
    headers.put(":message-type", HeaderValue.fromString("exception"));
    return frame(headers, ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8));
  }

  /** An error that the service's model does not know. */
  public static byte[] error(String code, String message) {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    headers.put(":message-type", HeaderValue.fromString("error"));
    headers.put(":error-code", HeaderValue.fromString(code));
    headers.put(":error-message", HeaderValue.fromString(message));
    return frame(headers, new byte[0]);
  }

  /** A frame. */
  public static byte[] frame(Map<String, HeaderValue> headers, byte[] payload) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new Message(headers, payload).encode(bytes);
    return bytes.toByteArray();
  }

  /** A frame with one byte of its payload turned over, so that its CRC is wrong. */
  public static byte[] damaged(byte[] frame) {
    byte[] damaged = frame.clone();
    damaged[damaged.length - 6] ^= 0x20;
    return damaged;
  }
}
