package dev.stampede.cli;

import dev.stampede.output.console.Screen;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The two streams that a command writes to: results to {@code out}, progress and messages to {@code
 * err}.
 */
record Terminal(Screen out, Screen err) {

  /** This process's streams, with what the launcher found out about the terminal behind them. */
  static Terminal ofThisProcess() {
    // What is not shown on a terminal is read by programs, whatever the locale (cron's is none).
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    Screen results = Screen.pipe(out, true);
    if (!Boolean.getBoolean("stampede.stderr.terminal")) {
      PrintStream err =
          new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8);
      return new Terminal(results, Screen.pipe(err, true));
    }
    Charset charset = Charset.forName(System.getProperty("stderr.encoding", "UTF-8"));
    boolean utf8 = charset.equals(StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), false, charset);
    int columns = Integer.getInteger("stampede.columns", 80);
    boolean colour = System.getenv("NO_COLOR") == null;
    return new Terminal(results, Screen.terminal(err, () -> columns, utf8, colour));
  }
}
