package dev.stampede.config;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What things cost, in US dollars, and who says so.
 *
 * @param date when the prices were looked up
 * @param source where
 * @param models by the model's short name, which its id contains
 * @param lambda functions; {@link Lambda#NONE} where nobody said
 * @param turn what a turn is taken to cost where no trace tells
 */
public record Prices(
    String date, String source, Map<String, Model> models, Lambda lambda, TypicalTurn turn) {

  /**
   * A model's prices per million tokens.
   *
   * @param cacheRead tokens read from the prompt cache; as input where not said. No trace tells how
   *     many those are: no cost is reckoned with it
   * @param cacheWrite tokens written to it; as input where not said; like {@code cacheRead}
   */
  public record Model(double input, double output, double cacheRead, double cacheWrite) {}

  /**
   * The prices of functions.
   *
   * @param requests a million of them
   * @param gbSecondX86 a second of one gigabyte on x86
   * @param gbSecondArm the same on Graviton
   */
  public record Lambda(double requests, double gbSecondX86, double gbSecondArm) {

    /** Nobody said what functions cost. */
    public static final Lambda NONE = new Lambda(0, 0, 0);
  }

  /**
   * A turn whose tokens nobody told.
   *
   * @param model whose prices count
   */
  public record TypicalTurn(String model, int inputTokens, int outputTokens) {}

  /** Takes a copy, which nobody can change. */
  public Prices {
    models = Collections.unmodifiableMap(new TreeMap<>(models));
  }
}
