package dev.stampede.measure;

/**
 * A mergeable, bounded, immutable measure. Merging is associative and commutative, so intervals and
 * machines may be added in any order.
 */
public sealed interface Instrument permits Count, Distribution, Matrix, Peak {

  /**
   * The measure of both together.
   *
   * @throws IllegalArgumentException if the other is of another kind
   */
  Instrument plus(Instrument other);

  /** What is thrown where two kinds meet under one name. */
  static IllegalArgumentException mismatch(Instrument one, Instrument other) {
    return new IllegalArgumentException(
        "one name, two kinds of instrument: %s and %s"
            .formatted(one.getClass().getSimpleName(), other.getClass().getSimpleName()));
  }
}
