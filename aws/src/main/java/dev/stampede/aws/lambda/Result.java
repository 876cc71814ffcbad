package dev.stampede.aws.lambda;

import dev.stampede.aws.outcome.Outcomes.FunctionFailure;
import dev.stampede.measure.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What became of one call. Moments are nanoseconds of {@link System#nanoTime}.
 *
 * @param invocationId joins it to the service's log
 * @param requestId the service's own name for it; empty where it told none
 * @param outcome how it ended
 * @param error what failed, in one line; empty unless the outcome failed
 * @param payload what the function answered
 * @param sent when the request was handed to the network
 * @param finished the last byte, or the failure
 * @param bytes the size of the answer's body
 * @param failure how the function failed; empty where it did not
 * @param errorType what the function calls its failure; empty where it does not say
 * @param errorMessage the function's words; likewise
 * @param statusCode what the payload claims as its status; empty where it claims none
 * @param tailed whether the end of the log came
 * @param report what it reports; empty where there is no report in it
 * @param executedVersion which version ran; empty where it is not said
 * @param errorCode the service's code of its refusal; empty where there is none
 * @param throttleReason why it was throttled, as the service says; empty where it does not
 * @param retryAfter how long the service asks to wait
 */
public record Result(
    String invocationId,
    String requestId,
    Outcome outcome,
    String error,
    Payload payload,
    long sent,
    long finished,
    long bytes,
    Optional<FunctionFailure> failure,
    String errorType,
    String errorMessage,
    OptionalInt statusCode,
    boolean tailed,
    Optional<Report> report,
    String executedVersion,
    String errorCode,
    String throttleReason,
    Optional<Duration> retryAfter) {

  /** A call that could not be signed: nothing was sent. */
  static Result unsent(String invocationId, String error) {
    long now = System.nanoTime();
    return new Result(
        invocationId,
        "",
        Outcome.CLIENT_ERROR,
        error,
        new Payload(),
        now,
        now,
        0,
        Optional.empty(),
        "",
        "",
        OptionalInt.empty(),
        false,
        Optional.empty(),
        "",
        "",
        "",
        Optional.empty());
  }
}
