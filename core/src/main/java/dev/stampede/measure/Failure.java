package dev.stampede.measure;

/**
 * A way in which attempts of one row failed.
 *
 * @param row whose attempts
 * @param outcome the kind of failure
 * @param error what failed, in one line
 */
public record Failure(RowKey row, Outcome outcome, String error) implements Comparable<Failure> {
  @Override
  public int compareTo(Failure other) {
    int byRow = row.compareTo(other.row);
    int byOutcome = byRow != 0 ? byRow : outcome.compareTo(other.outcome);
    return byOutcome != 0 ? byOutcome : error.compareTo(other.error);
  }
}
