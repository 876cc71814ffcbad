package dev.stampede.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampede.aws.lambda.Report;
import dev.stampede.aws.lambda.Result;
import dev.stampede.aws.outcome.ErrorText;
import dev.stampede.measure.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** A call of a function that is over: the answer, how it ended, and what its log reports of it. */
public final class Invocation {

  private final String row;
  private final Result result;
  private final Outcome outcome;
  private final String error;

  private Invocation(String row, Result result, Outcome outcome, String error) {
    this.row = row;
    this.result = result;
    this.outcome = outcome;
    this.error = error;
  }

  static Invocation of(String row, Result result) {
    return new Invocation(row, result, result.outcome(), result.error());
  }

  /** The same call, found wrong by the scenario's own check. */
  Invocation failed(String why) {
    return new Invocation(row, result, Outcome.CHECK_FAILED, ErrorText.line(why));
  }

  /** How it ended. */
  public Outcome outcome() {
    return outcome;
  }

  /** Whether the function answered, did not fail, and passed the checks. */
  public boolean succeeded() {
    return outcome == Outcome.SUCCESS;
  }

  /** What failed, in one line; empty where nothing did. */
  public String error() {
    return error;
  }

  /** What the function answered, as text; of a call that failed, what came of it. */
  public String payload() {
    return result.payload().text();
  }

  /** What the function answered, parsed now; a missing node where it is no JSON. */
  public JsonNode json() {
    return result.payload().json();
  }

  /** What the function calls its failure, such as {@code Sandbox.Timedout}; empty without one. */
  public String functionErrorType() {
    return result.errorType();
  }

  /** The function's own words for its failure; empty without one. */
  public String functionErrorMessage() {
    return result.errorMessage();
  }

  /** The status that the payload claims; from 400 on a business error, which fails the call. */
  public OptionalInt statusCode() {
    return result.statusCode();
  }

  /** What Lambda reports of the call; empty where no log came, or no report in it. */
  public Optional<Report> report() {
    return result.report();
  }

  /** Whether the call is known to have waited for a new environment. */
  public boolean coldStart() {
    return report().map(Report::coldStart).orElse(false);
  }

  /** How long a new environment took to start; only of a cold start without SnapStart. */
  public Optional<Duration> initDuration() {
    return report().flatMap(Report::init);
  }

  /** How long an environment took to come back from a snapshot; only of a cold start with it. */
  public Optional<Duration> restoreDuration() {
    return report().flatMap(Report::restore);
  }

  /** How long the function ran, by its own clock. */
  public Optional<Duration> duration() {
    return report().flatMap(Report::duration);
  }

  /** How long is paid for. */
  public Optional<Duration> billedDuration() {
    return report().flatMap(Report::billed);
  }

  /** How much memory the function has, in MB. */
  public OptionalInt memorySizeMb() {
    return report().map(Report::memorySizeMb).orElse(OptionalInt.empty());
  }

  /** The most memory that its environment has used so far, in MB. */
  public OptionalInt maxMemoryUsedMb() {
    return report().map(Report::maxMemoryUsedMb).orElse(OptionalInt.empty());
  }

  /** From the moment it was sent to its last byte, or its failure. */
  public Duration serviceTime() {
    return Duration.ofNanos(result.finished() - result.sent());
  }

  /**
   * Why it was throttled, such as {@code ConcurrentInvocationLimitExceeded}; empty if it says none.
   */
  public String throttleReason() {
    return result.throttleReason();
  }

  /** How long the service asks to wait before the next call. */
  public Optional<Duration> retryAfter() {
    return result.retryAfter();
  }

  /** Which version of the function ran; empty where it is not said. */
  public String executedVersion() {
    return result.executedVersion();
  }

  /** Names this call to the service: {@code amz-sdk-invocation-id}. */
  public String id() {
    return result.invocationId();
  }

  /** The service's own name for it; empty where it told none. */
  public String requestId() {
    return result.requestId();
  }

  @Override
  public String toString() {
    return row + ": " + outcome.label() + (error.isEmpty() ? "" : " (" + error + ")");
  }
}
