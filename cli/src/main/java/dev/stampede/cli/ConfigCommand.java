package dev.stampede.cli;

import dev.stampede.config.Configuration;
import dev.stampede.config.Listing;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Tells what a run with these flags would be configured as, and where each value comes from. */
@Command(
    name = "config",
    sortOptions = false,
    synopsisHeading = "Usage: ",
    customSynopsis = "stampede config [the flags of a run]",
    description =
        "Prints what a run with these flags is configured as, and where each value comes from.")
final class ConfigCommand extends RunFlags implements Callable<Integer> {

  private final Terminal terminal;
  private final Configuration configuration;

  ConfigCommand(Terminal terminal, Configuration configuration) {
    this.terminal = terminal;
    this.configuration = configuration;
  }

  @Override
  public Integer call() {
    EffectiveFlags flags = effective(configuration);
    Configuration chosen = target.choose(configuration);
    check();
    // All that a run would refuse before it begins.
    emulator.settings(0);
    RunTargets.of(chosen, Playhouse.INSIGHTS);
    target.agents(chosen);
    target.functions(chosen);
    RunOrder order = Repertoire.of(this, chosen).order();
    Configuration effective = flags.over(chosen, order, usual());
    Listing.of(effective).forEach(terminal.out().stream()::println);
    terminal.out().stream().flush();
    return ExitCode.OK.code();
  }
}
