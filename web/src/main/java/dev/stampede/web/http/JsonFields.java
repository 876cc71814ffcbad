package dev.stampede.web.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The body of a change: one flat JSON object of texts, numbers and lists of texts. A field that is
 * null is a field that is not there. Whatever else is refused with the name of the field.
 */
public final class JsonFields {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(8).maxNumberLength(40).build())
          .build();

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, List<String>> lists = new HashMap<>();

  private JsonFields() {}

  /**
   * Reads a body.
   *
   * @param names the fields there may be
   * @throws HttpRefusal if it is no such object
   */
  public static JsonFields read(byte[] body, Set<String> names) {
    JsonFields fields = new JsonFields();
    try (JsonParser json = FACTORY.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new HttpRefusal(400, "the body is not a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (!names.contains(name)) {
          throw new HttpRefusal(400, "there is no field '" + clipped(name) + "'", clipped(name));
        }
        fields.value(name, json);
      }
      if (json.nextToken() != null) {
        throw new HttpRefusal(400, "something follows the JSON object");
      }
    } catch (JsonProcessingException e) {
      throw new HttpRefusal(
          400,
          "the body is not JSON: line %d, column %d"
              .formatted(
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getLocation() == null ? 1 : e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return fields;
  }

  private void value(String name, JsonParser json) throws IOException {
    JsonToken token = json.nextToken();
    if (token == JsonToken.START_ARRAY) {
      List<String> list = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
          throw new HttpRefusal(400, name + " is a list of names", name);
        }
        list.add(json.getText());
      }
      lists.put(name, List.copyOf(list));
    } else if (token == JsonToken.VALUE_STRING
        || token == JsonToken.VALUE_NUMBER_INT
        || token == JsonToken.VALUE_NUMBER_FLOAT) {
      texts.put(name, json.getText());
    } else if (token != JsonToken.VALUE_NULL) {
      throw new HttpRefusal(400, name + " is neither a text nor a number nor a list", name);
    }
  }

  /** A field that is a text, and not blank. */
  public Optional<String> text(String name) {
    if (lists.containsKey(name)) {
      throw new HttpRefusal(400, name + " is one text, not a list", name);
    }
    return Optional.ofNullable(texts.get(name)).filter(text -> !text.isBlank());
  }

  /** A field that is a list of texts; empty where there is none. */
  public List<String> list(String name) {
    if (texts.containsKey(name)) {
      throw new HttpRefusal(400, name + " is a list of names", name);
    }
    return lists.getOrDefault(name, List.of());
  }

  /** A field that is a whole number, 0 or more. */
  public OptionalInt whole(String name) {
    Optional<String> text = text(name);
    return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Numbers.whole(name, text.get()));
  }

  /** A field that is a number above 0. */
  public OptionalDouble positive(String name) {
    Optional<String> text = text(name);
    return text.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Numbers.positive(name, text.get()));
  }

  private static String clipped(String name) {
    return name.length() <= 40 ? name : name.substring(0, 40) + "…";
  }

  /** Numbers out of texts, of JSON and of forms alike. */
  public static final class Numbers {

    private Numbers() {}

    /**
     * A whole number, 0 or more.
     *
     * @throws HttpRefusal if it is none
     */
    public static int whole(String name, String text) {
      try {
        int number = decimal(text).intValueExact();
        if (number >= 0) {
          return number;
        }
      } catch (ArithmeticException | NumberFormatException e) {
        // Said below.
      }
      throw new HttpRefusal(400, name + " is a whole number, 0 or more", name);
    }

    /**
     * A number above 0.
     *
     * @throws HttpRefusal if it is none
     */
    public static double positive(String name, String text) {
      try {
        double number = decimal(text).doubleValue();
        if (number > 0 && Double.isFinite(number)) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Said below.
      }
      throw new HttpRefusal(400, name + " is a number above 0", name);
    }

    /** Of a bounded length and exponent: a short text can name a number of a gigabyte's digits. */
    private static BigDecimal decimal(String text) {
      if (text.length() > 40) {
        throw new NumberFormatException("too long");
      }
      BigDecimal number = new BigDecimal(text.strip());
      if (Math.abs((long) number.scale()) > 400) {
        throw new NumberFormatException("too large or too small");
      }
      return number;
    }
  }
}
