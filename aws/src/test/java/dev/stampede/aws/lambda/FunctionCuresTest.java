package dev.stampede.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.judge.Cures;
import dev.stampede.measure.Failure;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.RowKey;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Cures for failures of functions")
class FunctionCuresTest {

  private static final RowKey ROW = new RowKey(FunctionInstruments.REQUEST_TYPE, "lambda:f");

  private static Optional<String> cure(RowKey row, Outcome outcome, String error) {
    return new FunctionCures().of(new Failure(row, outcome, error));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          THROTTLED      | TooManyRequestsException: Rate Exceeded. (HTTP 429, ConcurrentInvocationLimitExceeded) | the account's concurrent executions
          THROTTLED      | TooManyRequestsException: Rate Exceeded. (HTTP 429, ReservedFunctionConcurrentInvocationLimitExceeded) | reserved concurrency is used up
          THROTTLED      | TooManyRequestsException: Rate Exceeded. (HTTP 429, ReservedFunctionInvocationRateLimitExceeded) | for each reserved environment
          THROTTLED      | TooManyRequestsException: Rate Exceeded. (HTTP 429, FunctionInvocationRateLimitExceeded) | for each concurrent execution
          THROTTLED      | TooManyRequestsException: Rate Exceeded. (HTTP 429, CallerRateLimitExceeded) | this caller invokes too often
          THROTTLED      | TooManyRequestsException (HTTP 429) | the table Throttles
          THROTTLED      | EC2ThrottledException: x (HTTP 502) | begin with less load
          CLIENT_ERROR   | AccessDeniedException: User: x (HTTP 403) | lambda:InvokeFunction
          CLIENT_ERROR   | ResourceNotFoundException: Function not found (HTTP 404) | no such function
          CLIENT_ERROR   | ExpiredTokenException: gone (HTTP 403) | log in again
          CLIENT_ERROR   | InvalidSignatureException: Signature expired: … is now earlier than … | set this machine's clock
          CLIENT_ERROR   | InvalidSignatureException: The request signature we calculated does not match | check the secret key
          CLIENT_ERROR   | SerializationException: x (HTTP 400) | proxy that changes them
          CLIENT_ERROR   | UnknownOperationException (HTTP 404) | check --target
          SERVICE_ERROR  | RequestTimeoutException: x (HTTP 400) | arrive too slowly
          SERVICE_ERROR  | PriorRequestNotComplete: x (HTTP 400) | before earlier ones are done
          SERVICE_ERROR  | CodeArtifactUserPendingException: x (HTTP 409) | being made ready
          SERVICE_ERROR  | CodeArtifactUserDeletedException: x (HTTP 409) | being made ready
          SERVICE_ERROR  | CodeArtifactUserFailedException: x (HTTP 409) | cannot start the function's image
          SERVICE_ERROR  | SnapStartNotReadyException: x (HTTP 409) | snapshot is being made
          FUNCTION_ERROR | Sandbox.Timedout: Task timed out after 3.00 seconds (function error, Unhandled) | the function's own time-out
          FUNCTION_ERROR | Runtime.ExitError: RequestId: Error: Runtime exited with error: signal: killed (function error, Unhandled) | give it more
          FUNCTION_ERROR | AccessDeniedException: not your table (function error, Unhandled) | look at its log
          FUNCTION_ERROR | INVALID_COUNT: 2 to 50 (business error, statusCode 400) | answer that they failed
          SERVICE_ERROR  | KMSDisabledException: x (HTTP 502) | check it in KMS
          TIMEOUT        | call timeout after 900 s | calls take too long
          TRUNCATED      | the answer is a page, no payload | proxy on the way
          """)
  @DisplayName("say what the error's own words ask for")
  void ofErrors(Outcome outcome, String error, String words) {
    assertThat(cure(ROW, outcome, error))
        .hasValueSatisfying(text -> assertThat(text).contains(words).doesNotEndWith("."));
  }

  @Test
  @DisplayName("are none for failures of others")
  void others() {
    assertThat(cure(new RowKey("GET", "/"), Outcome.THROTTLED, "AccessDenied")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  @DisplayName("are some for every outcome, with those of any call behind them")
  void complete(Outcome outcome) {
    assertThat(
            new FunctionCures().or(Cures.ofAnyCall()).of(new Failure(ROW, outcome, "never seen")))
        .isPresent();
  }
}
