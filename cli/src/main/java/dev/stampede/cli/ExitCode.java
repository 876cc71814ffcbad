package dev.stampede.cli;

import dev.stampede.judge.RunVerdict;
import java.util.OptionalInt;

/**
 * Every code this program ends with. README.md shows the same table; a test keeps them alike. 69 is
 * the launcher's: no JDK, no Maven, or the build failed.
 */
public enum ExitCode {
  /** The run went through, and nothing failed. */
  OK(0, "the targets were met; or where none is judged, nothing failed"),
  /** Something failed, by Locust's rule; {@code --exit-code-on-error} changes it. */
  FAILURES(
      1,
      "nothing succeeded; or where no target is judged, something failed (--exit-code-on-error N)"),
  /** Wrong use: a flag, a value, or a combination of them. */
  USAGE(2, "wrong use: a flag or its value"),
  /** Targets were missed. */
  TARGETS(3, "targets missed (docs/targets.md)"),
  /** The scenario is missing, does not compile, or its users cannot be made. */
  SCENARIO(4, "the scenario is missing, does not compile, or its users cannot be made"),
  /** The target cannot be used: no credentials, no region, no port for the emulator. */
  TARGET(5, "the target cannot be used: credentials, region, endpoint, the emulator's port"),
  /** A result file cannot be written. */
  OUTPUT(6, "a result file cannot be written"),
  /** This machine cannot hold the planned load. */
  MACHINE(7, "this machine is too small for the run (stampede doctor tells what mends it)"),
  /** The page cannot be served. */
  PAGE(8, "the web page cannot be served: its port, its login or its certificate"),
  /** No JDK 25, no Maven, or the build failed: said by the launcher. */
  LAUNCHER(69, "no JDK 25, no Maven, or the build failed"),
  /** Our own fault. */
  INTERNAL(70, "an error of Stampede's own; please report it"),
  /** Ctrl-C, twice. */
  INTERRUPTED(130, "a second Ctrl-C (or SIGTERM) ended the program at once");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /**
   * The code of a run that was played to its end.
   *
   * @param onFailures what {@code --exit-code-on-error} says; empty where it is not given
   */
  static int of(RunVerdict verdict, OptionalInt onFailures) {
    int failures = onFailures.orElse(FAILURES.code);
    return switch (verdict) {
      case RunVerdict.Passed() -> OK.code;
      case RunVerdict.TargetsMissed missed -> TARGETS.code;
      case RunVerdict.Failures some -> failures;
      case RunVerdict.NothingSucceeded() -> Math.max(FAILURES.code, failures);
    };
  }

  /** What the shell sees. */
  public int code() {
    return code;
  }

  /** The line in the README's table. */
  public String meaning() {
    return meaning;
  }
}
