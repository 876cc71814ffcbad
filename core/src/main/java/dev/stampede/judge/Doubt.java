package dev.stampede.judge;

import dev.stampede.measure.Distribution;
import dev.stampede.measure.Generator;
import java.util.Locale;

/**
 * A reason to doubt a second of a run, as the generator measured it of itself. The whole table:
 *
 * <pre>
 * doubt       doubtful when, in one second,                     because
 * late        threads woke late at p99 by more than allowed     the load was not what was planned
 * delayed     generator delay at p99 was more than allowed      our own queue is in the response times
 * loop        event loops ran late at p99 by more than allowed  they time the bytes that arrive
 * cpu         this process used over 90 % of the processors     everything it times may be late
 * gc          the collector stopped all threads for over 50 ms  so may every duration be
 * </pre>
 *
 * Allowed are 10 ms or, where calls take long, 5 % of the run's median service time: less than that
 * does not change what a reader would conclude.
 */
public enum Doubt {
  /** Threads woke late. */
  LATE("users woke late") {
    @Override
    double measure(Generator second) {
      return p99(second.lateness());
    }

    @Override
    double limit(double medianMillis) {
      return tolerance(medianMillis);
    }

    @Override
    String describe(double worst) {
      return String.format(Locale.ROOT, "p99 %.0f ms", worst);
    }
  },
  /** Calls were sent later than planned. */
  DELAYED("calls waited to be sent") {
    @Override
    double measure(Generator second) {
      return p99(second.delay());
    }

    @Override
    double limit(double medianMillis) {
      return tolerance(medianMillis);
    }

    @Override
    String describe(double worst) {
      return String.format(Locale.ROOT, "p99 %.0f ms", worst);
    }
  },
  /** The event loops ran late. */
  LOOP_LATE("the event loops ran late") {
    @Override
    double measure(Generator second) {
      return p99(second.loopLateness());
    }

    @Override
    double limit(double medianMillis) {
      return tolerance(medianMillis);
    }

    @Override
    String describe(double worst) {
      return String.format(Locale.ROOT, "p99 %.0f ms", worst);
    }
  },
  /** The processors were all but used up by this process. */
  CPU("the generator was short of CPU") {
    @Override
    double measure(Generator second) {
      return second.cpuShare();
    }

    @Override
    double limit(double medianMillis) {
      return 0.90;
    }

    @Override
    String describe(double worst) {
      return String.format(Locale.ROOT, "%.0f%% of all processors", worst * 100);
    }
  },
  /** The garbage collector stopped every thread. */
  GC("the garbage collector stopped the generator") {
    @Override
    double measure(Generator second) {
      return second.gcPauseNanos() / 1e6;
    }

    @Override
    double limit(double medianMillis) {
      return 50;
    }

    @Override
    String describe(double worst) {
      return String.format(Locale.ROOT, "%.0f ms in a second", worst);
    }
  };

  private static final double ALWAYS_ALLOWED_MILLIS = 10;
  private static final double ALLOWED_SHARE = 0.05;

  private final String words;

  Doubt(String words) {
    this.words = words;
  }

  /** What is doubtful, in words. */
  public String words() {
    return words;
  }

  /** The figure of one second, in this doubt's own unit. */
  abstract double measure(Generator second);

  /** The highest figure that raises no doubt. */
  abstract double limit(double medianMillis);

  /** The worst figure, in words. */
  abstract String describe(double worst);

  private static double p99(Distribution distribution) {
    return distribution.percentileMillis(99);
  }

  private static double tolerance(double medianMillis) {
    return Math.max(ALWAYS_ALLOWED_MILLIS, ALLOWED_SHARE * medianMillis);
  }
}
