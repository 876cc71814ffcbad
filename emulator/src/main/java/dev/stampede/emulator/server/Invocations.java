package dev.stampede.emulator.server;

import com.fasterxml.jackson.core.JacksonException;
import dev.stampede.emulator.behaviour.Behaviour;
import dev.stampede.emulator.chance.Draws;
import dev.stampede.emulator.fault.FaultKind;
import dev.stampede.emulator.fault.FaultPlan;
import dev.stampede.emulator.functions.Call;
import dev.stampede.emulator.functions.Execution;
import dev.stampede.emulator.functions.FunctionSettings;
import dev.stampede.emulator.functions.Functions;
import dev.stampede.emulator.functions.FunctionsSettings;
import dev.stampede.emulator.truth.Entry;
import dev.stampede.emulator.truth.TrueInvocation;
import dev.stampede.emulator.truth.TrueOutcome;
import dev.stampede.emulator.wire.AwsError;
import dev.stampede.emulator.wire.LambdaError;
import dev.stampede.emulator.wire.ServiceError;
import dev.stampede.emulator.wire.ThrottleReason;
import java.util.Optional;
import java.util.UUID;

/** Decides what is to be done with calls of Lambda Invoke. Thread-safe. */
final class Invocations {
  private static final int MAX_PAYLOAD = 6_291_456;
  private static final int MAX_EVENT = 1_048_576;

  private final Functions functions;
  private final long seed;
  private final Times times;

  Invocations(Functions functions, long seed, Times times) {
    this.functions = functions;
    this.seed = seed;
    this.times = times;
  }

  private enum Type {
    REQUEST_RESPONSE,
    EVENT,
    DRY_RUN
  }

  /** A call in hand. */
  private record Task(
      Reception.Call call, FunctionsSettings account, FunctionSettings function, String version) {
    Request request() {
      return call.request();
    }

    Entry entry() {
      return call.entry();
    }
  }

  /**
   * Decides about a call.
   *
   * @throws Refused if there is no such function
   */
  Plan plan(Reception.Call call, FunctionPath path) {
    if (!call.request().method().equals("POST")) {
      return refusal(405, ServiceError.UNKNOWN_OPERATION, "Invoke is a POST request");
    }
    FunctionPath.Name name = path.name();
    FunctionsSettings account = call.inForce().behaviour().functions();
    FunctionSettings function =
        account.function(name.function()).orElseThrow(() -> notFound(call, name));
    String version = function.version(name.qualifier());
    if (version.isEmpty()) {
      throw notFound(call, name);
    }
    UUID id = RequestIds.next();
    var task = new Task(call, account, function, version);
    try {
      return plan(task, id);
    } catch (Refused e) {
      String type = e.error().type();
      call.entry().invocation(TrueInvocation.of(function.name(), id, 0, type));
      return now(LambdaAnswer.error(e.error().status(), Optional.of(e.error()), e.reason(), id));
    }
  }

  private static Refused notFound(Reception.Call call, FunctionPath.Name name) {
    Behaviour behaviour = call.inForce().behaviour();
    return new Refused(
        LambdaError.RESOURCE_NOT_FOUND,
        "Function not found: arn:aws:lambda:"
            + behaviour.region()
            + ":"
            + behaviour.functions().accountId()
            + ":function:"
            + name.function()
            + (name.qualifier().isEmpty() ? "" : ":" + name.qualifier()));
  }

  private Plan plan(Task task, UUID id) {
    Request request = task.request();
    Type type = type(request);
    int limit = type == Type.EVENT ? MAX_EVENT : MAX_PAYLOAD;
    if (request.body().length > limit) {
      throw new Refused(
          LambdaError.REQUEST_TOO_LARGE,
          "Request must be smaller than " + limit + " bytes for the InvokeFunction operation");
    }
    var draws = new Draws(seed, task.call().number());
    Optional<FaultKind> fault =
        FaultPlan.ofCalled(
            task.function().faults(),
            task.function().name(),
            task.call().inForce().moment(request),
            draws);
    Call call = call(task, fault, draws, id);
    return switch (fault.orElse(null)) {
      case FaultKind.Status(int status, Optional<AwsError> error) -> {
        String reason = error.map(AwsError::type).orElse("");
        task.entry().invocation(TrueInvocation.of(task.function().name(), id, 0, reason));
        String message = error.map(AwsError::message).orElse("");
        yield now(LambdaAnswer.error(status, error, message, id));
      }
      case FaultKind.UnlistedStatus(int status, String name) -> {
        task.entry().invocation(TrueInvocation.of(task.function().name(), id, 0, name));
        yield now(LambdaAnswer.unlisted(status, name, id));
      }
      case FaultKind.Throttled(ThrottleReason reason) -> throttled(task, reason, 0, id);
      case FaultKind.Close _ -> {
        task.entry().invocation(TrueInvocation.of(task.function().name(), id, 0, ""));
        yield new Plan.HangUp();
      }
      case FaultKind.FunctionError _, FaultKind.BusinessError _, FaultKind.Slow _ ->
          carriedOut(type, call, task, fault);
      case FaultKind.Reset _, FaultKind.Truncate _, FaultKind.Silence _ ->
          carriedOut(type, call, task, fault);
      case FaultKind.OnlyAgents kind ->
          throw new IllegalStateException("befalls no function: " + kind);
      case null -> carriedOut(type, call, task, fault);
    };
  }

