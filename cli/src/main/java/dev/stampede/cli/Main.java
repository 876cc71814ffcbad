package dev.stampede.cli;

/** Where the JVM comes in. */
public final class Main {

  private Main() {}

  /** Runs the command line and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    // exit, not return: a user's task that would not end must not keep the program alive.
    System.exit(new Stampede(Terminal.ofThisProcess(), System.getenv()).run(arguments));
  }
}
