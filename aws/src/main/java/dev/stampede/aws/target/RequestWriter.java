package dev.stampede.aws.target;

import dev.stampede.aws.sign.Header;
import dev.stampede.aws.sign.Keys;
import dev.stampede.aws.sign.PercentEncoding;
import dev.stampede.aws.sign.Signable;
import dev.stampede.aws.sign.Signature;
import dev.stampede.aws.sign.Signer;
import dev.stampede.aws.wire.Endpoint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the bytes of requests to one service: the headers that the SDK sends, signed. On the
 * user's own thread, so that the event loop only passes them on.
 */
final class RequestWriter {

  /** There are no retries here, and the service is told so. */
  private static final String ATTEMPT = "attempt=1; max=1";

  private static final String JSON = "application/json";

  private final Endpoint endpoint;
  private final String userAgent;
  private final Signer signer;

  RequestWriter(Endpoint endpoint, String region, Service service, String userAgent) {
    this.endpoint = endpoint;
    this.userAgent = userAgent;
    this.signer = Signer.of(region, service.signingName());
  }

  /** The bytes of a signed request. */
  byte[] write(Call call, String invocationId, Keys keys, Instant now) {
    byte[] body = call.body();
    String path = endpoint.prefix() + call.path();
    String length = Integer.toString(body.length);
    List<Header> headers = new ArrayList<>(5 + call.headers().size());
    headers.add(new Header("amz-sdk-invocation-id", invocationId));
    headers.add(new Header("amz-sdk-request", ATTEMPT));
    headers.add(new Header("content-length", length));
    headers.add(new Header("content-type", JSON));
    headers.add(new Header("host", endpoint.hostHeader()));
    headers.addAll(call.headers());
    Signature signature =
        signer.sign(keys, new Signable("POST", path, call.query(), headers), body, now);

    StringBuilder head = new StringBuilder(1_024);
    head.append("POST ").append(path);
    query(head, call.query());
    head.append(" HTTP/1.1\r\n");
    line(head, "Host", endpoint.hostHeader());
    line(head, "Content-Type", JSON);
    line(head, "Content-Length", length);
    line(head, "User-Agent", userAgent);
    line(head, "amz-sdk-invocation-id", invocationId);
    line(head, "amz-sdk-request", ATTEMPT);
    for (Header header : call.headers()) {
      line(head, header.name(), header.value());
    }
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

  private static void query(StringBuilder head, List<Signable.Parameter> query) {
    char between = '?';
    for (Signable.Parameter parameter : query) {
      head.append(between)
          .append(PercentEncoding.encode(parameter.name()))
          .append('=')
          .append(PercentEncoding.encode(parameter.value()));
      between = '&';
    }
  }

  private static void line(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }
}
