package dev.stampede.aws;

import static dev.stampede.aws.Aws.function;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.aws.scripted.Http;
import dev.stampede.aws.scripted.Request;
import dev.stampede.aws.scripted.ScriptedServer;
import dev.stampede.aws.scripted.ScriptedServer.Script;
import dev.stampede.aws.scripted.Stage;
import dev.stampede.aws.sign.Keys;
import dev.stampede.aws.target.KeySource;
import dev.stampede.aws.target.Target;
import dev.stampede.measure.Observation;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Sample;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A call of a function")
class FunctionCallTest {

  private static final String REPORT =
      "REPORT RequestId: r-1\tDuration: 12.34 ms\tBilled Duration: 250 ms\tMemory Size: 1024 MB\t"
          + "Max Memory Used: 80 MB\tInit Duration: 237.10 ms\t\n";

  private static final byte[] COLD =
      Http.answer(
          200,
          "x-amzn-RequestId: r-1\r\nX-Amz-Executed-Version: $LATEST\r\nX-Amz-Log-Result: "
              + Base64.getEncoder().encodeToString(REPORT.getBytes(StandardCharsets.UTF_8))
              + "\r\n",
          "{\"statusCode\":200,\"body\":\"{\\\"route\\\":[1,2]}\"}");

  private static List<Invocation> calls(
      byte[] answer,
      List<Sample> samples,
      List<Request> requests,
      List<Function<LambdaFunction, Invocation>> life)
      throws Exception {
    List<Invocation> calls = new ArrayList<>();
    try (ScriptedServer server = ScriptedServer.playing(Script.answering(answer));
        Stage stage = Stage.calling(server)) {
      stage
          .user()
          .run(() -> {
            LambdaFunction bulkOps = function("bulk_ops");
            life.forEach(call -> calls.add(call.apply(bulkOps)));
          });
      samples.addAll(stage.samples());
      requests.addAll(server.requests());
    }
    return calls;
  }

  @Test
  @DisplayName("tells the answer and what Lambda reports of it, and is recorded once")
  void happyPath() throws Exception {
    List<Sample> samples = new ArrayList<>();
    List<Request> requests = new ArrayList<>();
    Invocation call =
        calls(
                COLD,
                samples,
                requests,
                List.of(f -> f.call("lambda:bulk_ops:x").invoke("{\"a\":1}")))
            .getFirst();
    assertThat(call.succeeded()).isTrue();
    assertThat(call.payload()).startsWith("{\"statusCode\":200");
    assertThat(call.json().path("statusCode").asInt()).isEqualTo(200);
    assertThat(call.statusCode()).hasValue(200);
    assertThat(call.coldStart()).isTrue();
    assertThat(call.initDuration()).contains(Duration.ofNanos(237_100_000));
    assertThat(call.restoreDuration()).isEmpty();
    assertThat(call.duration()).contains(Duration.ofNanos(12_340_000));
    assertThat(call.billedDuration()).contains(Duration.ofMillis(250));
    assertThat(call.memorySizeMb()).hasValue(1_024);
    assertThat(call.maxMemoryUsedMb()).hasValue(80);
    assertThat(call.requestId()).isEqualTo("r-1");
    assertThat(call.executedVersion()).isEqualTo("$LATEST");
    assertThat(call.serviceTime()).isPositive();

    Sample sample = samples.getFirst();
    assertThat(sample.type()).isEqualTo("lambda");
    assertThat(sample.name()).isEqualTo("lambda:bulk_ops:x");
    assertThat(sample.id()).isEqualTo(call.id());
    assertThat(sample.observations())
        .containsExactly(
            new Observation.Amount("calls.reported", 1),
            new Observation.Amount("cold_starts", 1),
            new Observation.Time("init", 237_100_000),
            new Observation.Time("duration", 12_340_000),
            new Observation.Time("billed", 250_000_000),
            new Observation.Height("memory.max", 80),
            new Observation.Height("memory.size", 1_024),
            new Observation.Amount("billed.mb_ms", 256_000));

    Request request = requests.getFirst();
    assertThat(request.line())
        .isEqualTo("POST /2015-03-31/functions/scheduling-agent-bulk-ops-dev/invocations HTTP/1.1");
    assertThat(request.header("X-Amz-Invocation-Type")).isEqualTo("RequestResponse");
    assertThat(request.header("X-Amz-Log-Type")).isEqualTo("Tail");
    assertThat(request.header("amz-sdk-invocation-id")).isEqualTo(sample.id());
    assertThat(request.header("Authorization"))
        .contains("/us-east-1/lambda/aws4_request")
        .contains("host;x-amz-content-sha256;x-amz-date;x-amz-invocation-type;x-amz-log-type");
    assertThat(request.body()).isEqualTo("{\"a\":1}");
  }

