package dev.stampede.aws.scripted;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as the server saw it.
 *
 * @param line its first line
 * @param headers by name, without regard to case
 * @param body its body as text
 */
public record Request(String line, Map<String, String> headers, String body) {

  static Request of(String head, String body) {
    List<String> lines = head.lines().toList();
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return new Request(lines.getFirst(), headers, body);
  }

  /** A header that must be there. */
  public String header(String name) {
    String value = headers.get(name);
    if (value == null) {
      throw new AssertionError("no header " + name + " in " + headers);
    }
    return value;
  }

  /** The path of the request, as it was sent. */
  public String path() {
    return line.substring(line.indexOf(' ') + 1, line.lastIndexOf(' '));
  }
}
