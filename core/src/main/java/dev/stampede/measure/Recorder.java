package dev.stampede.measure;

import dev.stampede.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Counts samples from any number of threads, and cuts what it has counted into {@link Snapshot}s.
 *
 * <p>Guarantee: every sample is in exactly one snapshot. Threads add to one of a few stripes under
 * its lock, and a cut takes each stripe's counters away under the same lock; so nothing is counted
 * twice or falls between two intervals, and a cut holds nobody up for longer than a swap. The books
 * balance at every cut: attempts begun so far = samples so far + attempts in flight.
 */
public final class Recorder {

  /** More stripes than for this many would cost memory each second and spare nobody a wait. */
  private static final int MOST_PROCESSORS = 16;

  private final Stripe[] stripes;
  private final LongAdder begun = new LongAdder();
  private final LongAdder ended = new LongAdder();
  private final UnaryOperator<Sample> judge;
  private final Consumer<Sample> listener;
  private final Clock clock;

  private final Map<String, Class<? extends Observation>> kinds = new ConcurrentHashMap<>();

  private long begunBefore;
  private long countedBefore;

  private Recorder(
      int stripes, Clock clock, UnaryOperator<Sample> judge, Consumer<Sample> listener) {
    this.clock = clock;
    this.judge = judge;
    this.stripes = new Stripe[stripes];
    for (int i = 0; i < stripes; i++) {
      this.stripes[i] = new Stripe();
    }
    this.listener = listener;
  }

  /** A recorder for this machine. */
  public static Recorder create(Clock clock) {
    return create(clock, sample -> {});
  }

  /**
   * A recorder that shows each sample to a listener too.
   *
   * @param clock dates failures
   * @param listener called on the recording thread, so it must be quick and thread-safe
   */
  public static Recorder create(Clock clock, Consumer<Sample> listener) {
    return create(clock, UnaryOperator.identity(), listener);
  }

  /**
   * A recorder that has each sample judged before it counts it.
   *
   * @param clock dates failures
   * @param judge may add observations; called on the recording thread, as the listener is
   * @param listener called on the recording thread, so it must be quick and thread-safe
   */
  public static Recorder create(
      Clock clock, UnaryOperator<Sample> judge, Consumer<Sample> listener) {
    int processors = Math.min(MOST_PROCESSORS, Runtime.getRuntime().availableProcessors());
    int enough = Integer.highestOneBit(processors * 4 - 1) * 2;
    return new Recorder(enough, clock, judge, listener);
  }

  /**
   * Says that an attempt begins; {@link #record(Sample, long)} must follow, whatever becomes of it.
   *
   * @return the moment, for {@code record}
   */
  public long begin() {
    begun.increment();
    return clock.nanoTime();
  }

  /**
   * Counts an attempt that has ended.
   *
   * @param unjudged the attempt
   * @param begun what {@link #begin} returned
   * @throws IllegalArgumentException if an observation is of another kind than earlier ones of its
   *     name, or if the sample is a group; then nothing of the sample is counted
   */
  public void record(Sample unjudged, long begun) {
    Sample sample = judge.apply(unjudged);
    if (sample.row().isGroup()) {
      throw new IllegalArgumentException(
          "the type '%s' is kept for groups: give '%s' another one"
              .formatted(RowKey.GROUP, sample.name()));
    }
    sample.observations().forEach(this::checkKind);
    stripe().add(sample, clock.nanoTime() - begun, clock);
    ended.increment();
    listener.accept(sample);
  }

  /** Counts an attempt that has ended, and was in flight for just as long as its sample says. */
  public void record(Sample sample) {
    record(sample, clock.nanoTime() - sample.responseTime());
  }

  /**
   * Counts a group that has ended. It has no beginning in the books: its samples are attempts, it
   * is none.
   *
   * @param unjudged a sample of the type {@link RowKey#GROUP}
   */
  public void recordGroup(Sample unjudged) {
    Sample group = judge.apply(unjudged);
    if (!group.row().isGroup()) {
      throw new IllegalArgumentException("no group: " + group.row());
    }
    stripe().addGroup(group, clock);
    listener.accept(group);
  }

  /**
   * Found only when two stripes are merged, a second kind would take the whole interval with it.
   */
  private void checkKind(Observation observation) {
    Class<? extends Observation> kind = kinds.get(observation.instrument());
    if (kind == null) {
      kind = kinds.putIfAbsent(observation.instrument(), observation.getClass());
    }
    if (kind != null && kind != observation.getClass()) {
      throw new IllegalArgumentException(
          "the instrument '%s' is of kind %s, not %s"
              .formatted(
                  observation.instrument(),
                  kind.getSimpleName(),
                  observation.getClass().getSimpleName()));
    }
  }

  /** Counts an exception of a scenario's own code. */
  public void mishap(Mishap mishap) {
    stripe().mishap(mishap, clock.wallMillis());
  }

  /** Counts how late a thread woke from its wait, in nanoseconds. */
  public void late(long nanos) {
    stripe().late(nanos);
  }

  /** Counts how late an event loop ran what was due, in nanoseconds; for any thread. */
  public void loopLate(long nanos) {
    stripe().loopLate(nanos);
  }

  /** Attempts begun and not ended. */
  public long inFlight() {
    // Ended first: a call that ends between the two reads must not make the difference negative.
    long done = ended.sum();
    return begun.sum() - done;
  }

