package dev.stampede.feed;

import dev.stampede.input.Nearest;
import dev.stampede.scenario.ScenarioException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One record of a data file: a line of a CSV, an object of a JSON array.
 *
 * @param place where it is written, such as {@code customers.csv:7}
 * @param fields its values by name, as text; of nested JSON, the JSON itself
 */
public record FeedRecord(String place, Map<String, String> fields) {

  /** Takes a copy, which nobody can change. */
  public FeedRecord {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /**
   * A field.
   *
   * @throws ScenarioException if there is none of this name, with the nearest one that there is
   */
  public String get(String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new ScenarioException(
          "%s: there is no field '%s'%s; there are %s"
              .formatted(
                  place,
                  name,
                  Nearest.hint(name, fields.keySet()),
                  String.join(", ", fields.keySet())));
    }
    return value;
  }

  /**
   * A field that is a number.
   *
   * @throws ScenarioException if there is none of this name, or it is no number
   */
  public double number(String name) {
    String value = get(name);
    try {
      return Double.parseDouble(value.strip());
    } catch (NumberFormatException e) {
      throw new ScenarioException(
          "%s: the field '%s' is no number: '%s'".formatted(place, name, value), e);
    }
  }
}
