package dev.stampede.emulator.fault;

import dev.stampede.emulator.chance.Draws;
import dev.stampede.emulator.chance.Draws.Purpose;
import dev.stampede.input.BadInput;
import dev.stampede.input.Share;
import java.util.List;
import java.util.Optional;

/**
 * Decides for a call whether, and how, it goes wrong. A call meets at most one fault; those of a
 * window come before those of all times, so that an outage is one whatever else goes wrong.
 */
public final class FaultPlan {
  private FaultPlan() {}

  /**
   * Checks that these faults can be planned together for the calls of a target.
   *
   * @throws BadInput if the shares of faults of all times add up to more than all calls, or a fault
   *     cannot befall such calls
   */
  public static void check(List<Fault> faults, FaultTarget target) {
    checkShares(faults);
    for (Fault fault : faults) {
      if (!fault.kind().strikes(target)) {
        throw new BadInput(
            "the fault " + fault.kind() + " cannot befall calls of " + target.label());
      }
    }
  }

  private static void checkShares(List<Fault> faults) {
    double most = 0;
    for (Fault one : faults) {
      double sum = 0;
      for (Fault fault : faults) {
        boolean together = fault.agent().isEmpty() || fault.agent().equals(one.agent());
        sum += together && !ofAWindow(fault) ? fault.share() : 0;
      }
      most = Math.max(most, sum);
    }
    if (most > 1 + 1e-9) {
      throw new BadInput(
          "the faults' shares add up to "
              + Share.show(most)
              + ": at most 100% of the calls can fail");
    }
  }

  private static boolean ofAWindow(Fault fault) {
    return !fault.window().equals(Window.ALWAYS);
  }

  /** The fault that a call meets because of the agent or the function it is for, if any. */
  public static Optional<FaultKind> ofCalled(
      List<Fault> faults, String called, Moment moment, Draws draws) {
    return faults.isEmpty()
        ? Optional.empty()
        : drawn(faults, called, /* all= */ true, moment, draws.unit(Purpose.FAULT, 0));
  }

  /**
   * The fault that a turn meets because these agents are asked within it, if any: what an agent's
   * own fault {@linkplain Collaboration#asSeenByCaller is to the supervisor's caller}. Each draws
   * for itself; the first that strikes where the caller sees it is the turn's.
   */
  public static Optional<FaultKind> ofAsked(
      List<Fault> faults, List<String> asked, Moment moment, Draws draws) {
    for (int i = 0; i < asked.size(); i++) {
      Optional<FaultKind> seen =
          drawn(faults, asked.get(i), /* all= */ false, moment, draws.unit(Purpose.FAULT, i + 1))
              .flatMap(Collaboration::asSeenByCaller);
      if (seen.isPresent()) {
        return seen;
      }
    }
    return Optional.empty();
  }

  private static Optional<FaultKind> drawn(
      List<Fault> faults, String agent, boolean all, Moment moment, double unit) {
    double left = unit;
    for (boolean windows : WINDOWS_FIRST) {
      for (Fault fault : faults) {
        boolean meant = fault.agent().map(agent::equals).orElse(all);
        if (meant && ofAWindow(fault) == windows && fault.window().holds(moment)) {
          left -= fault.share();
          if (left < 0) {
            return fault.firstAttemptOnly() && moment.attempt() > 1
                ? Optional.empty()
                : Optional.of(fault.kind());
          }
        }
      }
    }
    return Optional.empty();
  }

  private static final boolean[] WINDOWS_FIRST = {true, false};
}
