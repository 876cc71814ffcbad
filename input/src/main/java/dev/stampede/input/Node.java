package dev.stampede.input;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value in a YAML (or JSON) file that knows where it stands, so that whoever finds it wrong can
 * say so with file and line.
 */
public sealed interface Node {

  /** Where it begins. */
  Spot spot();

  /** What it is, in the words of a complaint. */
  String words();

  /**
   * One word, number or text.
   *
   * @param text as it is written, without quotation marks
   * @param kind what YAML takes it for
   */
  record Scalar(Spot spot, String text, Kind kind) implements Node {

    /** What YAML takes a scalar for. */
    public enum Kind {
      /** Words. */
      TEXT,
      /** A number. */
      NUMBER,
      /** {@code true} or {@code false}. */
      FLAG,
      /** {@code null}, or nothing at all. */
      NOTHING
    }

    @Override
    public String words() {
      return kind == Kind.NOTHING ? "nothing" : "'" + text + "'";
    }
  }

  /** Values one after the other. */
  record Sequence(Spot spot, List<Node> items) implements Node {

    /** Takes a copy, which nobody can change. */
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String words() {
      return "a list";
    }
  }

  /**
   * Values by name, in the order in which they are written.
   *
   * @param fields no name twice
   */
  record Mapping(Spot spot, Map<String, Field> fields) implements Node {

    /**
     * A name and its value.
     *
     * @param spot where the name stands
     */
    public record Field(Spot spot, String name, Node value) {}

    /** Takes a copy, which nobody can change. */
    public Mapping {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public String words() {
      return "a list of 'name: value'";
    }

    /** The value of this name, if it is there. */
    public Optional<Node> get(String name) {
      return Optional.ofNullable(fields.get(name)).map(Field::value);
    }

    /** The values in Java's own types; null for nothing. */
    public Map<String, @Nullable Object> values() {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      fields.forEach((name, field) -> values.put(name, field.value().plain()));
      return Collections.unmodifiableMap(values);
    }

    /**
     * Refuses names that mean nothing here.
     *
     * @param what such as {@code key} or {@code agent}
     * @throws BadInput naming the first of them, its line, and the nearest right one
     */
    public Mapping only(String what, Collection<String> known) {
      for (Field field : fields.values()) {
        if (!known.contains(field.name())) {
          throw field
              .spot()
              .wrong(
                  "unknown %s '%s'; known are %s%s"
                      .formatted(
                          what,
                          field.name(),
                          String.join(", ", known),
                          Nearest.hint(field.name(), known)));
        }
      }
      return this;
    }
  }

  /** A complaint about this value: file, line, what is wrong. */
  default BadInput wrong(String what) {
    return spot().wrong(what);
  }

  /**
   * This value as a mapping.
   *
   * @param name whose value it is
   * @param example how it is written
   * @throws BadInput if it is something else
   */
  default Mapping mapping(String name, String example) {
    if (this instanceof Mapping mapping) {
      return mapping;
    }
    throw expected(name, example);
  }

  /**
   * The items of this list.
   *
   * @throws BadInput if it is something else
   */
  default List<Node> items(String name, String example) {
    if (this instanceof Sequence sequence) {
      return sequence.items();
    }
    throw expected(name, example);
  }

  /**
   * The words of this value; numbers and flags are words too.
   *
   * @throws BadInput if it is empty, a list or a mapping
   */
  default String text(String name, String example) {
    if (this instanceof Scalar scalar && scalar.kind() != Scalar.Kind.NOTHING) {
      return scalar.text();
    }
    throw expected(name, example);
  }

  /**
   * A whole number.
   *
   * @throws BadInput if it is none, or out of range
   */
  default int wholeNumber(String name, int least, int most) {
    String text = text(name, String.valueOf(least));
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, in the same words as a number out of range.
    }
    String range =
        most == Integer.MAX_VALUE ? least + " or more" : "from %d to %d".formatted(least, most);
    throw wrong("%s must be a whole number, %s, not %s".formatted(name, range, words()));
  }

  /**
   * A number above 0.
   *
   * @throws BadInput if it is none
   */
  default double positive(String name) {
    double number = number(name);
    if (number > 0) {
      return number;
    }
    throw wrong("%s must be above 0, not %s".formatted(name, words()));
  }

  /**
   * A number, 0 or more.
   *
   * @throws BadInput if it is none
   */
  default double amount(String name) {
    double number = number(name);
    if (number >= 0) {
      return number;
    }
    throw wrong("%s must be 0 or more, not %s".formatted(name, words()));
  }

  private double number(String name) {
    try {
      double number = Double.parseDouble(text(name, "1"));
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw wrong("%s must be a number, not %s".formatted(name, words()));
  }

  /**
   * {@code true} or {@code false}.
   *
   * @throws BadInput if it is neither
   */
  default boolean flag(String name) {
    return switch (text(name, "true")) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw wrong("%s must be true or false, not %s".formatted(name, words()));
    };
  }

  /**
   * A time such as {@code 90s}.
   *
   * @throws BadInput if it is none
   */
  default Duration time(String name) {
    return read(name, "90s", TimeSpan::parse);
  }

  /**
   * A share such as {@code 5%}, 0 to 1.
   *
   * @throws BadInput if it is none
   */
  default double share(String name) {
    return read(name, "5%", Share::parse);
  }

  /**
   * Whatever a reader makes of the words.
   *
   * @throws BadInput with the reader's complaint, and where
   */
  default <T> T read(String name, String example, Function<String, T> reader) {
    try {
      return reader.apply(text(name, example));
    } catch (BadInput e) {
      throw e.of(name, spot());
    }
  }

  /**
   * Whatever is made of this value.
   *
   * @throws BadInput with the maker's complaint, and where
   */
  default <T> T made(Function<Node, T> maker) {
    try {
      return maker.apply(this);
    } catch (BadInput e) {
      throw e.at(spot());
    }
  }

  /** The value in Java's own types: maps, lists, texts, numbers, booleans; null for nothing. */
  default @Nullable Object plain() {
    return switch (this) {
      case Mapping mapping -> mapping.values();
      case Sequence sequence -> {
        List<@Nullable Object> values = new ArrayList<>();
        sequence.items().forEach(item -> values.add(item.plain()));
        yield Collections.unmodifiableList(values);
      }
      case Scalar scalar ->
          switch (scalar.kind()) {
            case TEXT -> scalar.text();
            case FLAG -> Boolean.valueOf(scalar.text());
            case NOTHING -> null;
            case NUMBER -> numeric(scalar.text());
          };
    };
  }

  private static Object numeric(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      try {
        return new BigDecimal(text);
      } catch (NumberFormatException odd) {
        // YAML has numbers (.inf, 0x1f) that JSON has not: they stay as they are written.
        return text;
      }
    }
  }

  private BadInput expected(String name, String example) {
    String shape =
        example.startsWith("\n") ? "\n" + example.strip().indent(2).stripTrailing() : " " + example;
    return wrong(
        "%s cannot be %s; write for example %s:%s"
            .formatted(name, words(), name.substring(name.lastIndexOf('.') + 1), shape));
  }
}
