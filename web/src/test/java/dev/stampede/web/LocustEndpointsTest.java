package dev.stampede.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.measure.Distribution;
import dev.stampede.measure.Failure;
import dev.stampede.measure.Frequent;
import dev.stampede.measure.Frequent.Seen;
import dev.stampede.measure.Generator;
import dev.stampede.measure.Mishap;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Row;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.Recent;
import dev.stampede.run.RunState;
import dev.stampede.web.Wire.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Locust's addresses answer as Locust's do (Locust 2.46, web.py). */
@Timeout(120)
class LocustEndpointsTest {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final RowKey ASK = new RowKey("agent", "ask");

  private Served served;

  @BeforeEach
  void open() {
    served = Served.open();
  }

  @AfterEach
  void close() {
    served.close();
  }

  /** A second with 9 successes and 1 failure of one name. */
  private static Snapshot second(int at) {
    long[] nanos = new long[9];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = TimeUnit.MILLISECONDS.toNanos(100 + i);
    }
    Row row =
        new Row(
            Map.of(Outcome.SUCCESS, 9L, Outcome.THROTTLED, 1L),
            Distribution.ofNanos(nanos),
            Distribution.ofNanos(TimeUnit.MICROSECONDS.toNanos(20_600)),
            Distribution.EMPTY,
            905,
            Collections.emptySortedMap());
    TreeMap<RowKey, Row> rows = new TreeMap<>(Map.of(ASK, row));
    long from = 1_800_000_000_000L + 1_000L * at;
    return new Snapshot(
        from,
        from + 1_000,
        1_000_000_000L,
        rows,
        new TreeMap<>(Map.of("Agents", 5)),
        10,
        0,
        new Frequent<>(
            new TreeMap<>(
                Map.of(
                    new Failure(ASK, Outcome.THROTTLED, "Rate <exceeded>"),
                    new Seen(1, from + 250, from + 250))),
            Seen.NEVER),
        new Frequent<>(
            new TreeMap<>(
                Map.of(new Mishap("no session", "at Agents.java:7\n"), new Seen(1, from, from))),
            Seen.NEVER),
        Generator.EMPTY);
  }

  private static Figures figures(RunState state, int seconds) {
    Recent recent = new Recent();
    Snapshot total = Snapshot.empty(1_800_000_000_000L);
    for (int i = 0; i < seconds; i++) {
      Snapshot second = second(i);
      recent.add(second);
      total = total.then(second);
    }
    return Figures.of(state, "Agents.java", "emulator", total, recent);
  }

  @Test
  @DisplayName("/stats/requests: every figure under Locust's name")
  void requests() throws IOException {
    served.director.show(figures(RunState.RUNNING, 20));
    Reply reply = served.wire.get("/stats/requests");
    assertThat(reply.header("content-type")).isEqualTo("application/json");
    assertThat(reply.body())
        .isEqualTo(
            """
            {"stats":[
            {"method":"agent","name":"ask","num_requests":200,"num_failures":20,"min_response_time":21,"max_response_time":108,"current_rps":10.0,"current_fail_per_sec":1.0,"avg_response_time":95.66,"median_response_time":103,"total_rps":10.0,"total_fail_per_sec":1.0,"response_time_percentile_0.95":108,"response_time_percentile_0.99":108,"avg_content_length":90.5},
            {"method":"","name":"Aggregated","num_requests":200,"num_failures":20,"min_response_time":21,"max_response_time":108,"current_rps":10.0,"current_fail_per_sec":1.0,"avg_response_time":95.66,"median_response_time":103,"total_rps":10.0,"total_fail_per_sec":1.0,"response_time_percentile_0.95":108,"response_time_percentile_0.99":108,"avg_content_length":90.5}],
            "errors":[{"name":"ask","method":"agent","error":"throttled: Rate <exceeded>","occurrences":20,"first_seen":1800000000.250,"last_seen":1800000019.250}],
            "current_rps":10.0,"current_fail_per_sec":1.0,"total_rps":10.0,"total_fail_per_sec":1.0,"fail_ratio":0.1,
            "current_response_time_percentiles":{"response_time_percentile_0.5":103,"response_time_percentile_0.95":108},
            "state":"running","user_count":5}
            """
                .replace("\n", ""));
  }

  @Test
  @DisplayName("before the first request there are zeros, and no present percentiles")
  void ready() throws IOException {
    assertThat(served.wire.get("/stats/requests").body())
        .isEqualTo(
            """
            {"stats":[{"method":"","name":"Aggregated","num_requests":0,"num_failures":0,"min_response_time":0,"max_response_time":0,"current_rps":0.0,"current_fail_per_sec":0.0,"avg_response_time":0.0,"median_response_time":0,"total_rps":0.0,"total_fail_per_sec":0.0,"response_time_percentile_0.95":0,"response_time_percentile_0.99":0,"avg_content_length":0.0}],
            "errors":[],"current_rps":0.0,"current_fail_per_sec":0.0,"total_rps":0.0,"total_fail_per_sec":0.0,"fail_ratio":0.0,
            "current_response_time_percentiles":{"response_time_percentile_0.5":null,"response_time_percentile_0.95":null},
            "state":"ready","user_count":0}
            """
                .replace("\n", ""));
  }

  @Test
  @DisplayName("of more than 500 names 500 are told, and all are in Aggregated")
  void manyNames() throws IOException {
    TreeMap<RowKey, Row> rows = new TreeMap<>();
    Row one =
        new Row(
            Map.of(Outcome.SUCCESS, 1L),
            Distribution.ofNanos(1_000_000),
            Distribution.EMPTY,
            Distribution.EMPTY,
            1,
            Collections.emptySortedMap());
    for (int i = 0; i < 600; i++) {
      rows.put(new RowKey("GET", "/%03d".formatted(i)), one);
    }
    Snapshot total =
        new Snapshot(
            0,
            1_000,
            1_000_000_000L,
            rows,
            Collections.emptySortedMap(),
            600,
            0,
            Frequent.none(),
            Frequent.none(),
            Generator.EMPTY);
    served.director.show(Figures.of(RunState.RUNNING, "A.java", "t", total, new Recent()));
    String body = served.wire.get("/stats/requests").body();
    assertThat(body.split("\"num_requests\":1,", -1)).hasSize(501);
    assertThat(body)
        .contains("\"name\":\"/499\"")
        .doesNotContain("\"name\":\"/500\"")
        .contains("\"name\":\"Aggregated\",\"num_requests\":600");
  }

  @Test
  @DisplayName("exceptions, tasks, logs, workers")
  void others() throws IOException {
    served.director.show(figures(RunState.RUNNING, 2));
    assertThat(served.wire.get("/exceptions").body())
        .isEqualTo(
            "{\"exceptions\":[{\"count\":2,\"msg\":\"no session\",\"traceback\":\"at Agents.java:7\\n\",\"nodes\":\"local\"}]}");
    assertThat(served.wire.get("/tasks").body())
        .isEqualTo(
            "{\"per_class\":{\"Agents\":{\"ratio\":1.0,\"tasks\":{\"ask\":{\"ratio\":0.75},\"Chat\":{\"ratio\":0.25,\"tasks\":{\"hello\":{\"ratio\":1.0}}}}}},\"total\":{\"Agents\":{\"ratio\":1.0,\"tasks\":{\"ask\":{\"ratio\":0.75}}}}}");
    assertThat(served.wire.get("/logs").body())
        .isEqualTo("{\"master\":[\"[2026-11-24 10:00:00] one\",\"<b>two</b>\"],\"workers\":{}}");
    assertThat(served.wire.get("/worker-count").body()).isEqualTo("{\"worker_count\":0}");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          user_count=10&spawn_rate=2             | {"success":true,"message":"Swarming started","host":"emulator"}
          user_count=10&spawn_rate=0.5&host=&run_time= | {"success":true,"message":"Swarming started","host":"emulator"}
          user_count=10&spawn_rate=2&run_time=1h20m | {"success":true,"message":"Swarming started","host":"emulator","run_time":4800}
          user_count=10&spawn_rate=2&run_time=20 | {"success":true,"message":"Swarming started","host":"emulator","run_time":20}
          user_count=1&spawn_rate=1&user_classes=B&user_classes=A | {"success":true,"message":"Swarming started","host":"emulator","user_classes":["A","B"]}
          user_count=1&spawn_rate=1&shape_class=Default | {"success":true,"message":"Swarming started","host":"emulator"}
          shape_class=Waves                      | {"success":true,"message":"Swarming started using shape class 'Waves'","host":"emulator"}
          user_count=1&spawn_rate=1&custom=x     | {"success":true,"message":"Swarming started","host":"emulator"}
          spawn_rate=2                           | {"success":false,"message":"Missing user_count or spawn_rate from /swarm request","host":"emulator"}
          user_count=2                           | {"success":false,"message":"Missing user_count or spawn_rate from /swarm request","host":"emulator"}
          ''                                     | {"success":false,"message":"Missing user_count or spawn_rate from /swarm request","host":"emulator"}
          user_count=1&spawn_rate=1&run_time=bad | {"success":false,"message":"Valid run_time formats are : 20, 20s, 3m, 2h, 1h20m, 3h30m10s, etc.","host":"emulator"}
          user_count=x&spawn_rate=1              | {"success":false,"message":"user_count is a whole number, 0 or more","host":"emulator"}
          user_count=1&spawn_rate=0              | {"success":false,"message":"spawn_rate is a number above 0","host":"emulator"}
          """)
  @DisplayName("POST /swarm in Locust's words")
  void swarm(String form, String answer) throws IOException {
    Reply reply = served.wire.post("/swarm", FORM, form);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(answer);
    assertThat(served.director.asked).hasSize(answer.contains("true") ? 1 : 0);
  }

  @Test
  @DisplayName("POST /swarm starts what the form says")
  void started() throws IOException {
    served.wire.post(
        "/swarm",
        FORM,
        "user_count=10&spawn_rate=2.5&run_time=1m&user_classes=B&host=http%3A%2F%2Fother&profile=x");
    assertThat(served.director.asked)
        .containsExactly(
            new StartRequest(
                OptionalInt.of(10),
                OptionalDouble.of(2.5),
                Optional.of(Duration.ofMinutes(1)),
                List.of("B"),
                Optional.of("http://other"),
                Optional.empty(),
                Optional.empty()));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "RUNNING, true",
    "SPAWNING, true",
    "READY, false",
    "STOPPED, false",
    "STOPPING, false"
  })
  @DisplayName("POST /swarm while a test runs changes its load")
  void edited(RunState state, boolean edits) throws IOException {
    served.director.show(figures(state, 1));
    Reply reply = served.wire.post("/swarm", FORM, "user_count=7&spawn_rate=1&host=emulator");
    assertThat(reply.body()).contains("\"message\":\"Swarming started\"");
    if (edits) {
      assertThat(served.director.asked).containsExactly(new LoadRequest(7, OptionalDouble.of(1)));
      assertThat(served.wire.post("/swarm", FORM, "user_count=7&spawn_rate=1&run_time=5").body())
          .contains("\"success\":false");
    } else {
      assertThat(served.director.asked).hasOnlyElementsOfType(StartRequest.class);
    }
  }

  @Test
  @DisplayName("what the run refuses is Locust's refusal, with our words")
  void refusedSwarm() throws IOException {
    served.director.answer(Answer.refused("there is no user class 'X'", "userClasses"));
    assertThat(served.wire.post("/swarm", FORM, "user_count=1&spawn_rate=1&user_classes=X").body())
        .isEqualTo(
            "{\"success\":false,\"message\":\"there is no user class 'X'\",\"host\":\"emulator\"}");
    assertThat(served.wire.post("/swarm", "application/json", "{}").status()).isEqualTo(415);
    assertThat(served.wire.post("/swarm", FORM, "user_count=%zz").status()).isEqualTo(400);
  }

  @Test
  @DisplayName("GET /stop and GET /stats/reset")
  void stopAndReset() throws IOException {
    assertThat(served.wire.get("/stop").body())
        .isEqualTo("{\"success\":true,\"message\":\"Test stopped\"}");
    Reply reset = served.wire.get("/stats/reset");
    assertThat(reset.body()).isEqualTo("ok");
    assertThat(reset.header("content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(served.director.asked).containsExactly("stop", "reset");
  }

  @Test
  @DisplayName("POST /user is handed on")
  void user() throws IOException {
    Reply reply =
        served.wire.post(
            "/user",
            "application/json",
            "{\"user_class_name\":\"A\",\"weight\":3,\"fixed_count\":2}");
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.body()).isEqualTo("{}");
    served.wire.post("/user", "application/json", "{\"user_class_name\":\"A\",\"host\":\"x\"}");
    assertThat(served.director.asked)
        .containsExactly(
            new UserClassEdit("A", OptionalDouble.of(3), OptionalInt.of(2), Optional.empty()),
            new UserClassEdit(
                "A", OptionalDouble.empty(), OptionalInt.empty(), Optional.of("host")));
    assertThat(served.wire.post("/user", "application/json", "{}").status()).isEqualTo(400);
    served.director.answer(Answer.refused("weights stand in the scenario"));
    assertThat(
            served
                .wire
                .post("/user", "application/json", "{\"user_class_name\":\"A\",\"weight\":3}")
                .status())
        .isEqualTo(409);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "/stats/requests/csv, requests.csv, Locust_2027-01-15-08h00_Agents.java_emulator_requests.csv",
    "/stats/failures/csv, failures.csv, Locust_2027-01-15-08h00_Agents.java_emulator_failures.csv",
    "/exceptions/csv, exceptions.csv, Locust_2027-01-15-08h00_Agents.java_emulator_exceptions.csv",
    "/stats/requests_full_history/csv, requests_full_history.csv, Locust_2027-01-15-08h00_Agents.java_emulator_requests_full_history.csv",
    "/stats/report?download=1, report.html, Locust_2027-01-15-08h00_Agents.java_emulator.html"
  })
  @DisplayName("files are named as Locust names them")
  void files(String path, String name, String saved) throws IOException {
    assertThat(served.wire.get(path).status()).isEqualTo(404);
    served.director.show(figures(RunState.STOPPED, 1));
    served.director.files.put(name, "words".getBytes(StandardCharsets.UTF_8));
    Reply reply = served.wire.get(path);
    assertThat(reply.body()).isEqualTo("words");
    assertThat(reply.header("content-disposition"))
        .isEqualTo("attachment; filename=\"" + saved + "\"");
  }

  @Test
  @DisplayName("without --csv-full-history Locust's own words")
  void fullHistory() throws IOException {
    assertThat(served.wire.get("/stats/requests_full_history/csv").body())
        .isEqualTo("Error: Server was not started with option to generate full history.");
  }
}
