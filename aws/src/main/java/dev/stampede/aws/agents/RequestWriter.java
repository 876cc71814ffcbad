package dev.stampede.aws.agents;

import dev.stampede.aws.sign.Header;
import dev.stampede.aws.sign.Keys;
import dev.stampede.aws.sign.PercentEncoding;
import dev.stampede.aws.sign.Signable;
import dev.stampede.aws.sign.Signature;
import dev.stampede.aws.sign.Signer;
import dev.stampede.aws.wire.Endpoint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Writes the bytes of an {@code InvokeAgent} request: the headers that the SDK sends, signed. On
 * the user's own thread, so that the event loop only passes them on.
 */
final class RequestWriter {

  /** How AWS calls the service when it checks signatures: not bedrock-agent-runtime. */
  private static final String SIGNING_NAME = "bedrock";

  /** There are no retries here, and the service is told so. */
  private static final String ATTEMPT = "attempt=1; max=1";

  private static final String JSON = "application/json";

  private final Endpoint endpoint;
  private final String userAgent;
  private final Signer signer;

  RequestWriter(Endpoint endpoint, String region, String userAgent) {
    this.endpoint = endpoint;
    this.userAgent = userAgent;
    this.signer = Signer.of(region, SIGNING_NAME);
  }

  /** The bytes of a signed request. */
  byte[] write(Question question, String invocationId, Keys keys, Instant now) {
    byte[] body = body(question).getBytes(StandardCharsets.UTF_8);
    String path = path(question);
    String length = Integer.toString(body.length);
    Signature signature =
        signer.sign(
            keys,
            new Signable(
                "POST",
                path,
                List.of(),
                List.of(
                    new Header("amz-sdk-invocation-id", invocationId),
                    new Header("amz-sdk-request", ATTEMPT),
                    new Header("content-length", length),
                    new Header("content-type", JSON),
                    new Header("host", endpoint.hostHeader()))),
            body,
            now);

    StringBuilder head = new StringBuilder(1_024);
    head.append("POST ").append(path).append(" HTTP/1.1\r\n");
    line(head, "Host", endpoint.hostHeader());
    line(head, "Content-Type", JSON);
    line(head, "Content-Length", length);
    line(head, "User-Agent", userAgent);
    line(head, "amz-sdk-invocation-id", invocationId);
    line(head, "amz-sdk-request", ATTEMPT);
    line(head, "X-Amz-Date", signature.date());
    line(head, "X-Amz-Content-Sha256", signature.contentSha256());
    if (!signature.securityToken().isEmpty()) {
      line(head, "X-Amz-Security-Token", signature.securityToken());
    }
    line(head, "Authorization", signature.authorization());
    head.append("\r\n");

    byte[] bytes = new byte[head.length() + body.length];
    byte[] ascii = head.toString().getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(ascii, 0, bytes, 0, ascii.length);
    System.arraycopy(body, 0, bytes, ascii.length, body.length);
    return bytes;
  }

  private static void line(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }

  private String path(Question question) {
    return endpoint.prefix()
        + "/agents/"
        + question.agent().agentId()
        + "/agentAliases/"
        + question.agent().aliasId()
        + "/sessions/"
        + PercentEncoding.encode(question.sessionId())
        + "/text";
  }

  private static String body(Question question) {
    StringBuilder json = new StringBuilder(256);
    json.append("{\"enableTrace\":").append(question.traced());
    json.append(",\"endSession\":").append(question.endsSession());
    json.append(",\"inputText\":");
    JsonText.append(json, question.text());
    if (!question.sessionAttributes().isEmpty()) {
      json.append(",\"sessionState\":{\"sessionAttributes\":{");
      String between = "";
      for (var attribute : question.sessionAttributes().entrySet()) {
        json.append(between);
        JsonText.append(json, attribute.getKey());
        json.append(':');
        JsonText.append(json, attribute.getValue());
        between = ",";
      }
      json.append("}}");
    }
    if (question.streamed()) {
      json.append(",\"streamingConfigurations\":{\"streamFinalResponse\":true}");
    }
    return json.append('}').toString();
  }
}
