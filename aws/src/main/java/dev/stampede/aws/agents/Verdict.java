package dev.stampede.aws.agents;

import dev.stampede.aws.outcome.EndingText;
import dev.stampede.aws.outcome.ErrorText;
import dev.stampede.aws.outcome.Outcomes;
import dev.stampede.aws.outcome.Outcomes.Flaw;
import dev.stampede.aws.trace.TurnTrace;
import dev.stampede.aws.wire.Ending;
import dev.stampede.aws.wire.WireSettings;
import dev.stampede.measure.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What became of a turn, by the table in {@link Outcomes}.
 *
 * @param outcome how it ended
 * @param error what failed, in one line; empty unless the outcome failed
 */
record Verdict(Outcome outcome, String error) {

  static Verdict of(
      Ending ending, TurnReader answer, TurnTrace trace, boolean traced, WireSettings limits) {
    if (ending.kind() == Ending.Kind.INTERRUPTED) {
      return new Verdict(Outcome.INTERRUPTED, "");
    }
    if (answer.excepted()) {
      return new Verdict(
          Outcomes.withinStream(answer.errorCode()),
          ErrorText.of(answer.errorCode(), answer.errorMessage(), "in the stream"));
    }
    if (answer.status() != 0 && answer.status() != 200) {
      return new Verdict(
          Outcomes.beforeStream(answer.status(), answer.errorCode()),
          ErrorText.of(answer.errorCode(), answer.errorMessage(), "HTTP " + answer.status()));
    }
    Flaw known = answer.flaw();
    if (ending.kind() == Ending.Kind.STOPPED && known != null) {
      return flawed(known, answer.flawDetail());
    }
    if (ending.kind() != Ending.Kind.WHOLE) {
      return new Verdict(Outcomes.byEnding(ending.kind()), EndingText.of(ending, limits));
    }
    Flaw flaw = known != null ? known : missing(answer, trace, traced);
    if (flaw == null) {
      return new Verdict(Outcome.SUCCESS, "");
    }
    return flawed(flaw, flaw == Flaw.AGENT_FAILED ? trace.failure() : answer.flawDetail());
  }

  private static Verdict flawed(Flaw flaw, String detail) {
    return new Verdict(flaw.outcome(), ErrorText.of(flaw.text(), detail, ""));
  }

  /** What a stream lacks that came whole. */
  private static @Nullable Flaw missing(TurnReader answer, TurnTrace trace, boolean traced) {
    if (answer.events() == 0) {
      return Flaw.NO_EVENTS;
    }
    if (answer.returnedControl().isPresent()) {
      // The agent waits for its caller: a whole answer, though not a text, and not yet an end.
      return null;
    }
    if (!trace.failure().isEmpty() && !(trace.finished() && !answer.answer().isEmpty())) {
      return Flaw.AGENT_FAILED;
    }
    if (answer.answer().isEmpty()) {
      return Flaw.NO_ANSWER;
    }
    // A guardrail that steps in ends the turn in the agent's place, and an event that could not be
    // read may have been the end.
    boolean mustFinish = traced && !trace.guardrailIntervened() && trace.unreadable() == 0;
    return mustFinish && !trace.finished() ? Flaw.NO_FINISH : null;
  }
}
