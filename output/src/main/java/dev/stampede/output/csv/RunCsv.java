package dev.stampede.output.csv;

import dev.stampede.measure.Snapshot;
import dev.stampede.output.Recent;

/** The files of {@code --csv} of a run that is remembered or was written down, as bytes. */
public final class RunCsv {

  private static final String NODE = "local";

  private RunCsv() {}

  /** {@code _stats.csv}: Locust's {@code requests.csv}. */
  public static byte[] requests(Snapshot total) {
    return LocustRows.stats(total).bytes();
  }

  /** {@code _failures.csv}. */
  public static byte[] failures(Snapshot total) {
    return LocustRows.failures(total).bytes();
  }

  /** {@code _exceptions.csv}. */
  public static byte[] exceptions(Snapshot total) {
    return LocustRows.exceptions(total, NODE).bytes();
  }

  /** The first line of {@code _stats_history.csv}. */
  public static byte[] historyHeader() {
    return new CsvText().line(LocustRows.HISTORY_HEADER).bytes();
  }

  /**
   * What {@code _stats_history.csv} of {@code --csv-full-history} grows by after an interval.
   *
   * @param total the run so far
   * @param recent the last seconds, this one included
   */
  public static byte[] history(Snapshot total, Recent recent) {
    return LocustRows.history(total, recent, true).bytes();
  }
}
