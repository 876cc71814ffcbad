package dev.stampede.cli;

import dev.stampede.aws.wire.WireSettings;

/** Where the JVM comes in. */
public final class Main {

  private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

  private Main() {}

  /** Runs the command line and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    shareProcessors();
    // exit, not return: a user's task that would not end must not keep the program alive.
    System.exit(new Stampede(Terminal.ofThisProcess(), System.getenv()).run(arguments));
  }

  /**
   * Leaves the processors that the event loops feed on to them. A carrier thread for every
   * processor, as the JDK has by default, only takes turns with the loops: an eighth more CPU for
   * each call. Read by the JDK when the first virtual thread starts.
   */
  private static void shareProcessors() {
    int processors = Runtime.getRuntime().availableProcessors();
    int carriers = processors - WireSettings.defaults().eventLoops();
    if (System.getProperty(CARRIERS) == null) {
      System.setProperty(CARRIERS, Integer.toString(Math.max(1, carriers)));
    }
  }
}
