package dev.stampede.cli;

import java.io.PrintStream;
import picocli.CommandLine.Option;

/** How much the program says about its work. */
final class LogOptions {

  @Option(
      names = {"-L", "--loglevel"},
      paramLabel = "LEVEL",
      order = 60,
      description = "DEBUG, INFO, WARNING, ERROR or CRITICAL (default: INFO)")
  String level = "INFO";

  /**
   * Refuses an unknown level.
   *
   * @throws IllegalArgumentException naming the levels there are
   */
  void check() {
    Logs.level(level);
  }

  /** Sends log lines of this level and above to a stream. */
  void apply(PrintStream stream) {
    Logs.to(stream, Logs.level(level));
  }
}
