package dev.stampede.load;

/**
 * A ramp that rules from one moment to another, in nanoseconds since the start: what loads with
 * several parts are made of.
 */
record Leg(Ramp ramp, long from, long to) implements Shape {

  @Override
  public Demand.Users at(long elapsed) {
    Demand.Users within = ramp.at(elapsed - from);
    long until = within.until() < to - from ? from + within.until() : to;
    return new Demand.Users(within.count(), within.goal(), until);
  }

  /** How many users there are when it ends; as many as before where it lasts no time. */
  int countAtEnd() {
    return to == from ? ramp.from() : at(to - 1).count();
  }
}
