package dev.stampede.aws.cost;

/**
 * All prices that a run is reckoned by.
 *
 * @param models what turns of agents cost
 * @param functions what calls of functions cost
 */
public record Tariff(PriceList models, FunctionPrice functions) {

  /** Nothing has a price. */
  public static final Tariff NONE = new Tariff(PriceList.NONE, new FunctionPrice(0, 0));
}
