package dev.stampede.judge;

import dev.stampede.input.Nearest;
import dev.stampede.insight.Measure.Form;
import dev.stampede.judge.TargetVerdict.Result;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Snapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges the targets of a run, each second and at the end.
 *
 * <p>While the run is on, each second looks back over a window of {@value #WINDOW_SECONDS} s: short
 * enough to tell when a target broke, long enough to hold what one second's calls cannot. Where it
 * holds too few samples for the figure, the last {@value #LONG_WINDOW_SECONDS} s are looked at;
 * where those do too, nothing is said. Totals (numbers and money) are compared as they grow. Rates
 * and levels need a whole window, and a least rate one in which the users there were could have
 * reached it, once the first call is over. A target holds again once all windows for {@value
 * #HOLD_SECONDS} s do.
 *
 * <p>At the end the whole run is judged, whatever its windows said: that decides pass or fail. Of a
 * level, the worst window is the run's.
 *
 * <p>Memory is bounded by the windows and the rules. Thread-safe.
 */
public final class TargetJudge {

  /** The window that is judged each second. */
  public static final int WINDOW_SECONDS = 10;

  /** The window where the other holds too few samples. */
  public static final int LONG_WINDOW_SECONDS = 30;

  /** For how long a target must hold before it counts as holding again. */
  public static final int HOLD_SECONDS = 10;

  /** The last cut may follow the one before within a blink: too short to have a load of its own. */
  private static final double SHORTEST_SECONDS = 0.5;

  private final List<RuleState> states;
  private final Pace pace;
  private final SlidingSum shortWindow = new SlidingSum(WINDOW_SECONDS);
  private final SlidingSum longWindow = new SlidingSum(LONG_WINDOW_SECONDS);
  private final Deque<Integer> users = new ArrayDeque<>();
  private double elapsed;

  /**
   * A judge of one run.
   *
   * @param rules the targets
   * @param plan the load that is planned
   */
  public TargetJudge(List<TargetRule> rules, PlannedLoad plan) {
    this.states = rules.stream().map(RuleState::new).toList();
    this.pace = new Pace(rules, plan);
  }

  /**
   * Takes the interval that has just ended.
   *
   * @param total the whole run so far
   * @return what happened to targets in it
   */
  public synchronized List<TargetEvent> add(Snapshot interval, Snapshot total) {
    elapsed += interval.seconds();
    pace.add(interval);
    if (states.isEmpty() || interval.seconds() < SHORTEST_SECONDS) {
      return List.of();
    }
    shortWindow.add(interval);
    longWindow.add(interval);
    users.addLast(interval.userCount());
    if (users.size() > WINDOW_SECONDS) {
      users.removeFirst();
    }
    int fewest = users.stream().mapToInt(Integer::intValue).min().orElse(0);
    RuleState.Moment now =
        new RuleState.Moment(
            elapsed,
            interval.userCount(),
            rule -> pace.ceiling(rule, fewest),
            shortWindow,
            longWindow);
    List<TargetEvent> events = new ArrayList<>();
    for (RuleState state : states) {
      events.addAll(state.judge(now, total));
    }
    return events;
  }

  /**
   * The verdicts on a run, in the order of the rules; without those usual ones that are for
   * something that was not called.
   *
   * @param total the whole run
   */
  public synchronized List<TargetVerdict> verdicts(Snapshot total) {
    return states.stream()
        .filter(state -> !state.rule().isUsual() || state.rule().rows().matchesAny(total))
        .map(state -> verdict(state, total))
        .toList();
  }

  private TargetVerdict verdict(RuleState state, Snapshot total) {
    TargetRule rule = state.rule();
    Reading whole = state.read(total);
    if (!rule.rows().equals(RowSelection.ALL) && !rule.rows().matchesAny(total)) {
      return verdict(state, Result.NOT_JUDGED, whole, "no such row" + nearest(rule, total));
    }
    if (rule.quantity() instanceof Quantity.OfLevel) {
      Optional<Reading> worst = state.worst();
      if (worst.isEmpty()) {
        return verdict(
            state, Result.NOT_JUDGED, whole, "the run was shorter than " + WINDOW_SECONDS + " s");
      }
      whole = worst.get();
    }
    double ceiling = pace.ceiling(rule, pace.mostUsers());
    boolean tooSmall =
        rule.limit().form() == Form.RATE
            && rule.limit().isFloor()
            && ceiling <= rule.limit().value()
            && !rule.limit().holds(whole.value());
    if (tooSmall) {
      return verdict(
          state,
          Result.NOT_JUDGED,
          whole,
          pace.knowsCalls()
              ? "the load is too small: %d users make %s at the wanted p50"
                  .formatted(pace.mostUsers(), Form.RATE.write(ceiling))
              : "no call was over by the end");
    }
    if (whole.n() == 0 && whole.enough() > 0) {
      return verdict(state, Result.NOT_JUDGED, whole, "nothing of the kind was measured");
    }
    if (!whole.canBeJudged()) {
      return verdict(
          state,
          Result.NOT_ENOUGH_SAMPLES,
          whole,
          "%d of the %d it takes".formatted(whole.n(), whole.enough()));
    }
    boolean holds = rule.limit().holds(whole.value());
    return verdict(state, holds ? Result.PASS : Result.FAIL, whole, "");
  }

  private static TargetVerdict verdict(
      RuleState state, Result result, Reading reading, String reason) {
    return new TargetVerdict(state.rule(), result, reading, reason, state.breach());
  }

  private static String nearest(TargetRule rule, Snapshot total) {
    List<String> known =
        total.rows().keySet().stream()
            .flatMap((RowKey row) -> Stream.of(row.name(), row.type()))
            .distinct()
            .toList();
    return Nearest.hint(rule.rows().text(), known);
  }
}
