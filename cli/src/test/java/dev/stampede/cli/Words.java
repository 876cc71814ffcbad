package dev.stampede.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A command as a shell takes it apart: quotes, comments, lines that go on.
 *
 * @param environment the variables set before the command
 * @param words the command and its arguments; none where there was only a comment
 */
record Words(Map<String, String> environment, List<String> words) {

  /** The commands of a script, a line each. */
  static List<Words> script(String text) {
    return text.replaceAll("\\\\\\n\\s*", "")
        .lines()
        .map(Words::of)
        .filter(line -> !line.words.isEmpty())
        .toList();
  }

  static Words of(String line) {
    Map<String, String> environment = new LinkedHashMap<>();
    List<String> words = new ArrayList<>();
    for (String word : split(line)) {
      int equals = word.indexOf('=');
      if (words.isEmpty() && equals > 0 && word.substring(0, equals).matches("[A-Z_]+")) {
        environment.put(word.substring(0, equals), word.substring(equals + 1));
      } else {
        words.add(word);
      }
    }
    return new Words(environment, words);
  }

  private static List<String> split(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        begun = true;
      } else if (c == '#' && !begun) {
        break;
      } else if (c != ' ') {
        word.append(c);
        begun = true;
      } else if (begun) {
        words.add(word.toString());
        word.setLength(0);
        begun = false;
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }
}
