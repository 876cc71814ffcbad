package dev.stampede.emulator.wire;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The errors that Lambda Invoke answers with, before any function has run: name, status, how the
 * body spells its message's member, the message; and of throttling, the usual reason and when to
 * come again.
 *
 * <p>Source: the service model of {@code lambda} (names, status, the spelling of the message's
 * member); the messages are those seen in the field, or plain words where none was.
 */
public enum LambdaError implements AwsError {
  TOO_MANY_REQUESTS(
      "TooManyRequestsException",
      429,
      "message",
      "Rate Exceeded.",
      Optional.of(ThrottleReason.CONCURRENT_INVOCATIONS),
      OptionalInt.of(1)),
  INVALID_PARAMETER_VALUE(
      "InvalidParameterValueException", 400, "message", "One of the parameters is invalid."),
  VALIDATION("ValidationException", 400, "message", "Input validation failed."),
  INVALID_REQUEST_CONTENT(
      "InvalidRequestContentException",
      400,
      "message",
      "Could not parse request body into json: Could not parse payload into json"),
  NO_PUBLISHED_VERSION(
      "NoPublishedVersionException", 400, "Message", "The function has no published version."),
  SNAP_START("SnapStartException", 400, "Message", "The afterRestore hook failed."),
  RECURSIVE_INVOCATION(
      "RecursiveInvocationException",
      400,
      "Message",
      "Lambda has detected your function being invoked in a recursive loop with other AWS resources and has stopped it."),
  SERVICE_QUOTA_EXCEEDED(
      "ServiceQuotaExceededException", 402, "message", "The request exceeded a service quota."),
  ACCESS_DENIED(
      "AccessDeniedException",
      403,
      "Message",
      "User is not authorized to perform: lambda:InvokeFunction because no identity-based policy allows the lambda:InvokeFunction action"),
  EFS_MOUNT_FAILURE(
      "EFSMountFailureException", 403, "Message", "The function could not mount its file system."),
  S3_FILES_MOUNT_FAILURE(
      "S3FilesMountFailureException",
      403,
      "Message",
      "The function could not mount its S3 file system."),
  RESOURCE_NOT_FOUND("ResourceNotFoundException", 404, "Message", "Function not found"),
  SNAP_START_TIMEOUT(
      "SnapStartTimeoutException",
      408,
      "Message",
      "Lambda could not restore the snapshot in time."),
  EFS_MOUNT_TIMEOUT(
      "EFSMountTimeoutException", 408, "Message", "The file system took too long to mount."),
  EFS_MOUNT_CONNECTIVITY(
      "EFSMountConnectivityException", 408, "Message", "The file system cannot be reached."),
  S3_FILES_MOUNT_TIMEOUT(
      "S3FilesMountTimeoutException", 408, "Message", "The S3 file system took too long to mount."),
  S3_FILES_MOUNT_CONNECTIVITY(
      "S3FilesMountConnectivityException", 408, "Message", "The S3 file system cannot be reached."),
  RESOURCE_CONFLICT(
      "ResourceConflictException",
      409,
      "message",
      "The operation cannot be performed at this time. The function is currently in the following state: Pending"),
  SNAP_START_NOT_READY(
      "SnapStartNotReadyException", 409, "Message", "Lambda is initializing your function."),
  CODE_ARTIFACT_USER_PENDING(
      "CodeArtifactUserPendingException",
      409,
      "Message",
      "Lambda is initializing your function. It will be ready to invoke shortly."),
  CODE_ARTIFACT_USER_FAILED(
      "CodeArtifactUserFailedException",
      409,
      "Message",
      "Lambda cannot initialize the provided container image."),
  CODE_ARTIFACT_USER_DELETED(
      "CodeArtifactUserDeletedException",
      409,
      "Message",
      "The function's code is being made ready again."),
  DURABLE_EXECUTION_ALREADY_STARTED(
      "DurableExecutionAlreadyStartedException",
      409,
      "Message",
      "A durable execution of this name has already been started."),
  EFS_IO("EFSIOException", 410, "Message", "The function failed to read from its file system."),
  REQUEST_TOO_LARGE(
      "RequestTooLargeException",
      413,
      "message",
      "Request must be smaller than 6291456 bytes for the InvokeFunction operation"),
  SERIALIZED_REQUEST_ENTITY_TOO_LARGE(
      "SerializedRequestEntityTooLargeException",
      413,
      "message",
      "The request is too large once it is serialized."),
  UNSUPPORTED_MEDIA_TYPE(
      "UnsupportedMediaTypeException",
      415,
      "message",
      "The content type of the Invoke request body is not JSON."),
  SERVICE(
      "ServiceException", 500, "Message", "An error occurred and the request cannot be processed."),
  EC2_THROTTLED(
      "EC2ThrottledException",
      502,
      "Message",
      "Lambda was throttled by Amazon EC2 during the initialization of the function."),
  EC2_UNEXPECTED(
      "EC2UnexpectedException",
      502,
      "Message",
      "Lambda received an unexpected Amazon EC2 exception."),
  EC2_ACCESS_DENIED(
      "EC2AccessDeniedException", 502, "Message", "Need additional permissions to configure VPC."),
  ENI_LIMIT_REACHED(
      "ENILimitReachedException",
      502,
      "Message",
      "Lambda could not create an elastic network interface: the limit of the VPC is reached."),
  ENI_NOT_READY(
      "ENINotReadyException",
      502,
      "Message",
      "The elastic network interface of the function is not ready."),
  SUBNET_IP_ADDRESS_LIMIT(
      "SubnetIPAddressLimitReachedException",
      502,
      "Message",
      "One or more configured subnets have no available IP addresses."),
  INVALID_SUBNET_ID(
      "InvalidSubnetIDException", 502, "Message", "A subnet of the function does not exist."),
  INVALID_SECURITY_GROUP_ID(
      "InvalidSecurityGroupIDException",
      502,
      "Message",
      "A security group of the function does not exist."),
  INVALID_RUNTIME(
      "InvalidRuntimeException", 502, "Message", "The runtime or its version is not supported."),
  INVALID_ZIP_FILE(
      "InvalidZipFileException", 502, "Message", "Lambda could not unzip the deployment package."),
  KMS_ACCESS_DENIED(
      "KMSAccessDeniedException",
      502,
      "Message",
      "Lambda was unable to decrypt the environment variables: KMS access was denied."),
  KMS_DISABLED(
      "KMSDisabledException",
      502,
      "Message",
      "Lambda was unable to decrypt the environment variables: the KMS key is disabled."),
  KMS_INVALID_STATE(
      "KMSInvalidStateException",
      502,
      "Message",
      "Lambda was unable to decrypt the environment variables: the KMS key cannot be used in its state."),
  KMS_NOT_FOUND(
      "KMSNotFoundException",
      502,
      "Message",
      "Lambda was unable to decrypt the environment variables: the KMS key was not found."),
  RESOURCE_NOT_READY(
      "ResourceNotReadyException", 502, "message", "The function is inactive and its VPC is gone."),
  SERVICE_UNAVAILABLE(
      "ServiceUnavailableException", 503, "message", "Service is temporarily unavailable.");