  /**
   * Takes away all that was counted since the last cut. Called by one thread at a time.
   *
   * @param interval when the interval began and ended, who was there, and what the machine did
   */
  public synchronized Snapshot cut(Interval interval) {
    SortedMap<RowKey, Row> rows = new TreeMap<>();
    Frequent<Failure> failures = Frequent.none();
    Frequent<Mishap> mishaps = Frequent.none();
    Distribution lateness = Distribution.EMPTY;
    Distribution delay = Distribution.EMPTY;
    Distribution loopLateness = Distribution.EMPTY;
    long inFlightNanos = 0;
    // All are taken before any is added up: the interval ends at one moment for all of them.
    List<Counters> taken = Arrays.stream(stripes).map(Stripe::take).toList();
    // Read after that: whatever they counted had begun before.
    long begunNow = begun.sum();
    for (Counters counters : taken) {
      counters.rows.forEach((key, tally) -> rows.merge(key, tally.toRow(), Row::plus));
      failures =
          failures.plus(new Frequent<>(new TreeMap<>(counters.failures), counters.otherFailures));
      mishaps =
          mishaps.plus(new Frequent<>(new TreeMap<>(counters.mishaps), counters.otherMishaps));
      lateness = lateness.plus(counters.lateness.toDistribution());
      delay = delay.plus(counters.delay.toDistribution());
      loopLateness = loopLateness.plus(counters.loopLateness.toDistribution());
      inFlightNanos += counters.inFlightNanos;
    }
    long started = begunNow - begunBefore;
    begunBefore = begunNow;
    countedBefore +=
        rows.entrySet().stream()
            .filter(row -> !row.getKey().isGroup())
            .mapToLong(row -> row.getValue().attempts())
            .sum();
    long inFlight = begunNow - countedBefore;
    return new Snapshot(
        interval.fromMillis(),
        interval.toMillis(),
        interval.nanos(),
        rows,
        interval.users(),
        started,
        inFlight,
        failures,
        mishaps,
        new Generator(
            lateness,
            delay,
            interval.cpuNanos(),
            interval.capacityNanos(),
            interval.gcPauseNanos(),
            inFlightNanos,
            loopLateness));
  }

  /**
   * The frame of a snapshot: what the recorder itself cannot know.
   *
   * @param fromMillis where the interval began, on the wall's clock
   * @param toMillis where it ended
   * @param nanos its length on the monotonic clock
   * @param users users at its end, by class
   * @param cpuNanos CPU time the process used in it
   * @param capacityNanos CPU time it could have used
   * @param gcPauseNanos time for which the collector stopped every thread
   */
  public record Interval(
      long fromMillis,
      long toMillis,
      long nanos,
      SortedMap<String, Integer> users,
      long cpuNanos,
      long capacityNanos,
      long gcPauseNanos) {}

  private Stripe stripe() {
    long spread = Thread.currentThread().threadId() * 0x9E3779B97F4A7C15L;
    return stripes[(int) (spread >>> 32) & (stripes.length - 1)];
  }

  /** What one stripe counts between two cuts. */
  private static final class Counters {
    final Map<RowKey, RowTally> rows = new HashMap<>();
    final Map<Failure, Frequent.Seen> failures = new HashMap<>();
    final Map<Mishap, Frequent.Seen> mishaps = new HashMap<>();
    final Tally lateness = new Tally();
    final Tally delay = new Tally();
    final Tally loopLateness = new Tally();
    long inFlightNanos;
    Frequent.Seen otherFailures = Frequent.Seen.NEVER;
    Frequent.Seen otherMishaps = Frequent.Seen.NEVER;
  }

  private static final class Stripe {
    private Counters counters = new Counters();

    synchronized void add(Sample sample, long inFlight, Clock clock) {
      counters.delay.add(sample.generatorDelay());
      if (sample.outcome() != Outcome.INTERRUPTED) {
        counters.inFlightNanos += inFlight;
      }
      toRow(sample, clock);
    }

    /** Its delay is that of its first sample, which is counted there. */
    synchronized void addGroup(Sample group, Clock clock) {
      toRow(group, clock);
    }

    private void toRow(Sample sample, Clock clock) {
      RowKey row = sample.row();
      counters.rows.computeIfAbsent(row, key -> new RowTally()).add(sample);
      if (sample.outcome().failed()) {
        failed(new Failure(row, sample.outcome(), sample.error()), clock.wallMillis());
      }
    }

    private void failed(Failure failure, long atMillis) {
      Frequent.Seen once = new Frequent.Seen(1, atMillis, atMillis);
      if (counters.failures.size() < Frequent.MAX || counters.failures.containsKey(failure)) {
        counters.failures.merge(failure, once, Frequent.Seen::plus);
      } else {
        counters.otherFailures = counters.otherFailures.plus(once);
      }
    }

    synchronized void mishap(Mishap mishap, long atMillis) {
      Frequent.Seen once = new Frequent.Seen(1, atMillis, atMillis);
      if (counters.mishaps.size() < Frequent.MAX || counters.mishaps.containsKey(mishap)) {
        counters.mishaps.merge(mishap, once, Frequent.Seen::plus);
      } else {
        counters.otherMishaps = counters.otherMishaps.plus(once);
      }
    }

    synchronized void late(long nanos) {
      counters.lateness.add(nanos);
    }

    synchronized void loopLate(long nanos) {
      counters.loopLateness.add(nanos);
    }

    synchronized Counters take() {
      Counters taken = counters;
      counters = new Counters();
      return taken;
    }
  }
}
