package dev.stampede.input;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Nearest {

  /** From so many letters on, a name that begins as the word does was probably meant. */
  private static final int SHORTEST_STEM = 4;

  private Nearest() {}

  /**
   * The candidate with the fewest edits (insert, delete, replace, swap neighbours) between it and
   * the word; empty where even that one differs in more than about a third of its letters, and does
   * not begin as the word does.
   */
  public static Optional<String> of(String word, Collection<String> candidates) {
    String typed = word.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .min(
            Comparator.<String>comparingInt(c -> edits(typed, c.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .filter(best -> isNear(typed, best.toLowerCase(Locale.ROOT)));
  }

  private static boolean isNear(String typed, String best) {
    return edits(typed, best) <= Math.max(1, Math.max(typed.length(), best.length()) / 3)
        || (typed.length() >= SHORTEST_STEM && best.startsWith(typed));
  }

  /** ", did you mean X?" for the nearest candidate; nothing where none is near. */
  public static String hint(String word, Collection<String> candidates) {
    return of(word, candidates).map(best -> "; did you mean " + best + "?").orElse("");
  }

  /** As {@link #hint}, but all there are where none is near: "; known are X, Y". */
  public static String hintOrAll(String word, Collection<String> candidates) {
    String hint = hint(word, candidates);
    return hint.isEmpty() ? "; known are " + String.join(", ", candidates) : hint;
  }

  /**
   * The optimal-string-alignment distance (Damerau, "A technique for computer detection and
   * correction of spelling errors", CACM 7, 1964).
   */
  static int edits(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + replace, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
