package dev.stampede.load;

import java.util.ArrayList;
import java.util.List;

/**
 * Deals kinds by weight, smoothly: 5:1 is AAABAA, AAABAA, …, not five and then one, and not by
 * luck. No kind is ever one or more over its share; it may be a little more than one short of it on
 * the way, and after every whole round (as many deals as the sum of all weights) each has exactly
 * its share. The scheme is the smooth weighted round robin of nginx: each kind earns its weight a
 * turn, the richest is dealt and pays the sum of all weights.
 *
 * @param <K> what is dealt
 */
public final class Dealer<K> {

  private final List<Hand<K>> hands = new ArrayList<>();
  private long totalWeight;

  private static final class Hand<K> {
    final K kind;
    final long weight;
    long credit;

    Hand(K kind, long weight) {
      this.kind = kind;
      this.weight = weight;
    }
  }

  /** A further kind; of equal credit the one that was added first is dealt. */
  public Dealer<K> add(K kind, int weight) {
    if (weight < 1) {
      throw new IllegalArgumentException("a weight must be 1 or more, not " + weight);
    }
    hands.add(new Hand<>(kind, weight));
    totalWeight += weight;
    return this;
  }

  /**
   * The next one.
   *
   * @throws IllegalStateException if there is nothing to deal
   */
  public K next() {
    if (hands.isEmpty()) {
      throw new IllegalStateException("nothing to deal");
    }
    Hand<K> richest = hands.getFirst();
    for (Hand<K> hand : hands) {
      hand.credit += hand.weight;
      if (hand.credit > richest.credit) {
        richest = hand;
      }
    }
    richest.credit -= totalWeight;
    return richest.kind;
  }
}
