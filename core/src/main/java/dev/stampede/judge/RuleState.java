package dev.stampede.judge;

import dev.stampede.insight.Measure.Form;
import dev.stampede.insight.Slice;
import dev.stampede.measure.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A target while the run is on.
 *
 * <pre>
 * state       on a window that breaks it   that holds                  that cannot be judged
 * holding     broken, since now            holding                     holding
 * broken      broken                       recovering, since now       broken
 * recovering  broken, since it last was    holding after HOLD_SECONDS  recovering
 * </pre>
 */
final class RuleState {

  private enum State {
    HOLDING,
    BROKEN,
    RECOVERING
  }

  private final TargetRule rule;
  private State state = State.HOLDING;
  private double brokenSince;
  private double holdsSince;
  private boolean stopAsked;
  private @Nullable Breach breach;
  private @Nullable Reading worst;

  RuleState(TargetRule rule) {
    this.rule = rule;
  }

  TargetRule rule() {
    return rule;
  }

  /**
   * The moment of a judgement.
   *
   * @param seconds since the start
   * @param users users now
   * @param ceiling the most calls per second that the users of the short window could make for a
   *     rule's rows
   * @param shortWindow the last {@link TargetJudge#WINDOW_SECONDS}
   * @param longWindow the last {@link TargetJudge#LONG_WINDOW_SECONDS}
   */
  record Moment(
      double seconds,
      int users,
      ToDoubleFunction<TargetRule> ceiling,
      SlidingSum shortWindow,
      SlidingSum longWindow) {}

  List<TargetEvent> judge(Moment now, Snapshot total) {
    Optional<Reading> reading = reading(now, total).filter(Reading::canBeJudged);
    reading.ifPresent(this::remember);
    List<TargetEvent> events = new ArrayList<>();
    if (reading.isPresent() && !rule.limit().holds(reading.get().value())) {
      breaks(now, reading.get(), events);
    } else if (reading.isPresent()) {
      holds(now, events);
    }
    boolean tooLong =
        state == State.BROKEN
            && rule.stopAfter().isPresent()
            && now.seconds() - brokenSince >= rule.stopAfter().get().toNanos() / 1e9 - 0.5;
    if (tooLong && !stopAsked) {
      stopAsked = true;
      events.add(new TargetEvent.Stop(rule, now.seconds()));
    }
    return events;
  }

  private Optional<Reading> reading(Moment now, Snapshot total) {
    Quantity quantity = rule.quantity();
    Form form = rule.limit().form();
    if (quantity instanceof Quantity.OfLevel || form == Form.RATE) {
      boolean inReach =
          !rule.limit().isFloor() || now.ceiling().applyAsDouble(rule) > rule.limit().value();
      return now.shortWindow().isFull() && inReach
          ? Optional.of(read(now.shortWindow().sum()))
          : Optional.empty();
    }
    boolean sum = form == Form.COUNT || form == Form.MONEY;
    if (sum && !(quantity instanceof Quantity.OfAverage)) {
      // What must be reached in all can only be told at the end.
      return rule.limit().isFloor() ? Optional.empty() : Optional.of(read(total));
    }
    Reading recent = read(now.shortWindow().sum());
    return Optional.of(recent.canBeJudged() ? recent : read(now.longWindow().sum()));
  }

  /** What the rule reads of an interval. */
  Reading read(Snapshot interval) {
    Slice slice = new Slice(interval, rule.rows().of(interval));
    return rule.quantity().read(slice, rule.limit().form());
  }

  private void remember(Reading reading) {
    boolean worse =
        worst == null
            || (rule.limit().isFloor()
                ? reading.value() < worst.value()
                : reading.value() > worst.value());
    if (worse) {
      worst = reading;
    }
  }

  private void breaks(Moment now, Reading reading, List<TargetEvent> events) {
    boolean anew = state == State.HOLDING;
    if (anew) {
      brokenSince = now.seconds();
      Snapshot window = now.shortWindow().sum();
      double calls =
          new Slice(window, window.aggregated()).perSecond((double) window.aggregated().requests());
      breach =
          breach == null
              ? new Breach(
                  now.seconds(),
                  now.users(),
                  calls,
                  reading.value(),
                  OptionalDouble.empty(),
                  false,
                  1)
              : broken(breach);
      events.add(new TargetEvent.Broken(rule, now.seconds(), now.users(), calls, reading.value()));
    }
    state = State.BROKEN;
  }

  /** The first breach stays; that it held again in between does not. */
  private static Breach broken(Breach first) {
    return new Breach(
        first.atSeconds(),
        first.users(),
        first.callsPerSecond(),
        first.measured(),
        OptionalDouble.empty(),
        false,
        first.times() + 1);
  }

  /** It holds again since this state's {@code holdsSince}. */
  private Breach healed(Breach broken, boolean briefly) {
    return new Breach(
        broken.atSeconds(),
        broken.users(),
        broken.callsPerSecond(),
        broken.measured(),
        OptionalDouble.of(holdsSince),
        briefly,
        broken.times());
  }

  private void holds(Moment now, List<TargetEvent> events) {
    if (state == State.BROKEN) {
      state = State.RECOVERING;
      holdsSince = now.seconds();
    }
    boolean longEnough = now.seconds() - holdsSince >= TargetJudge.HOLD_SECONDS - 0.5;
    if (state == State.RECOVERING && longEnough && breach != null) {
      state = State.HOLDING;
      breach = healed(breach, false);
      events.add(new TargetEvent.HeldAgain(rule, holdsSince));
    }
  }

  Optional<Breach> breach() {
    Optional<Breach> first = Optional.ofNullable(breach);
    return state == State.RECOVERING ? first.map(broken -> healed(broken, true)) : first;
  }

  /** The worst window of all that could be judged. */
  Optional<Reading> worst() {
    return Optional.ofNullable(worst);
  }
}
