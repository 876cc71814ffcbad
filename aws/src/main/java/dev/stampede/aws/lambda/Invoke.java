package dev.stampede.aws.lambda;

import dev.stampede.aws.sign.Header;
import dev.stampede.aws.sign.PercentEncoding;
import dev.stampede.aws.sign.Signable.Parameter;
import dev.stampede.aws.target.Call;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One call of a function, as it is asked for.
 *
 * @param function its name, {@code name:alias}, or its ARN
 * @param qualifier which version or alias; empty for the function's own choice
 * @param type whether to wait for the function
 * @param logTail whether the end of its log is wanted; only a call that waits can have it
 * @param payload what the function gets: JSON; may be empty
 */
public record Invoke(
    String function, String qualifier, Type type, boolean logTail, String payload) {

  /** Whether a call waits for the function. */
  public enum Type {
    /** Waits for its answer. */
    REQUEST_RESPONSE("RequestResponse", 200),
    /** Only puts the call into the function's queue. */
    EVENT("Event", 202),
    /** Only checks whether the call would be allowed. */
    DRY_RUN("DryRun", 204);

    private final String label;
    private final int status;

    Type(String label, int status) {
      this.label = label;
      this.status = status;
    }

    /** What AWS calls it. */
    public String label() {
      return label;
    }

    /** The only HTTP status that is no failure. */
    int status() {
      return status;
    }
  }

  Call toCall() {
    String path = "/2015-03-31/functions/" + PercentEncoding.encode(function) + "/invocations";
    List<Parameter> query =
        qualifier.isEmpty() ? List.of() : List.of(new Parameter("Qualifier", qualifier));
    List<Header> headers = new ArrayList<>(2);
    headers.add(new Header("X-Amz-Invocation-Type", type.label()));
    if (logTail && type == Type.REQUEST_RESPONSE) {
      headers.add(new Header("X-Amz-Log-Type", "Tail"));
    }
    return new Call(path, query, headers, payload.getBytes(StandardCharsets.UTF_8));
  }
}
