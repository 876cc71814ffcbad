package dev.stampede.cli;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** All the flags of a run, for those commands that play one or tell what it would be. */
class RunFlags {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this page")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version")
  boolean version;

  @ArgGroup(validate = false, order = 1, heading = "%nLoad:%n")
  RunOptions run = new RunOptions();

  @ArgGroup(validate = false, order = 2, heading = "%nResults:%n")
  OutputOptions output = new OutputOptions();

  @ArgGroup(validate = false, order = 3, heading = "%nTarget:%n")
  TargetOptions target = new TargetOptions();

  @ArgGroup(validate = false, order = 4, heading = "%nEmbedded emulator:%n")
  EmulatorOptions emulator = new EmulatorOptions();

  @ArgGroup(validate = false, order = 5, heading = "%nConfiguration and log:%n")
  LogOptions logs = new LogOptions();

  /**
   * The values that are right one by one and wrong together, or out of range.
   *
   * @throws dev.stampede.input.BadInput naming the flag
   */
  final void check() {
    run.check();
    output.check();
    target.check();
    logs.check();
  }
}
