package dev.stampede.output.page;

import dev.stampede.measure.Distribution;
import dev.stampede.measure.Failure;
import dev.stampede.measure.Frequent;
import dev.stampede.measure.Frequent.Seen;
import dev.stampede.measure.Mishap;
import dev.stampede.measure.Row;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.Recent;
import dev.stampede.output.Recent.Rates;
import dev.stampede.output.history.Figure;
import dev.stampede.output.history.History;
import dev.stampede.output.text.Figures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The tables of all calls since the last reset, with the figures of console and files. */
final class Statistics {

  private static final RowKey AGGREGATED = new RowKey("", "Aggregated");
  private static final int MILLIS_DECIMALS = 3;
  private static final int RATE_DECIMALS = 6;

  private final Json json;
  private final Snapshot total;
  private final Recent recent;

  private Statistics(Json json, History history) {
    this.json = json;
    this.total = history.total();
    this.recent = history.recent();
  }

  /** A row for each name, groups at the end, and all together. */
  static void rows(Json json, History history) throws IOException {
    Statistics statistics = new Statistics(json, history);
    List<Map.Entry<RowKey, Row>> rows = new ArrayList<>(history.total().rows().entrySet());
    rows.sort(Comparator.comparing(row -> row.getKey().isGroup()));
    json.object(object -> {
      object.list(
          "rows",
          rows,
          row ->
              statistics.stat(
                  history.rows().getOrDefault(row.getKey(), ""),
                  row.getKey(),
                  row.getValue(),
                  statistics.recent.rates(row.getKey())));
      object.name("aggregated");
      statistics.stat(
          "aggregated", AGGREGATED, history.total().aggregated(), statistics.recent.rates());
    });
  }

  private void stat(String id, RowKey key, Row row, Rates current) throws IOException {
    Distribution times = row.times();
    Rates rates = Rates.of(row, total.seconds());
    boolean any = !times.isEmpty();
    json.object(object -> {
      object.text("id", id).text("type", key.type()).text("name", key.name());
      object.whole("requests", row.requests()).whole("fails", row.failures());
      object.whole("interrupted", row.interrupted());
      object.name("median").decimals(Figure.percentile(times, 50), MILLIS_DECIMALS);
      percentiles("pct", times, Figures.PERCENTILES);
      object.decimals("average", any ? times.meanMillis() : Double.NaN, MILLIS_DECIMALS);
      object.decimals("min", any ? times.minMillis() : Double.NaN, MILLIS_DECIMALS);
      object.decimals("max", any ? times.maxMillis() : Double.NaN, MILLIS_DECIMALS);
      object.decimals("size", any ? (double) row.bytes() / row.requests() : Double.NaN, 3);
      object.decimals("rps", rates.requests(), RATE_DECIMALS);
      object.decimals("fps", rates.failures(), RATE_DECIMALS);
      object.decimals("currentRps", current.requests(), RATE_DECIMALS);
      object.decimals("currentFps", current.failures(), RATE_DECIMALS);
      percentiles("ok", row.succeeded(), List.of(50.0, 95.0, 99.0));
      percentiles("response", row.response(), List.of(50.0, 95.0, 99.0));
      Distribution ttft = row.distribution(Figure.TTFT);
      if (ttft.isEmpty()) {
        object.none("ttft");
      } else {
        percentiles("ttft", ttft, List.of(50.0, 95.0));
      }
    });
  }

  private void percentiles(String field, Distribution times, List<Double> percentiles)
      throws IOException {
    json.object(
        field,
        object -> {
          for (double percentile : percentiles) {
            String name = Figures.percentileName(percentile).replace("%", "");
            object.decimals(name, Figure.percentile(times, percentile), MILLIS_DECIMALS);
          }
        });
  }

  /** The ways in which calls failed, the most frequent first. */
  static void failures(Json json, Frequent<Failure> failures) throws IOException {
    json.object(object -> {
      object.list(
          "rows",
          byCount(failures),
          entry ->
              object.object(row -> {
                Failure failure = entry.getKey();
                row.text("type", failure.row().type()).text("name", failure.row().name());
                row.text("outcome", failure.outcome().label());
                row.text("error", failure.error());
                seen(row, entry.getValue());
              }));
      object.whole("others", failures.others().count());
    });
  }

  /** The exceptions of the scenario's own code, the most frequent first. */
  static void exceptions(Json json, Frequent<Mishap> mishaps) throws IOException {
    json.object(object -> {
      object.list(
          "rows",
          byCount(mishaps),
          entry ->
              object.object(row -> {
                row.text("message", entry.getKey().message());
                row.text("traceback", entry.getKey().traceback());
                seen(row, entry.getValue());
              }));
      object.whole("others", mishaps.others().count());
    });
  }

  private static <K extends Comparable<K>> List<Map.Entry<K, Seen>> byCount(Frequent<K> frequent) {
    return frequent.top().entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<K, Seen>>comparingLong(e -> -e.getValue().count())
                .thenComparing(Map.Entry::getKey))
        .toList();
  }

  private static void seen(Json json, Seen seen) throws IOException {
    json.whole("count", seen.count())
        .whole("first", seen.firstMillis())
        .whole("last", seen.lastMillis());
  }
}
