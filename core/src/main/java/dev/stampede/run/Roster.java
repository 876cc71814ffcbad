package dev.stampede.run;

import dev.stampede.load.Dealer;
import dev.stampede.scenario.UserClass;
import java.util.List;
import java.util.Optional;

/**
 * Which class the next user is of, and which the next to go: classes of a fixed count come first
 * and go last, all others by weight. Used by one thread.
 */
final class Roster {

  private final Dealer<UserClass> fixed = new Dealer<>();
  private final Dealer<UserClass> weighted = new Dealer<>();
  private final long fixedCount;
  private final boolean bounded;

  Roster(List<UserClass> userClasses) {
    for (UserClass type : userClasses) {
      if (type.fixedCount().isPresent()) {
        // With its count as its weight, each has exactly its count after one round.
        fixed.add(type, type.fixedCount().getAsInt());
      } else {
        weighted.add(type, type.weight());
      }
    }
    fixedCount = fixed.round();
    bounded = weighted.round() == 0;
  }

  /** How many places are given away. */
  int size() {
    return (int) (fixed.dealt() + weighted.dealt());
  }

  /** How many users there can be of so many wanted: where all counts are fixed, no more. */
  int atMost(int wanted) {
    return bounded ? (int) Math.min(wanted, fixedCount) : wanted;
  }

  /** The class of the next user; none where all counts are fixed and reached. */
  Optional<UserClass> next() {
    if (fixed.dealt() < fixedCount) {
      return Optional.of(fixed.next());
    }
    return bounded ? Optional.empty() : Optional.of(weighted.next());
  }

  /** Takes a place back, of the class that has most above its share; returns the class. */
  UserClass takeBack() {
    return weighted.dealt() > 0 ? weighted.takeBack() : fixed.takeBack();
  }

  /** Takes back the place of a user of this class. */
  void takeBack(UserClass type) {
    (type.fixedCount().isPresent() ? fixed : weighted).takeBack(type);
  }
}
