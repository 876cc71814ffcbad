package dev.stampede.emulator.functions;

import dev.stampede.emulator.functions.Curve.Point;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a function does. Programs keep nothing between calls. */
public enum Program {
  /** Work on many projects at once, by {@code operation}. */
  BULK_OPS(
      Map.of(
          FunctionSettings.DEFAULT,
          curve(1.8, point(1, 40)),
          "optimize_route",
          curve(1.7, point(3, 600), point(10, 2000), point(50, 10_000)),
          "bulk_assign_teams",
          curve(1.7, point(2, 450), point(10, 2000), point(50, 7000), point(100, 15_000)),
          "validate_projects",
          curve(1.7, point(4, 800), point(10, 3000), point(50, 5000), point(100, 10_000)),
          "detect_conflicts",
          curve(1.7, point(3, 700), point(10, 2000), point(50, 3000), point(100, 5000)))) {
    @Override
    Reply run(Event event) {
      return BulkOps.run(event);
    }

    @Override
    public List<String> operations() {
      return BulkOps.OPERATIONS;
    }
  },
  /** The scheduling agent's actions, by {@code apiPath}. */
  SCHEDULING(
      Map.of(
          FunctionSettings.DEFAULT,
          curve(2, point(1, 180)),
          "/list-projects",
          curve(2, point(1, 150)),
          "/get-available-dates",
          curve(2, point(1, 220)))) {
    @Override
    Reply run(Event event) {
      return Actions.SCHEDULING.run(event);
    }

    @Override
    public List<String> operations() {
      return Actions.SCHEDULING.paths();
    }
  },
  /** The information agent's actions, by {@code apiPath}. */
  INFORMATION(
      Map.of(
          FunctionSettings.DEFAULT,
          curve(2, point(1, 120)),
          "/get-weather",
          curve(2.5, point(1, 300)))) {
    @Override
    Reply run(Event event) {
      return Actions.INFORMATION.run(event);
    }

    @Override
    public List<String> operations() {
      return Actions.INFORMATION.paths();
    }
  },
  /** The notes agent's actions, by {@code apiPath}. */
  NOTES(Map.of(FunctionSettings.DEFAULT, curve(2, point(1, 90)))) {
    @Override
    Reply run(Event event) {
      return Actions.NOTES.run(event);
    }

    @Override
    public List<String> operations() {
      return Actions.NOTES.paths();
    }
  };

  @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
  private final Map<String, Curve> times;

  Program(Map<String, Curve> times) {
    this.times = times;
  }

  /** How long it typically works, by operation. */
  public Map<String, Curve> times() {
    return times;
  }

  /** What it can be asked to do: the names by which times are set. */
  public abstract List<String> operations();

  abstract Reply run(Event event);

  private static Curve curve(double p95Ratio, Point... points) {
    return new Curve(List.of(points), p95Ratio);
  }

  private static Point point(int size, long medianMillis) {
    return new Point(size, Duration.ofMillis(medianMillis));
  }
}
