package dev.stampede.emulator.agents;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stampede.emulator.wire.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text with holes, encoded once; filling it copies bytes and little else. */
final class Template {
  private static final Pattern HOLE = Pattern.compile("\\$\\{([a-z-]+)(?::([a-z]+))?}");

  /** What is known only when a turn is played. */
  enum Value {
    TIME,
    ALIAS,
    VERSION,
    SESSION,
    CHILD_SESSION,
    ROOT_TRACE,
    CHILD_TRACE,
    REQUEST,
    START,
    END,
    MS,
    IN,
    OUT,
    TURN_START,
    TURN_END,
    TURN_MS,
    TURN_IN,
    TURN_OUT,
    CHILD_START,
    CHILD_END,
    CHILD_MS,
    TEXT,
    PROMPT_TEXT,
    PROMPT_LAST,
    ANSWER,
    PROMPT_ANSWER,
    GROUP,
    FUNCTION,
    PARAMETER,
    ARGUMENT,
    RESULT,
    PROMPT_RESULT
  }

  /** A place to fill: a value, and for some the step it belongs to. */
  record Hole(Value value, @Nullable Step step) {}

  /** Fills a hole. */
  interface Filler {
    void fill(Frame out, Hole hole);
  }

  private final byte[][] literals;
  private final Hole[] holes;

  private Template(byte[][] literals, Hole[] holes) {
    this.literals = literals;
    this.holes = holes;
  }

  /** Reads a text whose holes are written {@code ${value}} or {@code ${value:step}}. */
  static Template of(String text) {
    List<byte[]> literals = new ArrayList<>();
    List<Hole> holes = new ArrayList<>();
    Matcher match = HOLE.matcher(text);
    int from = 0;
    while (match.find()) {
      literals.add(text.substring(from, match.start()).getBytes(UTF_8));
      String step = match.group(2);
      holes.add(
          new Hole(
              Value.valueOf(enumName(match.group(1))),
              step == null ? null : Step.valueOf(enumName(step))));
      from = match.end();
    }
    literals.add(text.substring(from).getBytes(UTF_8));
    return new Template(literals.toArray(byte[][]::new), holes.toArray(Hole[]::new));
  }

  private static String enumName(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  void write(Frame out, Filler filler) {
    out.raw(literals[0]);
    for (int i = 0; i < holes.length; i++) {
      filler.fill(out, holes[i]);
      out.raw(literals[i + 1]);
    }
  }
}