  @Test
  @DisplayName("takes JSON as a text, a map or a list, a qualifier, and no log tail")
  void request() throws Exception {
    List<Request> requests = new ArrayList<>();
    calls(
        COLD,
        new ArrayList<>(),
        requests,
        List.of(
            f -> f.call("t").invoke(Map.of("ids", List.of(1, 2), "ä", "\"")),
            f -> f.call("t").invoke(List.of(Map.of())),
            f -> f.call("t").qualifier("live $1").logTail(false).invoke("")));
    assertThat(requests.get(0).body()).contains("\"ids\":[1,2]", "\"ä\":\"\\\"\"");
    assertThat(requests.get(1).body()).isEqualTo("[{}]");
    assertThat(requests.get(2).path()).endsWith("/invocations?Qualifier=live%20%241");
    assertThat(requests.get(2).headers()).doesNotContainKey("X-Amz-Log-Type");
    assertThat(requests.get(2).body()).isEmpty();
  }

  @Test
  @DisplayName("need not wait: an event is taken with 202, a dry run allowed with 204")
  void otherTypes() throws Exception {
    List<Request> requests = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    byte[] taken = Http.answer(202, "", "");
    List<Invocation> events =
        calls(
            taken,
            samples,
            requests,
            List.of(f -> f.call("t").event().invoke("{}"), f -> f.call("t").invoke("{}")));
    assertThat(events)
        .extracting(Invocation::outcome)
        .containsExactly(Outcome.SUCCESS, Outcome.CLIENT_ERROR);
    assertThat(requests.getFirst().header("X-Amz-Invocation-Type")).isEqualTo("Event");
    assertThat(requests.getFirst().headers()).doesNotContainKey("X-Amz-Log-Type");
    assertThat(samples.getFirst().observations()).isEmpty();

    requests.clear();
    byte[] allowed = Http.bytes("HTTP/1.1 204 None\r\nx-amzn-RequestId: r\r\n\r\n");
    assertThat(
            calls(allowed, samples, requests, List.of(f -> f.call("t").dryRun().invoke("{}")))
                .getFirst()
                .succeeded())
        .isTrue();
    assertThat(requests.getFirst().header("X-Amz-Invocation-Type")).isEqualTo("DryRun");
  }

  @Test
  @DisplayName("is checked by the scenario")
  void checks() throws Exception {
    List<Invocation> calls =
        calls(
            COLD,
            new ArrayList<>(),
            new ArrayList<>(),
            List.of(
                f -> f.call("t").check(i -> i.json().has("body"), "no body").invoke("{}"),
                f -> f.call("t").check(i -> i.json().has("soul"), "no soul").invoke("{}"),
                f -> f.call("t").check(i -> i.json().get("x").asBoolean(), "no").invoke("{}")));
    assertThat(calls)
        .extracting(Invocation::toString)
        .containsExactly(
            "t: success",
            "t: check failed (no soul)",
            "t: check failed (the check itself failed: NullPointerException)");
  }

  @Test
  @DisplayName("is not begun where its payload is no JSON, or its function not known")
  void mistakes() throws Exception {
    List<Sample> samples = new ArrayList<>();
    calls(
        COLD,
        samples,
        new ArrayList<>(),
        List.of(f -> {
          assertThatThrownBy(() -> f.call("t").invoke(Map.of("x", new Object())))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageStartingWith("the payload cannot be written as JSON: ");
          assertThatThrownBy(() -> function("bulk-ops"))
              .hasMessageStartingWith("there is no function 'bulk-ops': did you mean 'bulk_ops'?");
          return f.call("t").invoke("{}");
        }));
    assertThat(samples).hasSize(1);
  }

  @Test
  @DisplayName("is a client error, and not sent, where the credentials have expired")
  void expired() throws Exception {
    KeySource ended =
        new KeySource() {
          @Override
          public Keys current() {
            throw new Expired("credentials expired: no newer ones came");
          }

          @Override
          public void close() {}
        };
    try (ScriptedServer server = ScriptedServer.playing(Script.answering(COLD));
        Stage stage = Stage.calling(Target.url(server.url()).signedBy(ended), s -> s)) {
      stage.user().run(() -> function("notes").call("t").invoke("{}"));
      assertThat(stage.onlySample().outcome()).isEqualTo(Outcome.CLIENT_ERROR);
      assertThat(stage.onlySample().error()).isEqualTo("credentials expired: no newer ones came");
      assertThat(server.connections()).isZero();
    }
  }
}
