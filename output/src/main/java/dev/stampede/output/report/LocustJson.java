package dev.stampede.output.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stampede.measure.Distribution;
import dev.stampede.measure.Distribution.Bucket;
import dev.stampede.measure.Row;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Snapshot;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Locust's {@code --json} prints (Locust 2.46, stats.py: {@code serialize_stats}): an object
 * for each row, with the requests of every second. Takes each second, since a sum does not know it:
 * eight bytes a row and second. Not thread-safe.
 *
 * <p>Two things are coarser than there: {@code start_time} and {@code last_request_timestamp} are
 * those of the seconds in which the first and the last request ended.
 */
public final class LocustJson {

  private final SortedMap<RowKey, Seconds> rows = new TreeMap<>();

  /** How much of a row each second held, from the first on. */
  private static final class Seconds {
    final long firstSecond;
    final long startMillis;
    long lastMillis;
    int[] requests = new int[64];
    int[] failures = new int[64];

    Seconds(Snapshot first) {
      this.startMillis = first.fromMillis();
      this.firstSecond = Math.floorDiv(first.fromMillis(), 1000L);
    }

    void add(Snapshot interval, Row row) {
      lastMillis = interval.toMillis();
      // The wall's clock may be set back; nothing is lost for that.
      int at = (int) Math.max(0, Math.floorDiv(interval.fromMillis(), 1000L) - firstSecond);
      if (at >= requests.length) {
        int length = Math.max(at + 1, requests.length * 2);
        requests = Arrays.copyOf(requests, length);
        failures = Arrays.copyOf(failures, length);
      }
      requests[at] += Math.toIntExact(row.requests());
      failures[at] += Math.toIntExact(row.failures());
    }
  }

  /** Takes the second that has just ended. */
  public void add(Snapshot interval) {
    interval
        .rows()
        .forEach((key, row) -> {
          if (row.requests() > 0) {
            rows.computeIfAbsent(key, first -> new Seconds(interval)).add(interval, row);
          }
        });
  }

  /** The rows of the whole run, sorted as in every table. */
  public byte[] bytes(Snapshot total) {
    return Json.write(json -> {
      json.writeStartArray();
      for (Map.Entry<RowKey, Row> entry : total.rows().entrySet()) {
        Seconds seconds = rows.get(entry.getKey());
        if (entry.getValue().requests() > 0 && seconds != null) {
          row(json, entry.getKey(), entry.getValue(), seconds);
        }
      }
      json.writeEndArray();
    });
  }

  private static void row(JsonGenerator json, RowKey key, Row row, Seconds seconds)
      throws IOException {
    Distribution times = row.times();
    json.writeStartObject();
    json.writeStringField("name", key.name());
    json.writeStringField("method", key.type());
    json.writeNumberField("last_request_timestamp", BigDecimal.valueOf(seconds.lastMillis, 3));
    json.writeNumberField("start_time", BigDecimal.valueOf(seconds.startMillis, 3));
    json.writeNumberField("num_requests", row.requests());
    json.writeNumberField("num_none_requests", 0);
    json.writeNumberField("num_failures", row.failures());
    json.writeNumberField("total_response_time", times.sumNanos() / 1e6);
    json.writeNumberField("max_response_time", times.maxMillis());
    json.writeNumberField("min_response_time", times.minMillis());
    json.writeNumberField("total_content_length", row.bytes());
    json.writeObjectFieldStart("response_times");
    for (Map.Entry<Long, Long> bucket : rounded(times).entrySet()) {
      json.writeNumberField(Long.toString(bucket.getKey()), bucket.getValue());
    }
    json.writeEndObject();
    perSecond(json, "num_reqs_per_sec", seconds.firstSecond, seconds.requests);
    perSecond(json, "num_fail_per_sec", seconds.firstSecond, seconds.failures);
    json.writeEndObject();
  }

  private static void perSecond(JsonGenerator json, String field, long first, int[] counts)
      throws IOException {
    json.writeObjectFieldStart(field);
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 0) {
        json.writeNumberField(Long.toString(first + i), counts[i]);
      }
    }
    json.writeEndObject();
  }

  private static SortedMap<Long, Long> rounded(Distribution times) {
    SortedMap<Long, Long> rounded = new TreeMap<>();
    for (Bucket bucket : times.buckets()) {
      rounded.merge(rounded(bucket.millis()), bucket.count(), Math::addExact);
    }
    return rounded;
  }

  /** Locust's {@code bucket_response_time}; halves go to the even neighbour, as in Python. */
  static long rounded(double millis) {
    long unit = millis < 100 ? 1 : millis < 1_000 ? 10 : millis < 10_000 ? 100 : 1_000;
    return (long) Math.rint(millis / unit) * unit;
  }
}
