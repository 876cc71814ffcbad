package dev.stampede.aws.attempt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A scenario's own checks of an answer; the first that is not met tells what is wrong. */
public final class Checks<T> {

  private static final String GOOD = "";

  private final List<Check<T>> checks = new ArrayList<>();

  private record Check<T>(Predicate<T> good, String otherwise) {}

  /** No check yet. */
  public Checks() {}

  /**
   * Adds a check.
   *
   * @param good whether the answer is as it should be
   * @param otherwise what is wrong if it is not
   */
  public void add(Predicate<T> good, String otherwise) {
    checks.add(new Check<>(good, otherwise));
  }

  /**
   * What is wrong; empty where nothing is. An assertion that fails counts as wrong, and so does a
   * check that cannot be made.
   */
  public String wrongWith(T answer) {
    try {
      for (Check<T> check : checks) {
        if (!check.good().test(answer)) {
          return check.otherwise();
        }
      }
      return GOOD;
    } catch (AssertionError e) {
      return String.valueOf(e.getMessage());
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      // The answer came all the same: what is wrong is the check, and the sample says so.
      return "the check itself failed: " + e.getClass().getSimpleName();
    }
  }
}
