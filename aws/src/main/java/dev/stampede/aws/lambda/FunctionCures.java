package dev.stampede.aws.lambda;

import dev.stampede.aws.outcome.AccessCures;
import dev.stampede.aws.outcome.AccessCures.Cure;
import dev.stampede.judge.Cures;
import dev.stampede.measure.Failure;
import dev.stampede.measure.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * What to do about failures of functions: the first line whose words the error holds, or else what
 * the outcome says.
 */
public final class FunctionCures implements Cures {

  private static final Cures ACCESS = new AccessCures();

  /** For calls that Lambda refused. */
  private static final List<Cure> BY_ERROR =
      List.of(
          new Cure(
              "ReservedFunctionConcurrentInvocationLimitExceeded",
              "the function's reserved concurrency is used up: reserve more for it"),
          new Cure(
              "ReservedFunctionInvocationRateLimitExceeded",
              "ten calls a second for each reserved environment is the most: reserve more"),
          new Cure(
              "ConcurrentInvocationLimitExceeded",
              "the account's concurrent executions are used up: use fewer users, or ask for more in"
                  + " Service Quotas > AWS Lambda"),
          new Cure(
              "FunctionInvocationRateLimitExceeded",
              "ten calls a second for each concurrent execution is the most: raise the concurrency"),
          new Cure(
              "CallerRateLimitExceeded",
              "this caller invokes too often: use fewer users or longer waits"),
          new Cure(
              "ConcurrentSnapshotCreateLimitExceeded",
              "too many snapshots are being made: wait until SnapStart is ready, then start anew"),
          new Cure(
              "EC2Throttled",
              "Lambda itself is throttled while it starts environments: begin with less load"),
          new Cure(
              "AccessDenied", "permission is missing: allow lambda:InvokeFunction on the function"),
          new Cure(
              "ResourceNotFound",
              "no such function, version or alias: check its name, the qualifier and the region"),
          new Cure(
              "ResourceConflict", "the function is being changed: wait until its state is Active"),
          new Cure(
              "CodeArtifactUserFailed",
              "Lambda cannot start the function's image: look at the function's state and its reason"),
          new Cure(
              "CodeArtifactUser",
              "the function's code is being made ready: wait until its state is Active"),
          new Cure(
              "SnapStartNotReady",
              "the function's snapshot is being made: wait until its state is Active"),
          new Cure("ResourceNotReady", "the function is not ready: wait until its state is Active"),
          new Cure(
              "RequestTooLarge", "the payload is too large: 6 MB is the most, 1 MB for an event"),
          new Cure(
              "InvalidRequestContent", "the payload is no JSON: look at what the scenario sends"),
          new Cure("KMS", "Lambda cannot use the function's key: check it in KMS, and the role"),
          new Cure(
              "EFS", "Lambda cannot mount the function's file system: check it, and its network"),
          new Cure("ENILimit", "network interfaces are used up: ask for more, or leave the VPC"),
          new Cure(
              "SubnetIPAddressLimit",
              "the function's subnets have no addresses left: give it larger ones"));

  /** For functions that ran and failed, whose words are their own. */
  private static final List<Cure> BY_FAULT =
      List.of(
          new Cure(
              "Sandbox.Timedout",
              "the function's own time-out ends its calls: raise it, or look at what it waits for"),
          new Cure(
              "Task timed out",
              "the function's own time-out ends its calls: raise it, or look at what it waits for"),
          new Cure("Runtime.OutOfMemory", "the function runs out of memory: give it more"),
          new Cure(
              "signal: killed", "the function is killed, mostly for want of memory: give it more"),
          new Cure("Runtime.ExitError", "the function's process ends by itself: look at its log"),
          new Cure(
              "business error",
              "functions answer that they failed: look at what the scenario sends, and at their log"));

  /** Cures that need no state. */
  public FunctionCures() {}

  @Override
  public Optional<String> of(Failure failure) {
    if (!failure.row().type().equals(FunctionInstruments.REQUEST_TYPE)) {
      return Optional.empty();
    }
    Optional<String> byError =
        failure.outcome() == Outcome.FUNCTION_ERROR
            ? AccessCures.first(BY_FAULT, failure)
            : AccessCures.first(BY_ERROR, failure).or(() -> ACCESS.of(failure));
    return byError.or(() -> byOutcome(failure));
  }

  private static Optional<String> byOutcome(Failure failure) {
    return switch (failure.outcome()) {
      case THROTTLED, THROTTLED_IN_STREAM ->
          Optional.of(
              "the load is over a limit of Lambda's: the table Throttles says which; use fewer users,"
                  + " or raise the concurrency");
      case TIMEOUT ->
          Optional.of(
              "calls take too long: look at the function's duration and cold starts, or use a"
                  + " --call-timeout above its own time-out");
      case FUNCTION_ERROR ->
          Optional.of("the function's own code fails: look at its log in CloudWatch");
      case TRUNCATED ->
          Optional.of("answers are no function's, or break off: look for a proxy on the way");
      default -> Optional.empty();
    };
  }
}
