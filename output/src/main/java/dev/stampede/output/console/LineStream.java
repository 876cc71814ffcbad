package dev.stampede.output.console;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Hands on what is written to it line by line, so that no two lines are ever mixed. */
final class LineStream extends OutputStream {

  private final Consumer<String> lines;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private LineStream(Consumer<String> lines) {
    this.lines = lines;
  }

  /** A stream of UTF-8 whose lines go there. */
  static PrintStream to(Consumer<String> lines) {
    return new PrintStream(new LineStream(lines), false, StandardCharsets.UTF_8);
  }

  @Override
  public void write(int b) {
    if (b == '\n') {
      end();
    } else if (b != '\r') {
      line.write(b);
    }
  }

  @Override
  public void close() {
    if (line.size() > 0) {
      end();
    }
  }

  private void end() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    lines.accept(text);
  }
}
