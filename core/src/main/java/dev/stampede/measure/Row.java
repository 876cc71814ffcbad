package dev.stampede.measure;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of all attempts under one name.
 *
 * @param outcomes how many attempts ended in which way
 * @param succeeded service times of the successes
 * @param failed service times of the failures; interrupted attempts are in neither
 * @param response response times (finished − planned) of successes and failures
 * @param bytes the sum of the answers' sizes, successes and failures
 * @param instruments what the attempts observed besides, by name
 */
public record Row(
    Map<Outcome, Long> outcomes,
    Distribution succeeded,
    Distribution failed,
    Distribution response,
    long bytes,
    SortedMap<String, Instrument> instruments) {

  /** Nothing attempted. */
  public static final Row EMPTY =
      new Row(
          Map.of(),
          Distribution.EMPTY,
          Distribution.EMPTY,
          Distribution.EMPTY,
          0,
          Collections.emptySortedMap());

  /** Takes copies, which nobody can change. */
  public Row {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    counts.putAll(outcomes);
    outcomes = Collections.unmodifiableMap(counts);
    instruments = Collections.unmodifiableSortedMap(new TreeMap<>(instruments));
  }

  /** The row of one attempt alone: what a condition that single calls must meet is read from. */
  public static Row of(Sample sample) {
    RowTally tally = new RowTally();
    tally.add(sample);
    return tally.toRow();
  }

  /** How many attempts ended this way. */
  public long count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  /** Locust's request count: successes and failures, without the interrupted. */
  public long requests() {
    return attempts() - interrupted();
  }

  /** Every attempt, the interrupted included. */
  public long attempts() {
    return outcomes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Attempts that succeeded. */
  public long successes() {
    return count(Outcome.SUCCESS);
  }

  /** Attempts that failed; interrupted ones did not. */
  public long failures() {
    return requests() - successes();
  }

  /** Attempts cut by the end of the test. */
  public long interrupted() {
    return count(Outcome.INTERRUPTED);
  }

  /** Service times of successes and failures together: what Locust calls the response time. */
  public Distribution times() {
    return succeeded.plus(failed);
  }

  /** This row's distribution of that name; empty where nothing was observed. */
  public Distribution distribution(String instrument) {
    return instruments.get(instrument) instanceof Distribution d ? d : Distribution.EMPTY;
  }

  /** This row's count of that name; 0 where nothing was observed. */
  public long amount(String instrument) {
    return instruments.get(instrument) instanceof Count c ? c.value() : 0;
  }

  /** This row's matrix of that name; empty where nothing was observed. */
  public Matrix matrix(String instrument) {
    return instruments.get(instrument) instanceof Matrix m ? m : Matrix.EMPTY;
  }

  /** This row's peak of that name; empty where nothing was observed. */
  public OptionalLong peak(String instrument) {
    return instruments.get(instrument) instanceof Peak p
        ? OptionalLong.of(p.value())
        : OptionalLong.empty();
  }

  /** The row of both together. */
  public Row plus(Row other) {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    counts.putAll(outcomes);
    other.outcomes.forEach((outcome, n) -> counts.merge(outcome, n, Math::addExact));
    SortedMap<String, Instrument> all = new TreeMap<>(instruments);
    other.instruments.forEach((name, instrument) -> all.merge(name, instrument, Instrument::plus));
    return new Row(
        counts,
        succeeded.plus(other.succeeded),
        failed.plus(other.failed),
        response.plus(other.response),
        Math.addExact(bytes, other.bytes),
        all);
  }
}
