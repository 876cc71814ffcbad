package dev.stampede.load;

import java.util.ArrayList;
import java.util.List;

/**
 * Deals kinds by weight, smoothly: 5:1 is AAABAA, AAABAA, …, not five and then one, and not by
 * luck. No kind is ever one or more over its share; it may be a little more than one short of it on
 * the way, and after every whole round (as many deals as the sum of all weights) each has exactly
 * its share. The scheme is the smooth weighted round robin of nginx: the kind is dealt that would
 * otherwise be furthest short of its share. What was dealt can be taken back, of the kind furthest
 * over its share, and the proportions hold on the way down as on the way up.
 *
 * @param <K> what is dealt
 */
public final class Dealer<K> {

  private final List<Hand<K>> hands = new ArrayList<>();
  private long round;
  private long dealt;

  private static final class Hand<K> {
    final K kind;
    final long weight;
    long dealt;

    Hand(K kind, long weight) {
      this.kind = kind;
      this.weight = weight;
    }
  }

  /** A further kind; of kinds that are equally short the one that was added first is dealt. */
  public Dealer<K> add(K kind, int weight) {
    if (weight < 1) {
      throw new IllegalArgumentException("a weight must be 1 or more, not " + weight);
    }
    hands.add(new Hand<>(kind, weight));
    round += weight;
    return this;
  }

  /** A whole round: the sum of all weights. */
  public long round() {
    return round;
  }

  /** How many are dealt and not taken back. */
  public long dealt() {
    return dealt;
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
    dealt++;
    Hand<K> shortest = hands.getFirst();
    for (Hand<K> hand : hands) {
      if (shortage(hand) > shortage(shortest)) {
        shortest = hand;
      }
    }
    shortest.dealt++;
    return shortest.kind;
  }

  /**
   * Takes one back: the kind that would otherwise be furthest over its share.
   *
   * @throws IllegalStateException if none is dealt
   */
  public K takeBack() {
    if (dealt == 0) {
      throw new IllegalStateException("nothing is dealt");
    }
    dealt--;
    Hand<K> furthest = hands.getFirst();
    for (Hand<K> hand : hands) {
      if (shortage(hand) <= shortage(furthest)) {
        furthest = hand;
      }
    }
    furthest.dealt--;
    return furthest.kind;
  }

  /**
   * Takes back one of this kind.
   *
   * @throws IllegalStateException if none of it is dealt
   */
  public void takeBack(K kind) {
    for (Hand<K> hand : hands) {
      if (hand.kind.equals(kind) && hand.dealt > 0) {
        hand.dealt--;
        dealt--;
        return;
      }
    }
    throw new IllegalStateException("none of " + kind + " is dealt");
  }

  /** How far a kind is short of its share, in parts of one over the sum of all weights. */
  private long shortage(Hand<K> hand) {
    return dealt * hand.weight - hand.dealt * round;
  }
}
