package dev.stampede.emulator.fault;

import dev.stampede.emulator.chance.Draws;
import dev.stampede.emulator.chance.Draws.Purpose;
import dev.stampede.emulator.settings.BadSettingException;
import dev.stampede.emulator.settings.Share;
import java.util.List;
import java.util.Optional;

/** Decides for each call whether, and how, it goes wrong. */
public final class FaultPlan {
  private final List<Fault> faults;

  /**
   * A plan of these faults; a call meets at most one.
   *
   * @throws BadSettingException if the shares add up to more than all calls
   */
  public FaultPlan(List<Fault> faults) {
    checkShares(faults);
    this.faults = List.copyOf(faults);
  }

  /**
   * Checks that these faults can be planned together for the calls of a target.
   *
   * @throws BadSettingException if the shares add up to more than all calls, or a fault cannot
   *     befall such calls
   */
  public static void check(List<Fault> faults, FaultTarget target) {
    checkShares(faults);
    for (Fault fault : faults) {
      if (!fault.kind().strikes(target)) {
        throw new BadSettingException(
            "the fault " + fault.kind() + " cannot befall calls of " + target.label());
      }
    }
  }

  private static void checkShares(List<Fault> faults) {
    double sum = faults.stream().mapToDouble(Fault::share).sum();
    if (sum > 1 + 1e-9) {
      throw new BadSettingException(
          "the faults' shares add up to "
              + Share.show(sum)
              + ": at most 100% of the calls can fail");
    }
  }

  /**
   * The fault a call meets, if any.
   *
   * @param attempt which attempt of the caller's it is: 1, or more for a retry
   */
  public Optional<FaultKind> draw(Draws draws, int attempt) {
    return draw(faults, draws, attempt);
  }

  /** The fault of these that a call meets, if any; together they befall at most all calls. */
  public static Optional<FaultKind> draw(List<Fault> faults, Draws draws, int attempt) {
    if (faults.isEmpty()) {
      return Optional.empty();
    }
    double left = draws.unit(Purpose.FAULT, 0);
    for (Fault fault : faults) {
      left -= fault.share();
      if (left < 0) {
        return attempt > 1 && fault.firstAttemptOnly()
            ? Optional.empty()
            : Optional.of(fault.kind());
      }
    }
    return Optional.empty();
  }
}
