package dev.stampede.run;

import dev.stampede.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The users who are there now. Joined by the run's own thread, left by each user's; the last to
 * come is the first to be asked to go, which keeps the classes in proportion.
 */
final class Crowd {

  /** How often an ending crowd is looked at; ends are rare, so polling is cheap and simple. */
  private static final long LOOK = Duration.ofMillis(5).toNanos();

  private final Set<UserLife> present = new LinkedHashSet<>();
  private final LinkedHashSet<UserLife> stayers = new LinkedHashSet<>();
  private final SortedMap<String, Integer> byClass = new TreeMap<>();

  synchronized void join(UserLife user) {
    present.add(user);
    stayers.add(user);
    byClass.merge(user.userClassName(), 1, Integer::sum);
  }

  synchronized void leave(UserLife user) {
    present.remove(user);
    stayers.remove(user);
    byClass.computeIfPresent(user.userClassName(), (name, n) -> n == 1 ? null : n - 1);
  }

  /** Asks the last to come to go, if anybody is left to ask. */
  void dismissOne() {
    UserLife last;
    synchronized (this) {
      if (stayers.isEmpty()) {
        return;
      }
      last = stayers.removeLast();
    }
    last.stopSoon();
  }

  synchronized int size() {
    return present.size();
  }

  /** How many are there and have not been asked to go. */
  synchronized int staying() {
    return stayers.size();
  }

  /** How many of each class are there. */
  synchronized SortedMap<String, Integer> byClass() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(byClass));
  }

  synchronized List<UserLife> everybody() {
    return new ArrayList<>(present);
  }

  /** Waits until nobody is left, or a moment has come; returns whether nobody is. */
  boolean awaitEmpty(Clock clock, long deadline) throws InterruptedException {
    while (size() > 0) {
      // Moments of a monotonic clock may wrap: only their differences can be compared.
      long left = deadline - clock.nanoTime();
      if (left <= 0) {
        return false;
      }
      clock.sleepUntil(clock.nanoTime() + Math.min(left, LOOK));
    }
    return true;
  }
}
