package dev.stampede.cli;

import dev.stampede.input.BadInput;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a run waits for the page. */
final class PageOptions {

  @Option(
      names = "--autostart",
      order = 71,
      description = "Start at once, and show the page beside it")
  boolean autostart;

  @Option(
      names = "--autoquit",
      paramLabel = "TIME",
      order = 72,
      description = "Quit this long after the run is over; needs --autostart")
  @Nullable Duration autoquit;

  /**
   * Flags that need each other.
   *
   * @param headless whether there is no page at all
   * @throws BadInput naming them
   */
  void check(boolean headless) {
    if (headless && autostart) {
      throw new BadInput("--headless and --autostart: a run without a page starts at once anyway");
    }
    if (autoquit != null && !autostart) {
      throw BadInput.ofFlag(
          "--autoquit", "--autoquit needs --autostart: without it nobody knows when to begin");
    }
    if (autoquit != null && autoquit.isNegative()) {
      throw BadInput.ofFlag("--autoquit", "--autoquit must be 0 or more");
    }
  }

  Optional<Duration> autoquit() {
    return Optional.ofNullable(autoquit);
  }
}
