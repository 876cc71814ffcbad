package dev.stampede.cli;

import dev.stampede.scenario.UserClass;
import java.util.List;

/**
 * One run, before it is played.
 *
 * @param classes who takes part
 * @param load how many, when
 * @param wish what that load was made of
 */
record RunOrder(List<UserClass> classes, LoadChoice load, LoadWish wish) {

  /** Takes a copy, which nobody can change. */
  RunOrder {
    classes = List.copyOf(classes);
  }

  /** How many users task ratios are reckoned for; 0, not known, where nobody has said. */
  int usersOfRatios() {
    return wish.users().isPresent() || wish.profile().isPresent() ? load.users() : 0;
  }
}
