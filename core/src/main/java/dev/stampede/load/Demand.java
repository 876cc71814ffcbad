package dev.stampede.load;

/** What a {@link Shape} asks for at one moment. */
public sealed interface Demand {

  /** 146 years: an answer that holds for ever, and that a start can be added to. */
  long FOREVER = Long.MAX_VALUE / 2;

  /**
   * A closed model: so many users, each of whom waits for its answer.
   *
   * @param count how many there shall be now
   * @param goal how many the present ramp or stage leads to; the run is spawning until it is
   *     reached
   * @param until the moment since the start, in nanoseconds, at which to ask again; later than the
   *     moment asked for
   */
  record Users(int count, int goal, long until) implements Demand {}

  /** No more load: the test ends. */
  record Over() implements Demand {}

  /**
   * So many users at once, for shapes that are a formula of one's own.
   *
   * @param count how many there shall be now; 0 or more
   * @param until the moment since the start, in nanoseconds, at which to ask again
   */
  static Demand users(int count, long until) {
    return new Users(count, count, until);
  }

  /** No more load: the test ends. */
  static Demand over() {
    return new Over();
  }
}
