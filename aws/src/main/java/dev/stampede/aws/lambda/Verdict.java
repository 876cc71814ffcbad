package dev.stampede.aws.lambda;

import dev.stampede.aws.outcome.EndingText;
import dev.stampede.aws.outcome.ErrorText;
import dev.stampede.aws.outcome.Outcomes;
import dev.stampede.aws.outcome.Outcomes.Flaw;
import dev.stampede.aws.outcome.Outcomes.FunctionFailure;
import dev.stampede.aws.wire.Ending;
import dev.stampede.aws.wire.WireSettings;
import dev.stampede.measure.Outcome;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What became of a call, by the table in {@link Outcomes}.
 *
 * @param outcome how it ended
 * @param error what failed, in one line; empty unless the outcome failed
 * @param failure how the function failed; empty where it did not
 * @param fault what it said of that; empty likewise
 * @param statusCode what the payload claims; empty where it claims nothing
 */
record Verdict(
    Outcome outcome,
    String error,
    Optional<FunctionFailure> failure,
    Optional<FunctionFault> fault,
    OptionalInt statusCode) {

  private static final int BAD = 400;

  static Verdict of(Ending ending, InvokeReader answer, WireSettings limits) {
    if (ending.kind() == Ending.Kind.INTERRUPTED) {
      return of(Outcome.INTERRUPTED, "");
    }
    if (answer.status() != 0 && !answer.answered()) {
      return refused(answer);
    }
    if (!answer.functionError().isEmpty()) {
      return failed(
          FunctionFailure.FUNCTION_ERROR,
          answer,
          ", " + answer.functionError(),
          OptionalInt.empty());
    }
    if (ending.kind() == Ending.Kind.STOPPED
        || (ending.kind() == Ending.Kind.WHOLE && answer.page())) {
      return of(Flaw.NO_PAYLOAD.outcome(), Flaw.NO_PAYLOAD.text());
    }
    if (ending.kind() != Ending.Kind.WHOLE) {
      return of(Outcomes.byEnding(ending.kind()), EndingText.of(ending, limits));
    }
    OptionalInt status = FunctionFault.statusCode(answer.payload());
    if (status.isPresent() && status.getAsInt() >= BAD) {
      return failed(
          FunctionFailure.BUSINESS_ERROR, answer, ", statusCode " + status.getAsInt(), status);
    }
    return new Verdict(Outcome.SUCCESS, "", Optional.empty(), Optional.empty(), status);
  }

  private static Verdict of(Outcome outcome, String error) {
    return new Verdict(outcome, error, Optional.empty(), Optional.empty(), OptionalInt.empty());
  }

  private static Verdict refused(InvokeReader answer) {
    String reason = answer.told().reason();
    String where = "HTTP " + answer.status() + (reason.isEmpty() ? "" : ", " + reason);
    return of(
        Outcomes.beforeStream(answer.status(), answer.errorCode()),
        ErrorText.of(answer.errorCode(), answer.told().message(), where));
  }

  private static Verdict failed(
      FunctionFailure failure, InvokeReader answer, String detail, OptionalInt status) {
    FunctionFault fault = FunctionFault.of(answer.payload());
    return new Verdict(
        failure.outcome(),
        ErrorText.of(fault.type(), fault.plainMessage(), failure.text() + detail),
        Optional.of(failure),
        Optional.of(fault),
        status);
  }
}
