package dev.stampede.emulator.agents;

import dev.stampede.emulator.chance.Draws;
import dev.stampede.emulator.chance.Draws.Purpose;

/**
 * When the steps of a turn start and end, in nanoseconds since the request was read. Their parts of
 * the whole are drawn around the usual ones.
 */
final class Timeline {
  private static final double JITTER = 0.15;

  private final long[] starts = new long[Step.COUNT];
  private final long[] ends = new long[Step.COUNT];
  private final long first;
  private final long total;

  Timeline(boolean supervised, boolean acts, long first, long total, Draws draws) {
    this.first = first;
    this.total = total;
    double[] parts = new double[Step.COUNT];
    double sum = 0;
    for (Step step : STEPS) {
      if (step.in(supervised, acts)) {
        double jitter =
            total == 0 ? 1 : Math.exp(JITTER * draws.normal(Purpose.STEP_TIME, step.index));
        parts[step.index] = step.weight * jitter;
        sum += parts[step.index];
      }
    }
    double done = 0;
    long at = first;
    for (int i = 0; i < Step.COUNT; i++) {
      starts[i] = at;
      done += parts[i];
      at = first + Math.round((total - first) * (done / sum));
      ends[i] = at;
    }
  }

  private static final Step[] STEPS = Step.values();

  long start(Step step) {
    return starts[step.index];
  }

  long end(Step step) {
    return ends[step.index];
  }

  /** When the first event leaves. */
  long first() {
    return first;
  }

  /** When the last event leaves. */
  long total() {
    return total;
  }
}
