package dev.stampede.aws.lambda;

import dev.stampede.aws.target.Client;
import dev.stampede.aws.target.Rehearsal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A few calls of a function that is not there, through the whole code of a call. */
final class InvokeRehearsal {

  private static final int CALLS = 20;

  private static final String REPORT =
      "REPORT RequestId: r\tDuration: 1.00 ms\tBilled Duration: 1 ms\tMemory Size: 128 MB\t"
          + "Max Memory Used: 64 MB\tInit Duration: 1.00 ms\t\n";

  private static final String PAYLOAD =
      "{\"statusCode\":400,\"body\":\"{\\\"error\\\":\\\"e\\\"}\"}";

  private InvokeRehearsal() {}

  static void play(Client like, FunctionsSettings settings) {
    Invoke invoke = new Invoke("rehearsal", "", Invoke.Type.REQUEST_RESPONSE, true, "{}");
    Rehearsal.play(
        like,
        cannedAnswer(),
        client -> {
          Functions functions = Functions.over(client, settings);
          for (int i = 0; i < CALLS; i++) {
            functions.invoke(invoke);
          }
        });
  }

  private static byte[] cannedAnswer() {
    String tail = Base64.getEncoder().encodeToString(REPORT.getBytes(StandardCharsets.UTF_8));
    return """
    HTTP/1.1 200 OK\r
    Content-Type: application/json\r
    x-amzn-RequestId: r\r
    X-Amz-Log-Result: %s\r
    Content-Length: %d\r
    \r
    %s\
    """
        .formatted(tail, PAYLOAD.length(), PAYLOAD)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
