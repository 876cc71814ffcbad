package dev.stampede.load;

/**
 * The same number of users from the first moment on, all of them at once.
 *
 * @param users how many; 1 or more
 */
public record Constant(int users) implements Shape {

  /** Refuses nobody. */
  public Constant {
    if (users < 1) {
      throw new IllegalArgumentException("a constant load needs 1 user or more, not " + users);
    }
  }

  @Override
  public Demand at(long elapsed) {
    return Demand.users(users, Demand.FOREVER);
  }
}
