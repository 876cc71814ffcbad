package dev.stampede.cli;

import dev.stampede.doctor.Finding;
import dev.stampede.doctor.Finding.Grade;
import dev.stampede.doctor.MachineChecks;
import dev.stampede.doctor.MachineFacts;
import dev.stampede.doctor.PlannedRun;
import java.util.List;

/** Whether this machine is fit for a run: asked before each, while a refusal costs nothing. */
final class Fitness {

  private Fitness() {}

  /** All there is to say. */
  static List<Finding> findings(LoadChoice load, TargetOptions target) {
    PlannedRun run = new PlannedRun(load.users(), target.connectionsAtMost(), target.isEmulator());
    return MachineChecks.of(MachineFacts.ofThisProcess(), run);
  }

  /**
   * Refuses a run that cannot be right here.
   *
   * @throws Refusal telling what is too small, and what mends it
   */
  static void check(LoadChoice load, TargetOptions target) {
    for (Finding finding : findings(load, target)) {
      if (finding.grade() == Grade.PROBLEM) {
        throw new Refusal(
            ExitCode.MACHINE, finding.what() + ": " + finding.why() + "\ndo: " + finding.cure());
      }
      if (finding.grade() == Grade.ADVICE) {
        Logs.LOG.warn("{}: {}; do: {}", finding.what(), finding.why(), finding.cure());
      }
    }
  }
}