  private static final LambdaError[] ALL = values();

  private final String type;
  private final int status;
  private final String messageMember;
  private final String message;
  private final Optional<ThrottleReason> reason;
  private final OptionalInt retryAfterSeconds;

  LambdaError(String type, int status, String messageMember, String message) {
    this(type, status, messageMember, message, Optional.empty(), OptionalInt.empty());
  }

  LambdaError(
      String type,
      int status,
      String messageMember,
      String message,
      Optional<ThrottleReason> reason,
      OptionalInt retryAfterSeconds) {
    this.type = type;
    this.status = status;
    this.messageMember = messageMember;
    this.message = message;
    this.reason = reason;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String message() {
    return message;
  }

  /** The usual reason of a call that is turned away; of other errors there is none. */
  public Optional<ThrottleReason> reason() {
    return reason;
  }

  /** When to come again: the header {@code Retry-After}. */
  public OptionalInt retryAfterSeconds() {
    return retryAfterSeconds;
  }

  @Override
  public String moreMembers() {
    return this == EC2_UNEXPECTED ? ",\"EC2ErrorCode\":\"InternalError\"" : "";
  }

  /**
   * The JSON of the error.
   *
   * @param why in place of the usual {@link #reason}, of an error that has one
   */
  public String body(String text, Optional<ThrottleReason> why) {
    return "{"
        + why.or(() -> reason).map(known -> "\"Reason\":\"" + known.label() + "\",").orElse("")
        + "\"Type\":\""
        + (status < 500 ? "User" : "Service")
        + "\",\""
        + messageMember
        + "\":\""
        + JsonText.escape(text)
        + "\""
        + moreMembers()
        + "}";
  }

  /** The usual error of a status, if there is one. */
  public static Optional<LambdaError> ofStatus(int status) {
    return Arrays.stream(ALL).filter(e -> e.status == status).findFirst();
  }
}
