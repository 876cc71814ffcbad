package dev.stampede.output.csv;

import dev.stampede.measure.Distribution;
import dev.stampede.measure.Failure;
import dev.stampede.measure.Frequent.Seen;
import dev.stampede.measure.Mishap;
import dev.stampede.measure.Row;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.Failures;
import dev.stampede.output.Recent;
import dev.stampede.output.Recent.Rates;
import dev.stampede.output.text.Figures;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The contents of Locust's four files (Locust 2.46, stats.py). Response times are service times of
 * all attempts that were not interrupted, in milliseconds.
 */
final class LocustRows {

  private static final String PERCENTILES =
      Figures.PERCENTILES.stream().map(Figures::percentileName).collect(Collectors.joining(","));

  static final String STATS_HEADER =
      "Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,"
          + "Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,"
          + PERCENTILES;

  static final String HISTORY_HEADER =
      "Timestamp,User Count,Type,Name,Requests/s,Failures/s,"
          + PERCENTILES
          + ",Total Request Count,Total Failure Count,Total Median Response Time,"
          + "Total Average Response Time,Total Min Response Time,Total Max Response Time,"
          + "Total Average Content Size";

  static final String FAILURES_HEADER = "Method,Name,Error,Occurrences,First Seen,Last Seen";

  static final String EXCEPTIONS_HEADER = "Count,Message,Traceback,Nodes";

  private static final RowKey AGGREGATED = new RowKey("", "Aggregated");

  /** What stands for the kinds that are too many to be kept apart. */
  private static final String OTHERS = "(all other kinds together)";

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private LocustRows() {}

  /** {@code _stats.csv}: a row for each name, then all together. */
  static CsvText stats(Snapshot total) {
    CsvText csv = new CsvText().line(STATS_HEADER);
    total.rows().forEach((key, row) -> stats(csv, key, row, total.seconds()));
    stats(csv, AGGREGATED, total.aggregated(), total.seconds());
    return csv;
  }

  private static void stats(CsvText csv, RowKey key, Row row, double seconds) {
    Rates rates = Rates.of(row, seconds);
    csv.words(key.type()).words(key.name());
    totals(csv, row);
    csv.cell(Decimals.six(rates.requests())).cell(Decimals.six(rates.failures()));
    percentiles(csv, row, row.times());
    csv.end();
  }

  /**
   * What {@code _stats_history.csv} grows by each second.
   *
   * @param full whether each name has a row, and percentiles are those of the last ten seconds
   */
  static CsvText history(Snapshot total, Recent recent, boolean full) {
    CsvText csv = new CsvText();
    if (full) {
      total
          .rows()
          .forEach(
              (key, row) -> history(csv, total, key, row, recent.rates(key), recent.times(key)));
    }
    Row all = total.aggregated();
    Distribution times = full ? recent.times() : all.times();
    history(csv, total, AGGREGATED, all, recent.rates(), times);
    return csv;
  }

  private static void history(
      CsvText csv, Snapshot total, RowKey key, Row row, Rates rates, Distribution times) {
    csv.cell(Math.floorDiv(total.toMillis(), 1000L)).cell(total.userCount());
    csv.words(key.type()).words(key.name());
    csv.cell(Decimals.six(rates.requests())).cell(Decimals.six(rates.failures()));
    percentiles(csv, row, times);
    totals(csv, row);
    csv.end();
  }

  private static void totals(CsvText csv, Row row) {
    csv.cell(row.requests()).cell(row.failures());
    if (row.requests() == 0) {
      csv.cell("0").cell("0.0").cell("0").cell("0").cell("0");
      return;
    }
    Distribution times = row.times();
    csv.cell(Decimals.whole(times.percentileMillis(50)))
        .cell(Decimals.plain(times.meanMillis()))
        .cell(Decimals.plain(times.minMillis()))
        .cell(Decimals.plain(times.maxMillis()))
        .cell(Decimals.plain((double) row.bytes() / row.requests()));
  }

  private static void percentiles(CsvText csv, Row row, Distribution times) {
    for (double percentile : Figures.PERCENTILES) {
      csv.cell(row.requests() == 0 ? "N/A" : Decimals.whole(times.percentileMillis(percentile)));
    }
  }

  /** {@code _failures.csv}: a row for each way in which attempts failed. */
  static CsvText failures(Snapshot total) {
    CsvText csv = new CsvText().line(FAILURES_HEADER);
    for (Map.Entry<Failure, Seen> entry : total.failures().top().entrySet()) {
      Failure failure = entry.getKey();
      csv.words(failure.row().type()).words(failure.row().name()).words(Failures.describe(failure));
      seen(csv, entry.getValue());
    }
    if (total.failures().others().count() > 0) {
      csv.cell("").cell("").cell(OTHERS);
      seen(csv, total.failures().others());
    }
    return csv;
  }

  private static void seen(CsvText csv, Seen seen) {
    csv.cell(seen.count())
        .cell(SECONDS.format(Instant.ofEpochMilli(seen.firstMillis())))
        .cell(SECONDS.format(Instant.ofEpochMilli(seen.lastMillis())))
        .end();
  }

  /**
   * {@code _exceptions.csv}: a row for each exception of the scenario's own code.
   *
   * @param nodes where they were seen
   */
  static CsvText exceptions(Snapshot total, String nodes) {
    CsvText csv = new CsvText().line(EXCEPTIONS_HEADER);
    for (Map.Entry<Mishap, Seen> entry : total.mishaps().top().entrySet()) {
      csv.cell(entry.getValue().count())
          .words(entry.getKey().message())
          .words(entry.getKey().traceback())
          .words(nodes)
          .end();
    }
    if (total.mishaps().others().count() > 0) {
      csv.cell(total.mishaps().others().count()).cell(OTHERS).cell("").words(nodes).end();
    }
    return csv;
  }
}
