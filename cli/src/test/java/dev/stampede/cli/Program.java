package dev.stampede.cli;

import dev.stampede.output.console.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The whole program inside this JVM, as {@code main} runs it: arguments in, what it did out. */
record Program(int exit, String out, String err) {

  static Program run(String... arguments) {
    return run(Map.of(), arguments);
  }

  static Program run(Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = new Stampede(new Terminal(screen(out), screen(err)), environment).run(arguments);
    return new Program(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static Screen screen(ByteArrayOutputStream to) {
    return Screen.pipe(new PrintStream(to, true, StandardCharsets.UTF_8), true);
  }
}
