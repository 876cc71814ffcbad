package dev.stampede.measure;

/**
 * The interval that holds a share with 95 % confidence, by Wilson's score: it stays within 0 … 1
 * and is honest for few samples and for shares near the ends (E. B. Wilson, "Probable Inference,
 * the Law of Succession, and Statistical Inference", JASA 22, 1927).
 *
 * @param low the lower end, 0 to 1
 * @param high the upper end, 0 to 1
 */
public record Wilson(double low, double high) {

  /** The normal deviate of 97.5 %: two-sided 95 %. */
  private static final double Z = 1.959963984540054;

  /**
   * (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n).
   *
   * @param hits how many had the property
   * @param n of how many
   * @return the whole range 0 … 1 where n is 0: nothing is known
   */
  public static Wilson of(long hits, long n) {
    if (hits < 0 || hits > n) {
      throw new IllegalArgumentException("%d hits of %d".formatted(hits, n));
    }
    if (n == 0) {
      return new Wilson(0, 1);
    }
    double p = (double) hits / n;
    double z2 = Z * Z;
    double centre = p + z2 / (2 * n);
    double spread = Z * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
    double scale = 1 + z2 / n;
    // The closed form reaches 0 and 1 exactly; rounding may miss them by an ulp.
    double low = hits == 0 ? 0 : (centre - spread) / scale;
    double high = hits == n ? 1 : (centre + spread) / scale;
    return new Wilson(low, high);
  }
}
