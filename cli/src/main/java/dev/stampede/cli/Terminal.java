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

  private static final int USUAL_COLUMNS = 80;

  /** This process's streams, with what the launcher found out about the terminal behind them. */
  static Terminal ofThisProcess() {
    return new Terminal(screen(FileDescriptor.out, "stdout"), screen(FileDescriptor.err, "stderr"));
  }

  private static Screen screen(FileDescriptor file, String name) {
    FileOutputStream stream = new FileOutputStream(file);
    if (!Boolean.getBoolean("stampede." + name + ".terminal")) {
      // What is not shown on a terminal is read by programs, whatever the locale (cron's is none).
      return Screen.pipe(new PrintStream(stream, false, StandardCharsets.UTF_8), true);
    }
    Charset charset = Charset.forName(System.getProperty(name + ".encoding", "UTF-8"));
    boolean utf8 = charset.equals(StandardCharsets.UTF_8);
    int columns = Integer.getInteger("stampede.columns", USUAL_COLUMNS);
    boolean colour = System.getenv("NO_COLOR") == null;
    return Screen.terminal(new PrintStream(stream, false, charset), () -> columns, utf8, colour);
  }
}
