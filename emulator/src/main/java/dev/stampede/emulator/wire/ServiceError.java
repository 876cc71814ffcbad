package dev.stampede.emulator.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The errors the service answers with. Those {@linkplain #inStream modelled for the event stream}
 * may also arrive as an exception frame after HTTP 200.
 *
 * <p>Source: the service model of {@code bedrock-agent-runtime} and the SigV4 errors common to AWS
 * services.
 */
public enum ServiceError implements AwsError {
  THROTTLING(
      "ThrottlingException",
      429,
      true,
      "Your request rate is too high. Reduce the frequency of requests. Check your Bedrock model"
          + " invocation quotas to find the acceptable frequency."),
  INTERNAL_SERVER(
      "InternalServerException",
      500,
      true,
      "The server encountered an error processing your request. Retry your request."),
  BAD_GATEWAY(
      "BadGatewayException",
      502,
      true,
      "There was an issue with a dependency due to a server issue."),
  DEPENDENCY_FAILED(
      "DependencyFailedException",
      424,
      true,
      "Received failed response from API execution. Check the Lambda function of the action group."),
  MODEL_NOT_READY(
      "ModelNotReadyException",
      424,
      true,
      "The model is not yet ready to serve inference requests."),
  SERVICE_QUOTA_EXCEEDED(
      "ServiceQuotaExceededException", 400, true, "Your request exceeded a service quota."),
  VALIDATION("ValidationException", 400, true, "Input validation failed."),
  ACCESS_DENIED(
      "AccessDeniedException",
      403,
      true,
      "Access denied when calling Bedrock. Check your request permissions and retry the request."),
  RESOURCE_NOT_FOUND(
      "ResourceNotFoundException", 404, true, "The specified resource was not found."),
  CONFLICT("ConflictException", 409, true, "There was a conflict performing an operation."),
  SERVICE_UNAVAILABLE(
      "ServiceUnavailableException", 503, false, "The service is temporarily unavailable."),
  SERIALIZATION("SerializationException", 400, false, "The request body is not valid JSON."),
  UNKNOWN_OPERATION("UnknownOperationException", 404, false, "The operation is not known."),
  INVALID_SIGNATURE(
      "InvalidSignatureException",
      403,
      false,
      "The request signature we calculated does not match the signature you provided. Check your AWS"
          + " Secret Access Key and signing method. Consult the service documentation for details."),
  UNRECOGNIZED_CLIENT(
      "UnrecognizedClientException",
      403,
      false,
      "The security token included in the request is invalid."),
  EXPIRED_TOKEN(
      "ExpiredTokenException", 403, false, "The security token included in the request is expired"),
  MISSING_AUTHENTICATION_TOKEN(
      "MissingAuthenticationTokenException", 403, false, "Missing Authentication Token"),
  INCOMPLETE_SIGNATURE(
      "IncompleteSignatureException", 400, false, "The Authorization header is incomplete.");

  private static final ServiceError[] ALL = values();

  private final String type;
  private final int status;
  private final boolean inStream;
  private final String message;

  ServiceError(String type, int status, boolean inStream, String message) {
    this.type = type;
    this.status = status;
    this.inStream = inStream;
    this.message = message;
  }

  /** The name before the stream, e.g. {@code ThrottlingException}. */
  @Override
  public String type() {
    return type;
  }

  /** The name within the stream, e.g. {@code throttlingException}. */
  public String inStreamType() {
    return Character.toLowerCase(type.charAt(0)) + type.substring(1);
  }

  /** The HTTP status before the stream. */
  @Override
  public int status() {
    return status;
  }

  /** Whether the service model allows it as an exception frame. */
  public boolean inStream() {
    return inStream;
  }

  /** The message of an error that no model lists. */
  public static final String UNLISTED_MESSAGE = "Something happened that no model lists.";

  @Override
  public String moreMembers() {
    return switch (this) {
      case BAD_GATEWAY -> ",\"resourceName\":\"Amazon Bedrock\"";
      case DEPENDENCY_FAILED -> ",\"resourceName\":\"AWS Lambda\"";
      case INTERNAL_SERVER -> ",\"reason\":\"An internal dependency failed\"";
      default -> "";
    };
  }

  /**
   * The JSON of an error.
   *
   * @param moreMembers as {@link #moreMembers} gives them
   */
  public static String body(String message, String moreMembers) {
    return "{\"message\":\"" + JsonText.escape(message) + "\"" + moreMembers + "}";
  }

  @Override
  public String message() {
    return message;
  }

  /** The error of a name as written within the stream. */
  public static Optional<ServiceError> ofInStreamType(String type) {
    return Arrays.stream(ALL).filter(e -> e.inStream && e.inStreamType().equals(type)).findFirst();
  }

  /** The usual error of a status, if there is one. */
  public static Optional<ServiceError> ofStatus(int status) {
    return switch (status) {
      case 400 -> Optional.of(VALIDATION);
      case 403 -> Optional.of(ACCESS_DENIED);
      case 424 -> Optional.of(DEPENDENCY_FAILED);
      default -> Arrays.stream(ALL).filter(e -> e.status == status).findFirst();
    };
  }

  /** Those of requests that are not rightly signed, which all services have. */
  public static List<ServiceError> ofSignatures() {
    return List.of(
        INVALID_SIGNATURE,
        UNRECOGNIZED_CLIENT,
        EXPIRED_TOKEN,
        MISSING_AUTHENTICATION_TOKEN,
        INCOMPLETE_SIGNATURE);
  }

  /** All names within the stream. */
  public static List<String> inStreamTypes() {
    return Arrays.stream(ALL)
        .filter(ServiceError::inStream)
        .map(ServiceError::inStreamType)
        .toList();
  }
}
