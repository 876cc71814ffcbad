package dev.stampede.output.console;

import dev.stampede.output.text.Glyphs;
import java.io.PrintStream;
import java.util.function.IntSupplier;

/**
 * Where text goes, and what it can show.
 *
 * @param stream writes the text
 * @param terminal whether a person looks at it now, so that lines may be rewritten
 * @param columns how wide it is now; asked again before each use, since windows are resized
 * @param glyphs its characters
 * @param colour whether it shows colours
 */
public record Screen(
    PrintStream stream, boolean terminal, IntSupplier columns, Glyphs glyphs, boolean colour) {

  /** A file or a pipe: lines of any length, never rewritten. */
  public static Screen pipe(PrintStream stream, boolean utf8) {
    return new Screen(stream, false, () -> 0, new Glyphs(utf8), false);
  }

  /** A terminal of a size that may change. */
  public static Screen terminal(
      PrintStream stream, IntSupplier columns, boolean utf8, boolean colour) {
    return new Screen(stream, true, columns, new Glyphs(utf8), colour);
  }

  /** How long a line may be; 0 where it may have any length. */
  int room() {
    return terminal ? Math.max(20, columns.getAsInt()) : 0;
  }

  /** Locust's width for names: what a terminal has beyond 80 columns, at most and else 80. */
  int nameWidth() {
    return terminal ? Math.clamp(columns.getAsInt() - 80, 0, 80) : 80;
  }
}
