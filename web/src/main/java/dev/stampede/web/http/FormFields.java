package dev.stampede.web.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Names and values as forms and query strings write them ({@code a=1&b=x+y&b=%20}). */
public record FormFields(Map<String, List<String>> values) {

  /** No fields. */
  public static final FormFields NONE = new FormFields(Map.of());

  /**
   * Reads them.
   *
   * @throws HttpRefusal if an escape is broken
   */
  public static FormFields read(String text) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        values.merge(
            name, List.of(value), (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
      }
    }
    return new FormFields(values);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new HttpRefusal(400, "a % in the form is not followed by two hexadecimal digits");
    }
  }

  /** The first value of a field. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** All values of a field. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }
}
