package dev.stampede.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stampede.measure.Distribution;
import dev.stampede.measure.Failure;
import dev.stampede.measure.Frequent.Seen;
import dev.stampede.measure.Mishap;
import dev.stampede.measure.Row;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.Failures;
import dev.stampede.output.Recent.Rates;
import dev.stampede.scenario.TaskRatio;
import dev.stampede.web.http.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What Locust's endpoints tell of a run (Locust 2.46, web.py and stats.py). Times are whole
 * milliseconds where Locust's are; percentiles are not rounded to two digits as there.
 */
final class LocustStats {

  /** The most rows and the most errors, as in Locust. */
  private static final int MOST = 500;

  private static final String OTHERS = "(all other kinds together)";
  private static final String NODE = "local";
  private static final RowKey AGGREGATED = new RowKey("", "Aggregated");

  private LocustStats() {}

  /** {@code /stats/requests}. */
  static byte[] requests(Figures figures) {
    Snapshot total = figures.total();
    Row all = total.aggregated();
    Rates mean = Rates.of(all, total.seconds());
    return Json.write(json -> {
      json.writeStartObject();
      json.writeArrayFieldStart("stats");
      int rows = 0;
      for (Map.Entry<RowKey, Row> entry : total.rows().entrySet()) {
        if (rows++ < MOST) {
          Rates current = figures.current().getOrDefault(entry.getKey(), new Rates(0, 0));
          row(json, entry.getKey(), entry.getValue(), current, total.seconds());
        }
      }
      row(json, AGGREGATED, all, figures.all(), total.seconds());
      json.writeEndArray();
      json.writeArrayFieldStart("errors");
      for (Map.Entry<Failure, Seen> entry :
          total.failures().top().entrySet().stream().limit(MOST).toList()) {
        Failure failure = entry.getKey();
        error(json, failure.row(), Failures.describe(failure), entry.getValue());
      }
      if (total.failures().others().count() > 0) {
        error(json, new RowKey("", ""), OTHERS, total.failures().others());
      }
      json.writeEndArray();
      json.writeNumberField("current_rps", figures.all().requests());
      json.writeNumberField("current_fail_per_sec", figures.all().failures());
      json.writeNumberField("total_rps", mean.requests());
      json.writeNumberField("total_fail_per_sec", mean.failures());
      json.writeNumberField(
          "fail_ratio", all.requests() == 0 ? 0.0 : (double) all.failures() / all.requests());
      json.writeObjectFieldStart("current_response_time_percentiles");
      current(json, "response_time_percentile_0.5", figures.times(), 50);
      current(json, "response_time_percentile_0.95", figures.times(), 95);
      json.writeEndObject();
      json.writeStringField("state", figures.state().label());
      json.writeNumberField("user_count", figures.users());
      json.writeEndObject();
    });
  }

  private static void row(JsonGenerator json, RowKey key, Row row, Rates current, double seconds)
      throws IOException {
    Distribution times = row.times();
    Rates mean = Rates.of(row, seconds);
    json.writeStartObject();
    json.writeStringField("method", key.type());
    json.writeStringField("name", key.name());
    json.writeNumberField("num_requests", row.requests());
    json.writeNumberField("num_failures", row.failures());
    json.writeNumberField("min_response_time", Math.round(times.minMillis()));
    json.writeNumberField("max_response_time", Math.round(times.maxMillis()));
    json.writeNumberField("current_rps", current.requests());
    json.writeNumberField("current_fail_per_sec", current.failures());
    json.writeNumberField("avg_response_time", times.meanMillis());
    json.writeNumberField("median_response_time", Math.round(times.percentileMillis(50)));
    json.writeNumberField("total_rps", mean.requests());
    json.writeNumberField("total_fail_per_sec", mean.failures());
    json.writeNumberField("response_time_percentile_0.95", Math.round(times.percentileMillis(95)));
    json.writeNumberField("response_time_percentile_0.99", Math.round(times.percentileMillis(99)));
    json.writeNumberField(
        "avg_content_length", row.requests() == 0 ? 0.0 : (double) row.bytes() / row.requests());
    json.writeEndObject();
  }

  private static void error(JsonGenerator json, RowKey key, String error, Seen seen)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", key.name());
    json.writeStringField("method", key.type());
    json.writeStringField("error", error);
    json.writeNumberField("occurrences", seen.count());
    json.writeNumberField("first_seen", BigDecimal.valueOf(seen.firstMillis(), 3));
    json.writeNumberField("last_seen", BigDecimal.valueOf(seen.lastMillis(), 3));
    json.writeEndObject();
  }

  private static void current(
      JsonGenerator json, String field, Distribution times, double percentile) throws IOException {
    if (times.isEmpty()) {
      json.writeNullField(field);
    } else {
      json.writeNumberField(field, Math.round(times.percentileMillis(percentile)));
    }
  }

  /** {@code /exceptions}. */
  static byte[] exceptions(Snapshot total) {
    Stream<Map.Entry<Mishap, Seen>> top = total.mishaps().top().entrySet().stream();
    Stream<Map.Entry<Mishap, Seen>> others =
        Stream.of(Map.entry(new Mishap(OTHERS, ""), total.mishaps().others()))
            .filter(entry -> entry.getValue().count() > 0);
    return Json.write(json -> {
      json.writeStartObject();
      json.writeArrayFieldStart("exceptions");
      for (Map.Entry<Mishap, Seen> entry : Stream.concat(top, others).toList()) {
        json.writeStartObject();
        json.writeNumberField("count", entry.getValue().count());
        json.writeStringField("msg", entry.getKey().message());
        json.writeStringField("traceback", entry.getKey().traceback());
        json.writeStringField("nodes", NODE);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  /** {@code /tasks}. */
  static byte[] tasks(Ratios ratios) {
    return Json.write(json -> {
      json.writeStartObject();
      tasks(json, "per_class", ratios.perClass());
      tasks(json, "total", ratios.total());
      json.writeEndObject();
    });
  }

  private static void tasks(JsonGenerator json, String field, List<TaskRatio> tasks)
      throws IOException {
    json.writeObjectFieldStart(field);
    for (TaskRatio task : tasks) {
      json.writeObjectFieldStart(task.name());
      json.writeNumberField("ratio", task.ratio());
      if (!task.tasks().isEmpty()) {
        tasks(json, "tasks", task.tasks());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /** {@code /logs}. */
  static byte[] logs(List<String> lines) {
    return Json.write(json -> {
      json.writeStartObject();
      json.writeArrayFieldStart("master");
      for (String line : lines) {
        json.writeString(line);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("workers");
      json.writeEndObject();
      json.writeEndObject();
    });
  }
}
