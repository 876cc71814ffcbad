package dev.stampede.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One stage after the other; the test ends with the last one. */
public final class Stages implements Shape {

  private final List<Leg> legs;
  private final long end;

  /**
   * These stages.
   *
   * @throws IllegalArgumentException if there are none
   */
  public Stages(List<Stage> stages) {
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("stages need at least one stage");
    }
    List<Leg> all = new ArrayList<>();
    long from = 0;
    int users = 0;
    for (Stage stage : stages) {
      long to = Math.addExact(from, stage.duration().toNanos());
      Leg leg = new Leg(new Ramp(users, stage.users(), rate(stage, users)), from, to);
      all.add(leg);
      users = leg.countAtEnd();
      from = to;
    }
    legs = List.copyOf(all);
    end = from;
  }

  /** These stages. */
  public static Stages of(Stage... stages) {
    return new Stages(List.of(stages));
  }

  private static double rate(Stage stage, int before) {
    return switch (stage) {
      case Stage.AtRate(Duration duration, int users, double spawnRate) -> spawnRate;
      case Stage.Linear(Duration duration, int users) ->
          Math.max(1, Math.abs(users - before)) * 1e9 / duration.toNanos();
    };
  }

  @Override
  public Demand at(long elapsed) {
    if (elapsed >= end) {
      return new Demand.Over();
    }
    // Stages are few: looked through each time, the shape stays a pure function of time.
    for (Leg leg : legs) {
      if (elapsed < leg.to()) {
        return leg.at(elapsed);
      }
    }
    throw new AssertionError("the last leg ends at " + end);
  }
}
