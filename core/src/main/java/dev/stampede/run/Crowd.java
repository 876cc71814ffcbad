package dev.stampede.run;

import dev.stampede.scenario.UserClass;
import dev.stampede.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The users who are there now. Joined by the run's own thread, left by each user's; of each class
 * the last to come is the first to be asked to go.
 */
final class Crowd {

  /** How often an ending crowd is looked at; ends are rare, so polling is cheap and simple. */
  private static final long LOOK = Duration.ofMillis(5).toNanos();

  private final Set<UserLife> present = new LinkedHashSet<>();
  private final Map<UserClass, LinkedHashSet<UserLife>> stayers = new HashMap<>();
  private final Deque<UserClass> vacancies = new ArrayDeque<>();
  private final SortedMap<String, Integer> byClass = new TreeMap<>();

  synchronized void join(UserLife user) {
    present.add(user);
    stayers.computeIfAbsent(user.userClass(), type -> new LinkedHashSet<>()).add(user);
    byClass.merge(user.userClass().name(), 1, Integer::sum);
  }

  synchronized void leave(UserLife user) {
    present.remove(user);
    if (stayersOf(user.userClass()).remove(user)) {
      vacancies.push(user.userClass());
    }
    byClass.computeIfPresent(user.userClass().name(), (name, n) -> n == 1 ? null : n - 1);
  }

  private Set<UserLife> stayersOf(UserClass type) {
    return stayers.getOrDefault(type, new LinkedHashSet<>());
  }

  /** A place whose user left unasked, given up; none where nobody did. */
  synchronized Optional<UserClass> giveUpVacancy() {
    return Optional.ofNullable(vacancies.poll());
  }

  /** Asks the last of a class to come to go; one who left meanwhile need not be asked. */
  void dismissOne(UserClass type) {
    UserLife last;
    synchronized (this) {
      LinkedHashSet<UserLife> staying = stayers.get(type);
      if (staying == null || staying.isEmpty()) {
        vacancies.remove(type);
        return;
      }
      last = staying.removeLast();
    }
    last.stopSoon();
  }

  synchronized int size() {
    return present.size();
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
