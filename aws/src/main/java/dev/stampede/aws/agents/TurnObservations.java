package dev.stampede.aws.agents;

import dev.stampede.aws.agents.Reply.Moments;
import dev.stampede.aws.trace.Route;
import dev.stampede.aws.trace.TurnTrace;
import dev.stampede.measure.Observation;
import dev.stampede.measure.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Turns a reply into what its sample observes; the meanings are {@link AgentInstruments}'. */
public final class TurnObservations {

  private final List<Observation> list = new ArrayList<>(16);

  private TurnObservations() {}

  /**
   * What a turn observes.
   *
   * @param reply what came
   * @param outcome how the turn ended, the scenario's own checks included
   * @param expected the collaborator it should go to; empty where nothing was expected
   * @param cost what it cost, in billionths of a dollar; empty where that is not known
   */
  public static List<Observation> of(
      Reply reply, Outcome outcome, String expected, OptionalLong cost) {
    TurnObservations turn = new TurnObservations();
    if (outcome == Outcome.INTERRUPTED) {
      turn.paidInVain(reply.trace());
      return turn.list;
    }
    if (outcome == Outcome.SUCCESS) {
      turn.times(reply.moments());
    }
    turn.amounts(reply);
    if (cost.isPresent()) {
      turn.amount(AgentInstruments.TURNS_PRICED, 1);
      turn.amount(AgentInstruments.COST, cost.getAsLong());
    }
    if (!expected.isEmpty() && routeCanBeJudged(reply, outcome)) {
      turn.list.add(
          new Observation.Cell(
              AgentInstruments.ROUTE, Route.plain(expected), reply.trace().route().label()));
    }
    return turn.list;
  }

  /**
   * Whether the route of this turn is known for certain, so that it may be called right or wrong.
   */
  public static boolean routeCanBeJudged(Reply reply, Outcome outcome) {
    TurnTrace trace = reply.trace();
    boolean whole = outcome == Outcome.SUCCESS || outcome == Outcome.CHECK_FAILED;
    return whole && trace.events() > 0 && trace.unreadable() == 0 && !trace.cutShort();
  }

  /** Why the route of a turn that ended well is not known, in words that follow "and". */
  public static String whyRouteIsUnknown(TurnTrace trace) {
    if (trace.events() == 0) {
      return "no trace came";
    }
    return trace.unreadable() > 0
        ? "a part of the trace could not be read"
        : "a guardrail cut the turn short";
  }

  /** Half a turn has no place among the measures of whole ones, but its tokens are paid for. */
  private void paidInVain(TurnTrace trace) {
    amount(AgentInstruments.TOKENS_INPUT_INTERRUPTED, trace.inputTokens());
    amount(AgentInstruments.TOKENS_OUTPUT_INTERRUPTED, trace.outputTokens());
  }

  private void times(Moments moments) {
    time(AgentInstruments.TTFE, moments.firstEvent());
    time(AgentInstruments.TTFD, moments.firstDelegation());
    if (moments.streamed()) {
      time(AgentInstruments.TTFT, moments.firstChunk());
      time(AgentInstruments.TTLT, moments.lastChunk());
      for (int i = 0; i < moments.gaps().count(); i++) {
        list.add(new Observation.Time(AgentInstruments.ICL, moments.gaps().nanos(i)));
      }
    } else {
      amount(AgentInstruments.TURNS_NOT_STREAMED, 1);
    }
  }

  private void amounts(Reply reply) {
    TurnTrace trace = reply.trace();
    amount(AgentInstruments.EVENTS_UNKNOWN, reply.unknownEvents());
    amount(AgentInstruments.CONTROL_RETURNED, reply.returnControl().isPresent() ? 1 : 0);
    amount(AgentInstruments.FILES, reply.files().size());
    if (trace.events() > 0) {
      amount(AgentInstruments.TURNS_TRACED, 1);
      amount(AgentInstruments.TOKENS_INPUT, trace.inputTokens());
      amount(AgentInstruments.TOKENS_OUTPUT, trace.outputTokens());
      amount(AgentInstruments.TRACE_BYTES, trace.bytes());
      amount(AgentInstruments.TRACE_UNREADABLE, trace.unreadable());
      amount(AgentInstruments.TRACE_UNKNOWN, trace.unknown());
      amount(AgentInstruments.TURNS_GUARDED, trace.guardrailIntervened() ? 1 : 0);
      amount(AgentInstruments.ROUTE_FALLBACK, trace.fellBack() ? 1 : 0);
      amount(AgentInstruments.ACTIONS, trace.actions());
    }
  }

  private void amount(String instrument, long amount) {
    if (amount != 0) {
      list.add(new Observation.Amount(instrument, amount));
    }
  }

  private void time(String instrument, OptionalLong nanos) {
    nanos.ifPresent(length -> list.add(new Observation.Time(instrument, length)));
  }
}
