package dev.stampede.output.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stampede.insight.Table;
import dev.stampede.insight.Table.Cell;
import dev.stampede.judge.Breach;
import dev.stampede.judge.TargetVerdict;
import dev.stampede.measure.Distribution;
import dev.stampede.measure.Failure;
import dev.stampede.measure.Frequent.Seen;
import dev.stampede.measure.Mishap;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Row;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Snapshot;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The whole run as JSON, for {@code --summary}. {@code docs/summary.md} is the schema; its version
 * changes when a field goes or changes its meaning, not when one comes.
 */
public final class SummaryJson {

  /** The schema's version. */
  public static final int VERSION = 1;

  private static final List<Double> PERCENTILES = List.of(50.0, 75.0, 90.0, 95.0, 99.0, 99.9);

  private final JsonGenerator json;

  private SummaryJson(JsonGenerator json) {
    this.json = json;
  }

  /** The file's contents. */
  public static byte[] of(RunReport report) {
    return Json.write(json -> new SummaryJson(json).all(report));
  }

  private void all(RunReport report) throws IOException {
    Snapshot total = report.total();
    json.writeStartObject();
    json.writeStringField("schema", "stampede-summary");
    json.writeNumberField("version", VERSION);
    run(report.run(), total);
    json.writeStringField("verdict", report.verdictWords());
    json.writeObjectFieldStart("validity");
    json.writeStringField("verdict", report.validity().verdict().name().toLowerCase(Locale.ROOT));
    strings("reasons", report.validity().reasons());
    json.writeEndObject();
    json.writeArrayFieldStart("targets");
    for (TargetVerdict target : report.targets()) {
      target(target);
    }
    json.writeEndArray();
    json.writeFieldName("aggregated");
    row(new RowKey("", "Aggregated"), total.aggregated(), total.seconds());
    json.writeArrayFieldStart("rows");
    for (Map.Entry<RowKey, Row> row : total.rows().entrySet()) {
      row(row.getKey(), row.getValue(), total.seconds());
    }
    json.writeEndArray();
    failures(total);
    exceptions(total);
    strings("headlines", report.headlines());
    json.writeArrayFieldStart("tables");
    for (Table table : report.tables()) {
      table(table);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void run(RunFacts run, Snapshot total) throws IOException {
    json.writeObjectFieldStart("run");
    json.writeStringField("id", run.id());
    json.writeStringField("stampede", run.version());
    json.writeStringField("target", run.target());
    json.writeNumberField("users", run.users());
    json.writeNumberField("spawn_rate", run.spawnRate());
    json.writeNumberField("seed", run.seed());
    json.writeStringField("started", time(total.fromMillis()));
    json.writeStringField("ended", time(total.toMillis()));
    json.writeNumberField("seconds", total.seconds());
    if (!run.stoppedBy().isEmpty()) {
      json.writeStringField("stopped_by", run.stoppedBy());
    }
    json.writeEndObject();
  }

  private void target(TargetVerdict target) throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", target.rule().text());
    json.writeStringField("rows", target.rule().rows().text());
    json.writeStringField("measure", target.rule().measure());
    json.writeStringField("comparison", target.rule().limit().is().sign());
    json.writeNumberField("limit", target.rule().limit().value());
    json.writeStringField("form", target.rule().limit().form().name().toLowerCase(Locale.ROOT));
    if (target.measured().isEmpty()) {
      json.writeNullField("measured");
    } else {
      Json.number(json, "measured", target.reading().value());
    }
    json.writeNumberField("n", target.reading().n());
    json.writeStringField("result", target.result().label());
    json.writeBooleanField("reliable", target.isJudged() && target.reading().isReliable());
    json.writeStringField("reason", target.reason());
    if (target.breach().isPresent()) {
      broken(target.breach().get());
    } else {
      json.writeNullField("first_broken");
    }
    json.writeEndObject();
  }

  private void broken(Breach breach) throws IOException {
    json.writeObjectFieldStart("first_broken");
    json.writeNumberField("at_seconds", breach.atSeconds());
    json.writeNumberField("users", breach.users());
    json.writeNumberField("calls_per_second", breach.callsPerSecond());
    Json.number(json, "measured", breach.measured());
    Json.number(json, "held_again_seconds", breach.heldAgainSeconds().orElse(Double.NaN));
    json.writeBooleanField("held_again_briefly", breach.briefly());
    json.writeNumberField("times", breach.times());
    json.writeEndObject();
  }

  private void row(RowKey key, Row row, double seconds) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", key.type());
    json.writeStringField("name", key.name());
    json.writeNumberField("attempts", row.attempts());
    json.writeNumberField("requests", row.requests());
    json.writeNumberField("failures", row.failures());
    json.writeNumberField("interrupted", row.interrupted());
    json.writeObjectFieldStart("outcomes");
    for (Map.Entry<Outcome, Long> outcome : row.outcomes().entrySet()) {
      json.writeNumberField(outcome.getKey().label(), outcome.getValue());
    }
    json.writeEndObject();
    json.writeNumberField("requests_per_second", seconds > 0 ? row.requests() / seconds : 0);
    json.writeNumberField("failures_per_second", seconds > 0 ? row.failures() / seconds : 0);
    json.writeNumberField("bytes", row.bytes());
    times("service_time_ms", row.succeeded());
    times("service_time_all_ms", row.times());
    times("response_time_all_ms", row.response());
    json.writeEndObject();
  }

