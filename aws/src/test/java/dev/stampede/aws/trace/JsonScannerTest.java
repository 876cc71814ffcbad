package dev.stampede.aws.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The JSON scanner")
class JsonScannerTest {

  private static final String[] KNOWN = {"a", "bb", "trace", "usage", "näme", "q\"x"};
  private static final JsonNames NAMES = JsonNames.of("a", "bb", "trace", "usage");

  @Test
  @DisplayName("finds in any JSON what a general parser finds in it")
  void agreesWithTheWitness() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder json = new StringBuilder();
      object(json, random, 0);
      byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
      // Not at the beginning of its array, and with something behind it.
      byte[] within = new byte[bytes.length + 9];
      System.arraycopy(bytes, 0, within, 4, bytes.length);

      JsonScanner scanner = new JsonScanner(NAMES);
      scanner.over(within, 4, bytes.length);
      List<String> ours = new ArrayList<>();
      walk(scanner, ours);

      assertThat(ours).as("seed %d, case %d: %s", seed, i, json).isEqualTo(witness(bytes));
    }
  }

  @Test
  @DisplayName("notices at every byte that JSON breaks off there")
  void breaksOff() {
    byte[] json =
        "{\"a\": [1, {\"bb\": \"x\\\"y\"}], \"trace\": {\"usage\": -1.5e3, \"other\": [[], {}]}}"
            .getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < json.length; length++) {
      JsonScanner scanner = new JsonScanner(NAMES);
      scanner.over(json, 0, length);
      assertThatThrownBy(() -> walk(scanner, new ArrayList<>()))
          .as("after %d bytes", length)
          .isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{\"a\" 1}",
        "{\"a\":1 \"bb\":2}",
        "{a:1}",
        "{\"a\":}",
        "{\"bb\":\"\\x\"}",
        "{\"bb\":\"\\u12\"}",
        "{\"trace\":{\"a\":1]}",
        "{,}",
        "{\"usage\":-}"
      })
  @DisplayName("refuses what is not JSON where it reads")
  void refuses(String json) {
    JsonScanner scanner = new JsonScanner(NAMES);
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    scanner.over(bytes, 0, bytes.length);
    assertThatThrownBy(() -> walk(scanner, new ArrayList<>())).isInstanceOf(IOException.class);
  }

  /** Known members are read, unknown ones skipped; numbers by number(), the rest by text(). */
  private static void walk(JsonScanner scanner, List<String> found) throws IOException {
    if (!scanner.object()) {
      throw new IOException("no object");
    }
    for (String name = scanner.member(); name != null; name = scanner.member()) {
      switch (name) {
        case "a" -> {
          if (scanner.array()) {
            while (scanner.element()) {
              found.add("element " + scanner.text());
            }
          }
        }
        case "bb" -> found.add("bb " + scanner.text());
        case "trace" -> {
          found.add("trace");
          walkInside(scanner, found);
        }
        case "usage" -> found.add("usage " + scanner.number());
        default -> scanner.skip();
      }
    }
    found.add("end");
  }

  private static void walkInside(JsonScanner scanner, List<String> found) throws IOException {
    if (scanner.object()) {
      for (String name = scanner.member(); name != null; name = scanner.member()) {
        if (name.equals("usage")) {
          found.add("usage " + scanner.number());
        } else {
          scanner.skip();
        }
      }
      found.add("end");
    }
  }

  private static List<String> witness(byte[] bytes) throws IOException {
    List<String> found = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(bytes)) {
      json.nextToken();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        JsonToken value = json.nextToken();
        switch (name) {
          case "a" -> {
            if (value == JsonToken.START_ARRAY) {
              while (json.nextToken() != JsonToken.END_ARRAY) {
                found.add("element " + textOf(json));
              }
            } else {
              json.skipChildren();
            }
          }
          case "bb" -> found.add("bb " + textOf(json));
          case "trace" -> {
            found.add("trace");
            if (value == JsonToken.START_OBJECT) {
              for (String in = json.nextFieldName(); in != null; in = json.nextFieldName()) {
                json.nextToken();
                if (in.equals("usage")) {
                  found.add("usage " + numberOf(json));
                } else {
                  json.skipChildren();
                }
              }
              found.add("end");
            } else {
              json.skipChildren();
            }
          }
          case "usage" -> found.add("usage " + numberOf(json));
          default -> json.skipChildren();
        }
      }
    }
    found.add("end");
    return found;
  }

  private static String textOf(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    json.skipChildren();
    return "";
  }

  private static double numberOf(JsonParser json) throws IOException {
    if (json.currentToken().isNumeric()) {
      return json.getDoubleValue();
    }
    json.skipChildren();
    return 0;
  }

  private static void object(StringBuilder json, Random random, int depth) {
    blank(json, random).append('{');
    int members = random.nextInt(5);
    for (int i = 0; i < members; i++) {
      blank(json.append(i == 0 ? "" : ","), random);
      text(json, KNOWN[random.nextInt(KNOWN.length)], random);
      blank(json, random).append(':');
      value(json, random, depth + 1);
      blank(json, random);
    }
    json.append('}');
  }

  private static void value(StringBuilder json, Random random, int depth) {
    blank(json, random);
    switch (random.nextInt(depth > 4 ? 5 : 7)) {
      case 0 -> json.append(random.nextInt(1_000_000) - 1_000);
      case 1 -> json.append(random.nextDouble() * 1e6);
      case 2 -> json.append(new String[] {"true", "false", "null"}[random.nextInt(3)]);
      case 3, 4 -> text(json, letters(random), random);
      case 5 -> object(json, random, depth);
      default -> {
        json.append('[');
        int elements = random.nextInt(4);
        for (int i = 0; i < elements; i++) {
          json.append(i == 0 ? "" : ",");
          value(json, random, depth + 1);
        }
        blank(json, random).append(']');
      }
    }
  }

  private static String letters(Random random) {
    String some = "abc{}[],:\"\\\n\tü€😀 ";
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(40);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(some.codePointAt(some.offsetByCodePoints(0, random.nextInt(15))));
    }
    return text.toString();
  }

  private static void text(StringBuilder json, String text, Random random) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || random.nextInt(20) == 0) {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }

  private static StringBuilder blank(StringBuilder json, Random random) {
    return json.append(random.nextInt(4) == 0 ? " \n\t\r".substring(0, random.nextInt(5)) : "");
  }
}
