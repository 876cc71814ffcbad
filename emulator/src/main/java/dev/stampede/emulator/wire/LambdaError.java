package dev.stampede.emulator.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The errors that Lambda Invoke answers with, before any function has run.
 *
 * <p>Source: the service model of {@code lambda} (names, status, the spelling of the message's
 * member); the messages are those seen in the field, or plain words where none was.
 */
public enum LambdaError implements AwsError {
  TOO_MANY_REQUESTS("TooManyRequestsException", 429, "message", "Rate Exceeded."),
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
      "Lambda has detected your function being invoked in a recursive loop with other AWS resources"
          + " and has stopped it."),
  SERVICE_QUOTA_EXCEEDED(
      "ServiceQuotaExceededException", 402, "message", "The request exceeded a service quota."),
  ACCESS_DENIED(
      "AccessDeniedException",
      403,
      "Message",
      "User is not authorized to perform: lambda:InvokeFunction because no identity-based policy"
          + " allows the lambda:InvokeFunction action"),
  EFS_MOUNT_FAILURE(
      "EFSMountFailureException", 403, "Message", "The function could not mount its file system."),
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
  RESOURCE_CONFLICT(
      "ResourceConflictException",
      409,
      "message",
      "The operation cannot be performed at this time. The function is currently in the following"
          + " state: Pending"),
  SNAP_START_NOT_READY(
      "SnapStartNotReadyException", 409, "Message", "Lambda is initializing your function."),
  EFS_IO("EFSIOException", 410, "Message", "The function failed to read from its file system."),
  REQUEST_TOO_LARGE(
      "RequestTooLargeException",
      413,
      "message",
      "Request must be smaller than 6291456 bytes for the InvokeFunction operation"),
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
  SUBNET_IP_ADDRESS_LIMIT(
      "SubnetIPAddressLimitReachedException",
      502,
      "Message",
      "One or more configured subnets have no available IP addresses."),
  INVALID_RUNTIME(
      "InvalidRuntimeException", 502, "Message", "The runtime or its version is not supported."),
  INVALID_ZIP_FILE(
      "InvalidZipFileException", 502, "Message", "Lambda could not unzip the deployment package."),
  KMS_ACCESS_DENIED(
      "KMSAccessDeniedException",
      502,
      "Message",
      "Lambda was unable to decrypt the environment variables: KMS access was denied."),
  RESOURCE_NOT_READY(
      "ResourceNotReadyException", 502, "message", "The function is inactive and its VPC is gone."),
  SERVICE_UNAVAILABLE(
      "ServiceUnavailableException", 503, "message", "Service is temporarily unavailable.");

  private static final LambdaError[] ALL = values();

  private final String type;
  private final int status;
  private final String messageMember;
  private final String message;

  LambdaError(String type, int status, String messageMember, String message) {
    this.type = type;
    this.status = status;
    this.messageMember = messageMember;
    this.message = message;
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

  /** How the body spells the message's member: the model is not of one mind. */
  public String messageMember() {
    return messageMember;
  }

  /** Whose fault it is, as the member {@code Type} says: the caller's, or the service's. */
  public String fault() {
    return status < 500 ? "User" : "Service";
  }

  /** The error of a name. */
  public static Optional<LambdaError> ofType(String type) {
    return Arrays.stream(ALL).filter(e -> e.type.equals(type)).findFirst();
  }

  /** The usual error of a status, if there is one. */
  public static Optional<LambdaError> ofStatus(int status) {
    return Arrays.stream(ALL).filter(e -> e.status == status).findFirst();
  }

  /** All names. */
  public static List<String> types() {
    return Arrays.stream(ALL).map(LambdaError::type).toList();
  }
}
