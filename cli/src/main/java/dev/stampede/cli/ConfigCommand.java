package dev.stampede.cli;

import dev.stampede.config.Configuration;
import dev.stampede.config.Listing;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

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

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
  CommandSpec spec;

  ConfigCommand(Terminal terminal, Configuration configuration) {
    this.terminal = terminal;
    this.configuration = configuration;
  }

  @Override
  public Integer call() {
    Configuration effective = EffectiveFlags.of(spec.commandLine()).over(configuration);
    effective = target.choose(effective);
    check();
    Listing.of(effective).forEach(terminal.out().stream()::println);
    terminal.out().stream().flush();
    return ExitCode.OK.code();
  }
}
