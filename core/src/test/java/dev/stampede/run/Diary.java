package dev.stampede.run;

import java.util.ArrayList;
import java.util.List;

/** What users did, and when. */
final class Diary {

  /**
   * One line.
   *
   * @param user the user's number
   * @param what what it did
   * @param at nanoseconds since the start
   */
  record Entry(int user, String what, long at) {}

  private final List<Entry> entries = new ArrayList<>();

  synchronized void note(int user, String what, long at) {
    entries.add(new Entry(user, what, at));
  }

  synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Who did something. */
  List<Integer> who(String what) {
    return entries().stream().filter(e -> e.what().equals(what)).map(Entry::user).toList();
  }

  /** When something was done, in seconds since the start. */
  List<Double> when(String what) {
    return entries().stream().filter(e -> e.what().equals(what)).map(e -> e.at() / 1e9).toList();
  }

  long count(String what) {
    return who(what).size();
  }
}
