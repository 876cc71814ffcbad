package dev.stampede.emulator.agents;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stampede.emulator.wire.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with holes, encoded once; filling it copies bytes and little else. */
final class Template {
  private static final Pattern HOLE = Pattern.compile("\\$\\{([a-z-]+)}");

  /** What is known only when a turn is played. */
  enum Hole {
    /** When the event happened. */
    TIME,
    REGION,
    ALIAS,
    VERSION,
    SESSION,
    CHILD_SESSION,
    /** The identities: of the visit's traces, of a model's invocation, of an action's. */
    TRACE,
    NUMBER,
    REQUEST,
    ACT_REQUEST,
    /** The model's invocation. */
    START,
    END,
    MS,
    IN,
    OUT,
    /** The action. */
    ACT_START,
    ACT_END,
    ACT_MS,
    /** The whole turn. */
    TURN_START,
    TURN_END,
    TURN_MS,
    TURN_IN,
    TURN_OUT,
    /** The visit that ends with this event. */
    VISIT_START,
    VISIT_END,
    VISIT_MS,
    /** The collaborators that the event tells of. */
    TO_NAME,
    TO_NAMES,
    TO_ID,
    TO_ALIAS,
    TO_TEXT,
    TO_TRACE,
    TO_START,
    TO_END,
    TO_MS,
    TO_ANSWER,
    CALLS,
    PROMPT_TEXT,
    PROMPT_LAST,
    PROMPT_FOUND,
    ANSWER,
    PROMPT_ANSWER,
    GROUP,
    FUNCTION,
    PARAMETER,
    ARGUMENT,
    RESULT,
    /** The action that is left to the caller: its invocation, and whose it is. */
    INVOCATION,
    LEFT_GROUP,
    LEFT_FUNCTION,
    LEFT_PARAMETER,
    LEFT_ARGUMENT,
    LEFT_AGENT,
    LEFT_COLLABORATOR
  }

  /** Fills a hole. */
  interface Filler {
    void fill(Hole hole);
  }

  private final byte[][] literals;
  private final Hole[] holes;

  private Template(byte[][] literals, Hole[] holes) {
    this.literals = literals;
    this.holes = holes;
  }

  /** Reads a text whose holes are written {@code ${hole}}. */
  static Template of(String text) {
    List<byte[]> literals = new ArrayList<>();
    List<Hole> holes = new ArrayList<>();
    Matcher match = HOLE.matcher(text);
    int from = 0;
    while (match.find()) {
      literals.add(text.substring(from, match.start()).getBytes(UTF_8));
      holes.add(Hole.valueOf(match.group(1).toUpperCase(Locale.ROOT).replace('-', '_')));
      from = match.end();
    }
    literals.add(text.substring(from).getBytes(UTF_8));
    return new Template(literals.toArray(byte[][]::new), holes.toArray(Hole[]::new));
  }

  void write(Frame out, Filler filler) {
    out.raw(literals[0]);
    for (int i = 0; i < holes.length; i++) {
      filler.fill(holes[i]);
      out.raw(literals[i + 1]);
    }
  }
}
