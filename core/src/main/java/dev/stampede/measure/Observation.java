package dev.stampede.measure;

/**
 * What a sample adds to a named instrument of its row. The names, and what they mean, belong to the
 * room that observes; here they are only added up.
 */
public sealed interface Observation {

  /** The instrument's name, such as {@code ttft}; the same name is always the same kind. */
  String instrument();

  /** Adds an amount to a {@link Count}. */
  record Amount(String instrument, long amount) implements Observation {}

  /** Adds a duration in nanoseconds to a {@link Distribution}. */
  record Time(String instrument, long nanos) implements Observation {}

  /** Adds one to a cell of a {@link Matrix}. */
  record Cell(String instrument, String row, String column) implements Observation {}

  /** Raises a {@link Peak} to this amount, if it is below. */
  record Height(String instrument, long amount) implements Observation {}
}
