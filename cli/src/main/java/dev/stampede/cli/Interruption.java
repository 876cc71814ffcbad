package dev.stampede.cli;

import java.util.function.BooleanSupplier;

/**
 * What Ctrl-C and SIGTERM do while a run is on: the first ends it in order, with all its output;
 * the second ends the program at once.
 */
final class Interruption {

  private Interruption() {}

  /**
   * From now on signals are meant for what this ends.
   *
   * @param isPlaying whether there is a run on that users may want to finish
   */
  static void endsInOrder(BooleanSupplier isPlaying, Runnable stop) {
    Signals.onStop(times -> {
      if (times > 1) {
        // halt, not exit: nothing may keep a second Ctrl-C waiting. Files hold whole lines only.
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
      }
      Logs.LOG.info(
          isPlaying.getAsBoolean()
              ? "Stopping: users may finish within --stop-timeout; Ctrl-C again quits at once"
              : "Ending; Ctrl-C again quits at once");
      stop.run();
    });
  }
}
