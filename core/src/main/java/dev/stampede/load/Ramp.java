package dev.stampede.load;

/**
 * Users who start one after the other, evenly: user k (from 0) at k / spawnRate seconds, rounded up
 * to a nanosecond. So a rate of 0.5 starts one every two seconds, and a rate of 100 one every ten
 * milliseconds, not 100 at once.
 *
 * @param users how many in the end; 1 or more
 * @param spawnRate users started per second; more than 0, fractions are fine
 */
public record Ramp(int users, double spawnRate) implements Shape {

  /** Refuses a ramp that leads nowhere. */
  public Ramp {
    if (users < 1) {
      throw new IllegalArgumentException("a ramp needs 1 user or more, not " + users);
    }
    if (!(spawnRate > 0) || Double.isInfinite(spawnRate)) {
      throw new IllegalArgumentException("a spawn rate must be above 0, not " + spawnRate);
    }
  }

  @Override
  public Demand at(long elapsed) {
    // The division may land one off beside a start: the starts themselves decide.
    long started = (long) Math.min(users, Math.floor(elapsed / 1e9 * spawnRate) + 1);
    while (started > 1 && startOf(started - 1) > elapsed) {
      started--;
    }
    while (started < users && startOf(started) <= elapsed) {
      started++;
    }
    long until = started == users ? Demand.FOREVER : startOf(started);
    return new Demand.Users((int) started, users, until);
  }

  private long startOf(long user) {
    return (long) Math.ceil(user * 1e9 / spawnRate);
  }
}
