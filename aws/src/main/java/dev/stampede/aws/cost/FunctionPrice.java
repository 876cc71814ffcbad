package dev.stampede.aws.cost;

/**
 * What calls of functions cost, in US dollars.
 *
 * @param requests a million of them
 * @param gbSecond a second of one gigabyte
 */
public record FunctionPrice(double requests, double gbSecond) {

  private static final double NANO = 1e9;
  private static final double MILLION = 1e6;
  private static final double MB_MS_PER_GB_S = 1_024 * 1_000.0;

  /** Refuses what is no price. */
  public FunctionPrice {
    if (!(requests >= 0 && gbSecond >= 0)) {
      throw new IllegalArgumentException("a price is 0 or more: " + requests + ", " + gbSecond);
    }
  }

  /**
   * What calls cost, in billionths of a dollar.
   *
   * @param calls how many
   * @param megabyteMillis the sum of their billed times × memory, in MB·ms
   */
  public long nanoDollars(long calls, double megabyteMillis) {
    return Math.round(
        NANO * (calls * requests / MILLION + megabyteMillis / MB_MS_PER_GB_S * gbSecond));
  }
}