  private Plan carriedOut(Type type, Call call, Task task, Optional<FaultKind> fault) {
    return switch (type) {
      case REQUEST_RESPONSE -> run(call, task, fault);
      case EVENT -> accepted(call, task, fault);
      case DRY_RUN ->
          unwaited(LambdaAnswer.dryRun(call.requestId()), call, task, fault, Optional.empty());
    };
  }

  private static Type type(Request request) {
    String type = request.headers().get("X-Amz-Invocation-Type", "RequestResponse");
    return switch (type) {
      case "RequestResponse" -> Type.REQUEST_RESPONSE;
      case "Event" -> Type.EVENT;
      case "DryRun" -> Type.DRY_RUN;
      default ->
          throw new Refused(
              LambdaError.VALIDATION,
              "1 validation error detected: Value '"
                  + type
                  + "' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value"
                  + " set: [Event, RequestResponse, DryRun]");
    };
  }

  private static Call call(Task task, Optional<FaultKind> fault, Draws draws, UUID id) {
    try {
      byte[] payload = task.request().body();
      return new Call(task.account(), task.function(), task.version(), payload, fault, draws, id);
    } catch (JacksonException e) {
      throw new Refused(
          LambdaError.INVALID_REQUEST_CONTENT,
          LambdaError.INVALID_REQUEST_CONTENT.message() + ": " + e.getOriginalMessage());
    }
  }

  private Plan run(Call call, Task task, Optional<FaultKind> fault) {
    return switch (functions.start(call, times.nanoTime().getAsLong())) {
      case Functions.Throttled(ThrottleReason reason, int busy) ->
          throttled(task, reason, busy, call.requestId());
      case Functions.Running(Execution run) -> {
        task.entry()
            .invocation(
                new TrueInvocation(
                    task.function().name(),
                    Optional.of(call.requestId()),
                    Optional.of(run.start()),
                    run.startNanos(),
                    run.billedMillis(),
                    run.busy(),
                    run.reason()));
        boolean tail = task.request().headers().get("X-Amz-Log-Type", "None").equals("Tail");
        long epochNanos = Times.epochNanos(times.wall());
        LambdaAnswer answer = LambdaAnswer.result(run, tail, trace(task, epochNanos), epochNanos);
        TrueOutcome outcome =
            run.failed()
                ? TrueOutcome.FUNCTION_ERROR
                : run.businessError() ? TrueOutcome.BUSINESS_ERROR : TrueOutcome.ANSWERED;
        yield new Plan.Invoke(
            answer,
            task.request().nanos() + run.totalNanos(),
            fault,
            entry -> entry.end(outcome),
            () -> functions.end(run, times.nanoTime().getAsLong()),
            Optional.empty());
      }
    };
  }

  private Plan accepted(Call call, Task task, Optional<FaultKind> fault) {
    LambdaAnswer answer =
        LambdaAnswer.accepted(call.requestId(), trace(task, Times.epochNanos(times.wall())));
    var run = new AsyncRun(functions, call, times.nanoTime());
    return unwaited(answer, call, task, fault, Optional.of(run));
  }

  // An answer that waits for no function.
  private static Plan unwaited(
      LambdaAnswer answer,
      Call call,
      Task task,
      Optional<FaultKind> fault,
      Optional<AsyncRun> background) {
    task.entry().invocation(TrueInvocation.of(task.function().name(), call.requestId(), 0, ""));
    return new Plan.Invoke(
        answer,
        task.request().nanos(),
        fault,
        entry -> entry.end(TrueOutcome.ANSWERED),
        () -> {},
        background);
  }

  private static Plan throttled(Task task, ThrottleReason reason, int busy, UUID id) {
    String function = task.function().name();
    task.entry().invocation(TrueInvocation.of(function, id, busy, reason.label()));
    return now(LambdaAnswer.throttled(reason, id));
  }

  private static String trace(Task task, long epochNanos) {
    String asked = task.request().headers().get("X-Amzn-Trace-Id", "");
    return LambdaAnswer.trace(asked, RequestIds.next(), epochNanos / 1_000_000_000L);
  }

  /** The plan for a call that is refused before its function is known. */
  static Plan refusal(int status, AwsError error, String message) {
    return now(LambdaAnswer.error(status, Optional.of(error), message, RequestIds.next()));
  }

  private static Plan now(LambdaAnswer answer) {
    return new Plan.Invoke(
        answer,
        Long.MIN_VALUE,
        Optional.empty(),
        entry -> {
          if (answer.status() < 400) {
            entry.end(TrueOutcome.ANSWERED);
          } else {
            entry.endWithStatus(answer.status());
          }
        },
        () -> {},
        Optional.empty());
  }
}