  /** A percentile of fewer than 1/(1 − p) durations is null. */
  private void times(String field, Distribution times) throws IOException {
    boolean any = !times.isEmpty();
    json.writeObjectFieldStart(field);
    json.writeNumberField("n", times.count());
    Json.number(json, "mean", any ? times.meanMillis() : Double.NaN);
    Json.number(json, "min", any ? times.minMillis() : Double.NaN);
    Json.number(json, "max", any ? times.maxMillis() : Double.NaN);
    for (double percentile : PERCENTILES) {
      boolean enough = times.count() * (100 - percentile) >= 100 - 1e-6;
      String name = percentile == Math.rint(percentile) ? "" + (long) percentile : "" + percentile;
      Json.number(json, "p" + name, enough ? times.percentileMillis(percentile) : Double.NaN);
    }
    json.writeEndObject();
  }

  private void failures(Snapshot total) throws IOException {
    json.writeArrayFieldStart("failures");
    for (Map.Entry<Failure, Seen> entry : total.failures().top().entrySet()) {
      json.writeStartObject();
      json.writeStringField("type", entry.getKey().row().type());
      json.writeStringField("name", entry.getKey().row().name());
      json.writeStringField("outcome", entry.getKey().outcome().label());
      json.writeStringField("error", entry.getKey().error());
      seen(entry.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("other_failures", total.failures().others().count());
  }

  private void exceptions(Snapshot total) throws IOException {
    json.writeArrayFieldStart("exceptions");
    for (Map.Entry<Mishap, Seen> entry : total.mishaps().top().entrySet()) {
      json.writeStartObject();
      json.writeStringField("message", entry.getKey().message());
      json.writeStringField("traceback", entry.getKey().traceback());
      seen(entry.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("other_exceptions", total.mishaps().others().count());
  }

  private void seen(Seen seen) throws IOException {
    json.writeNumberField("count", seen.count());
    json.writeStringField("first_seen", time(seen.firstMillis()));
    json.writeStringField("last_seen", time(seen.lastMillis()));
  }

  private void table(Table table) throws IOException {
    json.writeStartObject();
    json.writeStringField("title", table.title());
    json.writeArrayFieldStart("columns");
    for (Table.Column column : table.columns()) {
      json.writeStartObject();
      json.writeStringField("name", column.name());
      json.writeStringField("kind", column.kind().name().toLowerCase(Locale.ROOT));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rows");
    for (List<Cell> row : table.rows()) {
      json.writeStartArray();
      for (Cell cell : row) {
        cell(cell);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    strings("notes", table.notes());
    json.writeEndObject();
  }

  private void cell(Cell cell) throws IOException {
    switch (cell) {
      case Cell.Text(String words) -> json.writeString(words);
      case Cell.Blank() -> json.writeNull();
      case Cell.Figure(double value) -> {
        if (Double.isFinite(value)) {
          json.writeNumber(value);
        } else {
          json.writeNull();
        }
      }
    }
  }

  private void strings(String field, List<String> texts) throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
