package dev.stampede.scenario;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a user waits between one task and the next. */
@FunctionalInterface
public interface WaitTime {

  /**
   * The wait after a task, measured from the moment at which the task ended.
   *
   * @param random the user's own draws, decided by the run's seed
   * @param taskTime how long the task took
   * @return the wait; nothing is waited where it is negative
   */
  Duration after(RandomGenerator random, Duration taskTime);

  /** Uniform between two times, both included: Locust's {@code between}. */
  static WaitTime between(Duration shortest, Duration longest) {
    if (shortest.isNegative() || longest.compareTo(shortest) < 0) {
      throw new IllegalArgumentException(
          "waitBetween needs 0 <= shortest <= longest, not " + shortest + " and " + longest);
    }
    long from = shortest.toNanos();
    long to = longest.toNanos();
    return (random, taskTime) -> Duration.ofNanos(random.nextLong(from, to + 1));
  }

  /** Always the same: Locust's {@code constant}. */
  static WaitTime constant(Duration wait) {
    if (wait.isNegative()) {
      throw new IllegalArgumentException("waitConstant needs a wait of 0 or more, not " + wait);
    }
    return (random, taskTime) -> wait;
  }

  /**
   * As long as makes a task begin every {@code period}; where the task took longer, the next begins
   * at once: Locust's {@code constant_pacing}.
   */
  static WaitTime pacing(Duration period) {
    if (period.isNegative()) {
      throw new IllegalArgumentException("waitPacing needs a period of 0 or more, not " + period);
    }
    return (random, taskTime) -> period.minus(taskTime);
  }

  /**
   * As {@link #pacing}, said as tasks per second and user: Locust's {@code constant_throughput}.
   */
  static WaitTime throughput(double tasksPerSecond) {
    if (!(tasksPerSecond > 0) || Double.isInfinite(tasksPerSecond)) {
      throw new IllegalArgumentException(
          "waitThroughput needs more than 0 tasks per second, not " + tasksPerSecond);
    }
    return pacing(Duration.ofNanos(Math.round(1e9 / tasksPerSecond)));
  }
}
