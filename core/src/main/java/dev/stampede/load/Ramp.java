package dev.stampede.load;

/**
 * Users who start one after the other, evenly: user k (from 0) at k / spawnRate seconds, rounded up
 * to a nanosecond. So a rate of 0.5 starts one every two seconds, and a rate of 100 one every ten
 * milliseconds, not 100 at once. Down it goes in the same steps.
 *
 * @param from how many there are before; 0 or more
 * @param users how many in the end; 0 or more
 * @param spawnRate users started or dismissed per second; more than 0, fractions are fine
 */
public record Ramp(int from, int users, double spawnRate) implements Shape {

  /** Refuses a ramp that leads nowhere. */
  public Ramp {
    if (from < 0 || users < 0) {
      throw new IllegalArgumentException(
          "a ramp leads from 0 users or more to 0 or more, not from " + from + " to " + users);
    }
    if (!(spawnRate > 0) || Double.isInfinite(spawnRate)) {
      throw new IllegalArgumentException("a spawn rate must be above 0, not " + spawnRate);
    }
  }

  /** A ramp that begins with nobody, and leads to 1 user or more. */
  public Ramp(int users, double spawnRate) {
    this(0, somebody(users), spawnRate);
  }

  private static int somebody(int users) {
    if (users < 1) {
      throw new IllegalArgumentException("a ramp needs 1 user or more, not " + users);
    }
    return users;
  }

  @Override
  public Demand.Users at(long elapsed) {
    int steps = Math.abs(users - from);
    if (steps == 0) {
      return new Demand.Users(users, users, Demand.FOREVER);
    }
    // The division may land one off beside a step: the steps themselves decide.
    long taken = (long) Math.min(steps, Math.floor(elapsed / 1e9 * spawnRate) + 1);
    while (taken > 1 && momentOf(taken - 1) > elapsed) {
      taken--;
    }
    while (taken < steps && momentOf(taken) <= elapsed) {
      taken++;
    }
    long until = taken == steps ? Demand.FOREVER : momentOf(taken);
    int count = (int) (users > from ? from + taken : from - taken);
    return new Demand.Users(count, users, until);
  }

  private long momentOf(long step) {
    return (long) Math.ceil(step * 1e9 / spawnRate);
  }
}
