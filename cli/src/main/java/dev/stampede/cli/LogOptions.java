package dev.stampede.cli;

import dev.stampede.output.UnwritableException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the configuration is, and how much the program says about its work. */
final class LogOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      order = 89,
      description =
          "Agents, functions, targets, profiles and flags in a file (default: stampede.yaml, if it"
              + " is there)")
  @Nullable Path config;

  @Option(
      names = {"-L", "--loglevel"},
      paramLabel = "LEVEL",
      order = 90,
      description = "DEBUG, INFO, WARNING, ERROR or CRITICAL (default: INFO)")
  String level = "INFO";

  @Option(
      names = "--logfile",
      paramLabel = "FILE",
      order = 91,
      description = "Write log lines to a file (default: stderr)")
  @Nullable Path logfile;

  /**
   * Refuses an unknown level.
   *
   * @throws IllegalArgumentException naming the levels there are
   */
  void check() {
    Logs.level(level);
  }

  /**
   * Sends log lines of this level and above to a stream, or to the file that was asked for.
   *
   * @throws UnwritableException if that cannot be written
   */
  void apply(PrintStream stream) {
    Logs.to(logfile == null ? stream : file(logfile), Logs.level(level));
  }

  private static PrintStream file(Path path) {
    try {
      return new PrintStream(
          Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
          true,
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UnwritableException(
          "--logfile " + path + " cannot be written: " + e.getMessage(), e);
    }
  }
}
