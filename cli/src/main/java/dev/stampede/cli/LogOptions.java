package dev.stampede.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the configuration is, and how much the program says about its work. */
final class LogOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      order = 59,
      description =
          "Agents, functions, targets, profiles and flags in a file (default: stampede.yaml, if it"
              + " is there)")
  @Nullable Path config;

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
