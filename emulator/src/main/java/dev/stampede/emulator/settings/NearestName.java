package dev.stampede.emulator.settings;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the name that was probably meant, by edit distance (with swapped neighbours as one edit).
 */
public final class NearestName {
  private NearestName() {}

  /** The nearest of the known names, if one is near enough to be a slip of the hand. */
  public static Optional<String> of(String typed, Collection<String> known) {
    String best = null;
    int least = Math.max(2, typed.length() / 3) + 1;
    for (String name : known) {
      int distance = distance(typed.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        best = name;
      }
    }
    return Optional.ofNullable(best);
  }

  /** A sentence for an error message: the nearest name, or all of them. */
  public static String hint(String typed, Collection<String> known) {
    return of(typed, known)
        .map(name -> "did you mean '" + name + "'?")
        .orElseGet(() -> "known: " + String.join(", ", known));
  }

  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
