package dev.stampede.judge;

import dev.stampede.insight.CallMeasures;
import dev.stampede.judge.Limit.Comparison;
import dev.stampede.measure.Row;
import dev.stampede.measure.Snapshot;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How fast users could call. Each user is either in a call or waiting by its own will, so the waits
 * of a call are what is left of the users' time (Little's law):
 *
 * <pre>wait = Σ users · seconds / calls − mean service time</pre>
 *
 * <p>Were the service as fast as its target for p50 wants it, a user would make a call each <i>wait
 * + target</i>, and all of them together no more than <i>users / (wait + target)</i>: the ceiling.
 * Where no target for p50 is set there is none. A service that is faster than it is wanted may
 * answer more.
 */
final class Pace {

  private final List<TargetRule> rules;
  private final PlannedLoad plan;
  private double userSeconds;
  private long calls;
  private double serviceSeconds;
  private int mostUsers;

  Pace(List<TargetRule> rules, PlannedLoad plan) {
    this.rules = List.copyOf(rules);
    this.plan = plan;
    this.mostUsers = plan.users();
  }

  void add(Snapshot interval) {
    Row all = interval.aggregated();
    userSeconds += interval.userCount() * interval.seconds();
    calls += all.requests();
    serviceSeconds += all.times().sumNanos() / 1e9;
    mostUsers = Math.max(mostUsers, interval.userCount());
  }

  /** The most users of the run, as planned or as seen. */
  int mostUsers() {
    return mostUsers;
  }

  /**
   * Whether any call has come to its end: before that nothing can be said of how many there are.
   */
  boolean knowsCalls() {
    return calls > 0;
  }

  /**
   * The most calls per second that so many users can make for a rule's rows; 0 before the first.
   */
  double ceiling(TargetRule rule, int users) {
    if (!knowsCalls()) {
      return 0;
    }
    double seconds = plan.secondsPerCall();
    if (seconds <= 0) {
      OptionalDouble wanted = wanted(rule);
      if (wanted.isEmpty()) {
        return Double.POSITIVE_INFINITY;
      }
      double wait = Math.max(0, (userSeconds - serviceSeconds) / calls);
      seconds = wait + wanted.getAsDouble();
    }
    return users / seconds;
  }

  /** The p50 that is wanted of the same rows, in seconds. */
  private OptionalDouble wanted(TargetRule rule) {
    return rules.stream()
        .filter(other -> other.rows().equals(rule.rows()) && isMedian(other))
        .mapToDouble(other -> other.limit().value() / 1e3)
        .min();
  }

  private static boolean isMedian(TargetRule rule) {
    boolean above =
        rule.limit().is() == Comparison.ABOVE || rule.limit().is() == Comparison.AT_LEAST;
    return !above
        && rule.quantity() instanceof Quantity.OfTimes(var measure, var statistic)
        && measure.equals(CallMeasures.SERVICE_TIME)
        && statistic.equals(new Statistic.Percentile(50));
  }
}
