package dev.stampede.aws.outcome;

import dev.stampede.aws.wire.Ending;
import dev.stampede.measure.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The one table of outcomes: what becomes of a call, for everything that a service, a stream, a
 * function or a network can do. {@code docs/outcomes.md} says the same in words, and a test holds
 * the two together.
 *
 * <p>Read from the top, the first that applies decides:
 *
 * <ol>
 *   <li>the test's end cut the call: interrupted;
 *   <li>an agent's stream held an exception: its code ({@link #ERRORS}), whatever follows it;
 *   <li>the HTTP status was not the one of an answer: the error's code ({@link #ERRORS}), or else
 *       the status ({@link #byStatus}), even if the error's body broke off;
 *   <li>the answer's head says that the function failed ({@link FunctionFailure#FUNCTION_ERROR}),
 *       even if its body broke off;
 *   <li>the exchange did not end as HTTP says: {@link #byEnding};
 *   <li>the answer is whole and has a {@link Flaw}: the flaw's outcome;
 *   <li>the function's payload says that it failed ({@link FunctionFailure#BUSINESS_ERROR});
 *   <li>the scenario's check, or a route that it requires, is not met: check failed;
 *   <li>success.
 * </ol>
 */
public final class Outcomes {

  /**
   * An error that services name.
   *
   * @param code its name before the stream; within it the first letter is small
   * @param before the outcome where it comes instead of an answer
   * @param within the outcome where it comes within an answer that began with HTTP 200
   */
  public record ServiceError(String code, Outcome before, Outcome within) {}

  /** Every error whose code is known; codes are compared without regard to case. */
  public static final List<ServiceError> ERRORS =
      List.of(
          throttling("ThrottlingException"),
          throttling("ThrottledException"),
          throttling("Throttling"),
          throttling("TooManyRequestsException"),
          throttling("RequestLimitExceeded"),
          throttling("RequestThrottled"),
          throttling("RequestThrottledException"),
          throttling("SlowDown"),
          throttling("ProvisionedThroughputExceededException"),
          throttling("BandwidthLimitExceeded"),
          throttling("TransactionInProgressException"),
          throttling("ServiceQuotaExceededException"),
          throttling("EC2ThrottledException"),
          of("InternalServerException", Outcome.SERVICE_ERROR),
          of("InternalFailure", Outcome.SERVICE_ERROR),
          of("InternalError", Outcome.SERVICE_ERROR),
          of("BadGatewayException", Outcome.SERVICE_ERROR),
          of("ServiceUnavailableException", Outcome.SERVICE_ERROR),
          of("DependencyFailedException", Outcome.SERVICE_ERROR),
          of("ModelNotReadyException", Outcome.SERVICE_ERROR),
          of("ModelTimeoutException", Outcome.SERVICE_ERROR),
          of("ModelErrorException", Outcome.SERVICE_ERROR),
          of("ModelStreamErrorException", Outcome.SERVICE_ERROR),
          of("ServiceException", Outcome.SERVICE_ERROR),
          of("RequestTimeout", Outcome.SERVICE_ERROR),
          of("RequestTimeoutException", Outcome.SERVICE_ERROR),
          of("PriorRequestNotComplete", Outcome.SERVICE_ERROR),
          of("SnapStartException", Outcome.SERVICE_ERROR),
          of("SnapStartNotReadyException", Outcome.SERVICE_ERROR),
          of("SnapStartTimeoutException", Outcome.SERVICE_ERROR),
          of("CodeArtifactUserPendingException", Outcome.SERVICE_ERROR),
          of("CodeArtifactUserFailedException", Outcome.SERVICE_ERROR),
          of("CodeArtifactUserDeletedException", Outcome.SERVICE_ERROR),
          of("ResourceNotReadyException", Outcome.SERVICE_ERROR),
          of("EFSIOException", Outcome.SERVICE_ERROR),
          of("EFSMountConnectivityException", Outcome.SERVICE_ERROR),
          of("EFSMountFailureException", Outcome.SERVICE_ERROR),
          of("EFSMountTimeoutException", Outcome.SERVICE_ERROR),
          of("S3FilesMountConnectivityException", Outcome.SERVICE_ERROR),
          of("S3FilesMountFailureException", Outcome.SERVICE_ERROR),
          of("S3FilesMountTimeoutException", Outcome.SERVICE_ERROR),
          of("EC2AccessDeniedException", Outcome.SERVICE_ERROR),
          of("EC2UnexpectedException", Outcome.SERVICE_ERROR),
          of("ENILimitReachedException", Outcome.SERVICE_ERROR),
          of("ENINotReadyException", Outcome.SERVICE_ERROR),
          of("InvalidRuntimeException", Outcome.SERVICE_ERROR),
          of("InvalidSecurityGroupIDException", Outcome.SERVICE_ERROR),
          of("InvalidSubnetIDException", Outcome.SERVICE_ERROR),
          of("InvalidZipFileException", Outcome.SERVICE_ERROR),
          of("KMSAccessDeniedException", Outcome.SERVICE_ERROR),
          of("KMSDisabledException", Outcome.SERVICE_ERROR),
          of("KMSInvalidStateException", Outcome.SERVICE_ERROR),
          of("KMSNotFoundException", Outcome.SERVICE_ERROR),
          of("SubnetIPAddressLimitReachedException", Outcome.SERVICE_ERROR),
          of("ValidationException", Outcome.CLIENT_ERROR),
          of("SerializationException", Outcome.CLIENT_ERROR),
          of("UnknownOperationException", Outcome.CLIENT_ERROR),
          of("AccessDeniedException", Outcome.CLIENT_ERROR),
          of("ResourceNotFoundException", Outcome.CLIENT_ERROR),
          of("ConflictException", Outcome.CLIENT_ERROR),
          of("ResourceConflictException", Outcome.CLIENT_ERROR),
          of("DurableExecutionAlreadyStartedException", Outcome.CLIENT_ERROR),
          of("InvalidParameterValueException", Outcome.CLIENT_ERROR),
          of("InvalidRequestContentException", Outcome.CLIENT_ERROR),
          of("NoPublishedVersionException", Outcome.CLIENT_ERROR),
          of("RecursiveInvocationException", Outcome.CLIENT_ERROR),
          of("RequestTooLargeException", Outcome.CLIENT_ERROR),
          of("SerializedRequestEntityTooLargeException", Outcome.CLIENT_ERROR),
          of("UnsupportedMediaTypeException", Outcome.CLIENT_ERROR),
          of("UnrecognizedClientException", Outcome.CLIENT_ERROR),
          of("ExpiredTokenException", Outcome.CLIENT_ERROR),
          of("InvalidSignatureException", Outcome.CLIENT_ERROR),
          of("MissingAuthenticationTokenException", Outcome.CLIENT_ERROR),
          of("IncompleteSignatureException", Outcome.CLIENT_ERROR));

  private static final Map<String, ServiceError> BY_CODE =
      ERRORS.stream()
          .collect(Collectors.toUnmodifiableMap(e -> lower(e.code()), Function.identity()));

  private Outcomes() {}

  private static ServiceError throttling(String code) {
    return new ServiceError(code, Outcome.THROTTLED, Outcome.THROTTLED_IN_STREAM);
  }

  private static ServiceError of(String code, Outcome outcome) {
    return new ServiceError(code, outcome, outcome);
  }

  private static String lower(String code) {
    return code.toLowerCase(Locale.ROOT);
  }

  /** The outcome of an error that came instead of an answer; the code may be empty or unknown. */
  public static Outcome beforeStream(int status, String code) {
    ServiceError known = BY_CODE.get(lower(code));
    return known == null ? byStatus(status) : known.before();
  }

  /**
   * The outcome of an exception within a stream. One that nobody knows is the service's fault: the
   * SDK too takes it for a 500.
   */
  public static Outcome withinStream(String code) {
    ServiceError known = BY_CODE.get(lower(code));
    return known == null ? Outcome.SERVICE_ERROR : known.within();
  }

  /**
   * The outcome of a status that is no answer's and comes without a known code. A redirect, or a
   * success of another kind, is no answer of an agent or a function: the request went to the wrong
   * place.
   */
  public static Outcome byStatus(int status) {
    if (status == 429) {
      return Outcome.THROTTLED;
    }
    return status == 424 || status >= 500 ? Outcome.SERVICE_ERROR : Outcome.CLIENT_ERROR;
  }

  /** The outcome of an exchange that ended so, where neither a status nor an exception decides. */
  public static Outcome byEnding(Ending.Kind kind) {
    return switch (kind) {
      case WHOLE -> Outcome.SUCCESS;
      case STOPPED, ENDED_EARLY, UNREADABLE -> Outcome.TRUNCATED;
      case NOT_ANSWERED, BROKEN, NOT_CONNECTED -> Outcome.CONNECTION;
      case CONNECT_TIMEOUT, SILENCE_TIMEOUT, CALL_TIMEOUT -> Outcome.TIMEOUT;
      case INTERRUPTED -> Outcome.INTERRUPTED;
    };
  }

  /** What can be wrong with an answer whose status is 200, the gravest first. */
  public enum Flaw {
    /** The content type says that it is something else: a proxy's page, for example. */
    NO_EVENT_STREAM("the answer is no event stream", Outcome.TRUNCATED),
    /** A CRC does not match, or a frame contradicts itself. */
    BROKEN_FRAME("broken frame", Outcome.TRUNCATED),
    /** A chunk's payload is not what chunks are. */
    UNREADABLE_CHUNK("a chunk cannot be read", Outcome.TRUNCATED),
    /** The body ended within a frame. */
    PARTIAL_FRAME("the stream ends within a frame", Outcome.TRUNCATED),
    /** Not one event came. */
    NO_EVENTS("the stream has no events", Outcome.TRUNCATED),
    /** The trace says that the agent failed, and there was no proper end. */
    AGENT_FAILED("the agent failed", Outcome.SERVICE_ERROR),
    /** No chunk with any text came, nor a return of control. */
    NO_ANSWER("the stream has no answer", Outcome.TRUNCATED),
    /** A trace was asked for, and the asked agent never said that it was done. */
    NO_FINISH("the trace has no end", Outcome.TRUNCATED),
    /** What should be a function's payload is a page: a proxy's, for example. */
    NO_PAYLOAD("the answer is a page, no payload", Outcome.TRUNCATED);

    private final String text;
    private final Outcome outcome;

    Flaw(String text, Outcome outcome) {
      this.text = text;
      this.outcome = outcome;
    }

    /** What the error's line says. */
    public String text() {
      return text;
    }

    /** What becomes of the turn. */
    public Outcome outcome() {
      return outcome;
    }
  }

  /** How a function that was called with success can have failed. */
  public enum FunctionFailure {
    /** Lambda says so: {@code X-Amz-Function-Error}. */
    FUNCTION_ERROR("function error"),
    /** Its payload says so: a {@code statusCode} of 400 or above. */
    BUSINESS_ERROR("business error");

    private final String text;

    FunctionFailure(String text) {
      this.text = text;
    }

    /** What the error's line says. */
    public String text() {
      return text;
    }

    /** What becomes of the call: both are failures of the function, not of the service. */
    public Outcome outcome() {
      return Outcome.FUNCTION_ERROR;
    }
  }
}
