package dev.stampede.output.page;

/** Figures without digits that nobody reads. */
final class Rounded {

  private Rounded() {}

  /** To three digits; whole from a hundred on. */
  static double digits(double value) {
    double size = Math.abs(value);
    if (!Double.isFinite(value) || size >= 100) {
      return Math.rint(value);
    }
    int decimals = size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
    return decimals(value, decimals);
  }

  /** To so many decimals. */
  static double decimals(double value, int decimals) {
    double scale = Math.pow(10, decimals);
    double scaled = value * scale;
    return Math.abs(scaled) < 1e15 ? Math.rint(scaled) / scale : value;
  }
}
