package dev.stampede.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stampede.aws.attempt.Attempt;
import dev.stampede.aws.attempt.Checks;
import dev.stampede.aws.lambda.FunctionInstruments;
import dev.stampede.aws.lambda.FunctionObservations;
import dev.stampede.aws.lambda.Functions;
import dev.stampede.aws.lambda.Invoke;
import dev.stampede.aws.lambda.Result;
import dev.stampede.measure.Outcome;
import dev.stampede.scenario.Play;
import dev.stampede.scenario.UserStopped;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function while it is described: how to call, and what to expect of the answer. It is
 * sent, once, by {@code invoke}.
 */
public final class FunctionCall {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Functions functions;
  private final String function;
  private final String row;
  private final Checks<Invocation> checks = new Checks<>();
  private String qualifier = "";
  private Invoke.Type type = Invoke.Type.REQUEST_RESPONSE;
  private boolean logTail;

  FunctionCall(Functions functions, String function, String row) {
    this.functions = functions;
    this.function = function;
    this.row = row;
    this.logTail = functions.settings().logTail();
  }

  /** Calls this version or alias. */
  public FunctionCall qualifier(String versionOrAlias) {
    qualifier = versionOrAlias;
    return this;
  }

  /**
   * Only puts the call into the function's queue, and does not wait for the function: a success
   * says no more than that it was taken.
   */
  public FunctionCall event() {
    type = Invoke.Type.EVENT;
    return this;
  }

  /** Only asks whether the call would be allowed; the function does not run. */
  public FunctionCall dryRun() {
    type = Invoke.Type.DRY_RUN;
    return this;
  }

  /**
   * Whether the end of the function's log is to come with the answer; it tells cold starts, billed
   * time and memory.
   */
  public FunctionCall logTail(boolean wanted) {
    logTail = wanted;
    return this;
  }

  /** Expects the payload to claim this status; else the check failed. */
  public FunctionCall expectStatusCode(int status) {
    return check(
        call -> call.statusCode().equals(OptionalInt.of(status)),
        "the payload's statusCode is not " + status);
  }

  /**
   * Adds a check of your own, made of calls that are otherwise a success. An assertion that fails
   * in it counts as wrong, too.
   *
   * @param good whether the answer is as it should be
   * @param otherwise what is wrong if it is not, in a few words without anything that varies
   */
  public FunctionCall check(Predicate<Invocation> good, String otherwise) {
    checks.add(good, otherwise);
    return this;
  }

  /** As {@link #invoke(String)}, with this as a JSON object. */
  public Invocation invoke(Map<String, ? extends @Nullable Object> payload) {
    return invoke(json(payload));
  }

  /** As {@link #invoke(String)}, with this as a JSON array. */
  public Invocation invoke(List<?> payload) {
    return invoke(json(payload));
  }

  private static String json(Object payload) {
    try {
      return JSON.writeValueAsString(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the payload cannot be written as JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Calls the function and waits for the end of its answer. Records exactly one sample. Never
   * throws for an outcome: the invocation tells it.
   *
   * @param payload what the function gets, as JSON
   * @throws UserStopped if the test has cut this user off; a call that was under way is recorded as
   *     interrupted first
   */
  public Invocation invoke(String payload) {
    Attempt.refuseIfStopped();
    Invoke invoke = new Invoke(function, qualifier, type, logTail, payload);
    return new Attempt(FunctionInstruments.REQUEST_TYPE, row)
        .play(Play.current(), () -> done(invoke));
  }

  private Attempt.Done<Invocation> done(Invoke invoke) {
    Result result = functions.invoke(invoke);
    Invocation invocation = judged(Invocation.of(row, result));
    return new Attempt.Done<>(
        invocation,
        invocation.outcome(),
        invocation.error(),
        result.invocationId(),
        result.sent(),
        result.finished(),
        result.bytes(),
        FunctionObservations.of(result));
  }

  private Invocation judged(Invocation invocation) {
    if (invocation.outcome() != Outcome.SUCCESS) {
      return invocation;
    }
    String wrong = checks.wrongWith(invocation);
    return wrong.isEmpty() ? invocation : invocation.failed(wrong);
  }
}
