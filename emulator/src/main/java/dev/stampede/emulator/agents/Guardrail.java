package dev.stampede.emulator.agents;

import java.util.List;
import java.util.Locale;

/**
 * Looks for blocked words, or phrases of several: whole ones ("art" is not in "start"), in any
 * case.
 */
final class Guardrail {
  private Guardrail() {}

  /**
   * Whether a message holds one of these.
   *
   * @param blocked in lower case, none of them empty
   */
  static boolean blocks(String text, List<String> blocked) {
    if (blocked.isEmpty()) {
      return false;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return blocked.stream().anyMatch(word -> holds(lower, word));
  }

  private static boolean holds(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      if (!withinWord(text, at) && !withinWord(text, end)) {
        return true;
      }
    }
    return false;
  }

  // Between two letters or digits.
  private static boolean withinWord(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isLetterOrDigit(text.codePointBefore(at))
        && Character.isLetterOrDigit(text.codePointAt(at));
  }
}
