package dev.stampede.emulator;

import static dev.stampede.emulator.Emulators.onlyCall;
import static dev.stampede.emulator.RawClient.SUPERVISOR;
import static dev.stampede.emulator.RawClient.ask;
import static dev.stampede.emulator.RawClient.body;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stampede.emulator.RawClient.End;
import dev.stampede.emulator.RawClient.Response;
import dev.stampede.emulator.truth.TrueCall;
import dev.stampede.emulator.wire.ServiceError;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A streamed answer has 11 events here: the choice, 8 chunks, usage, FINISH. */
@DisplayName("On the wire")
class FaultsOnTheWireTest {
  private static final String BODY = body("Hello!", true, true);

  @ParameterizedTest(name = "{0}: HTTP {1}, {2}")
  @CsvSource({
    "status=429/ThrottlingException, 429, ThrottlingException",
    "status=500, 500, InternalServerException",
    "status=502/BadGatewayException, 502, BadGatewayException",
    "status=424/ModelNotReadyException, 424, ModelNotReadyException",
    "status=403, 403, AccessDeniedException",
    "status=503/ServiceUnavailableException, 503, ServiceUnavailableException",
  })
  void aStatusIsAnErrorBeforeTheStream(String kind, int status, String type) {
    try (var emulator = Emulator.start(Emulators.with("100%:" + kind));
        var client = new RawClient(emulator.uri())) {
      Response response = client.post(SUPERVISOR + "s1/text", BODY).response();
      assertThat(response.status()).isEqualTo(status);
      assertThat(response.end()).isEqualTo(End.COMPLETE);
      assertThat(response.headers().get("x-amzn-errortype")).startsWith(type + ":");
      assertThat(response.headers()).containsKey("x-amzn-requestid");
      assertThat(response.text()).startsWith("{\"message\":\"").endsWith("\"}");
      TrueCall call = onlyCall(emulator);
      assertThat(call.outcome()).isEqualTo("status_" + status);
      assertThat(call.route()).isEmpty();
      assertThat(client.post(SUPERVISOR + "s1/text", BODY).response().status()).isEqualTo(status);
    }
  }

  @Test
  void aStatusWithoutATypeHasNoBody() {
    try (var emulator = Emulator.start(Emulators.with("100%:status=599"))) {
      Response response = ask(emulator, "s1", BODY);
      assertThat(response.status()).isEqualTo(599);
      assertThat(response.headers()).doesNotContainKey("x-amzn-errortype");
      assertThat(response.text()).isEmpty();
    }
  }

  @ParameterizedTest(name = "after {0} frames")
  @CsvSource({"0, 0", "3, 3", "99, 10"})
  void anExceptionComesAfterSoManyFramesAndEndsTheStreamProperly(int asked, int frames) {
    String fault = "100%:exception=throttlingException@" + asked;
    try (var emulator = Emulator.start(Emulators.with(fault));
        var client = new RawClient(emulator.uri())) {
      Response response = client.post(SUPERVISOR + "s1/text", BODY).response();
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.end()).isEqualTo(End.COMPLETE);
      assertThat(response.eventTypes()).hasSize(frames + 1).endsWith("throttlingException");
      var last = response.messages().getLast();
      assertThat(RawClient.header(last, ":message-type")).isEqualTo("exception");
      assertThat(new String(last.getPayload(), UTF_8)).contains("Your request rate is too high");
      assertThat(onlyCall(emulator).outcome()).isEqualTo("exception_throttlingException");
      assertThat(client.post(SUPERVISOR + "s1/text", BODY).response().status()).isEqualTo(200);
    }
  }

  @ParameterizedTest(name = "{0}: status {1}, {2} frames, {3}, {4}")
  @CsvSource({
    "reset@0, 0, 0, RST, reset",
    "reset@3, 200, 3, RST, reset",
    "reset, 200, 5, RST, reset",
    "truncate@0, 200, 0, FIN, truncated",
    "truncate@2, 200, 2, FIN, truncated",
    "truncate@99, 200, 10, FIN, truncated",
    "close, 0, 0, FIN, closed",
    "empty, 200, 0, COMPLETE, empty",
  })
  void theConnectionEndsAsTold(String kind, int status, int frames, End end, String outcome) {
    try (var emulator = Emulator.start(Emulators.with("100%:" + kind))) {
      Response response = ask(emulator, "s1", BODY);
      assertThat(response.status()).isEqualTo(status);
      assertThat(response.end()).isEqualTo(end);
      assertThat(response.messages()).hasSize(frames);
      TrueCall call = onlyCall(emulator);
      assertThat(call.outcome()).isEqualTo(outcome);
      if (status == 0) {
        assertThat(call.firstByteNanos()).isZero();
        assertThat(call.lastByteNanos()).isZero();
      } else {
        assertThat(call.lastByteNanos()).isGreaterThanOrEqualTo(call.firstByteNanos());
        assertThat(call.firstByteNanos()).isGreaterThan(call.arrivalNanos());
      }
    }
  }

  @ParameterizedTest(name = "{0}: member {2}")
  @CsvSource({
    "502/BadGatewayException, badGatewayException, resourceName",
    "424/DependencyFailedException, dependencyFailedException, resourceName",
    "500/InternalServerException, internalServerException, reason",
  })
  void errorsHaveTheMembersOfTheirModel(String status, String inStream, String member)
      throws Exception {
    try (var emulator = Emulator.start(Emulators.with("100%:status=" + status))) {
      assertThat(
              new ObjectMapper().readTree(ask(emulator, "s1", BODY).text()).path(member).asText())
          .isNotBlank();
    }
    try (var emulator = Emulator.start(Emulators.with("100%:exception=" + inStream))) {
      byte[] payload = ask(emulator, "s1", BODY).messages().getLast().getPayload();
      assertThat(new ObjectMapper().readTree(payload).path(member).asText()).isNotBlank();
    }
  }

  @Test
  void anErrorThatNoModelListsIsAFrameOfHeadersAlone() {
    try (var emulator = Emulator.start(Emulators.with("100%:error=InternalFailure@2"))) {
      Response response = ask(emulator, "s1", BODY);
      assertThat(response.end()).isEqualTo(End.COMPLETE);
      assertThat(response.messages()).hasSize(3);
      var last = response.messages().getLast();
      assertThat(last.getHeaders().keySet())
          .containsExactly(":error-code", ":error-message", ":message-type");
      assertThat(RawClient.header(last, ":message-type")).isEqualTo("error");
      assertThat(RawClient.header(last, ":error-code")).isEqualTo("InternalFailure");
      assertThat(last.getPayload()).isEmpty();
      assertThat(onlyCall(emulator).outcome()).isEqualTo("error_InternalFailure");
    }
  }

  @Test
  void namesThatNoModelListsArriveAsWritten() {
    try (var emulator = Emulator.start(Emulators.with("100%:exception=!teapotException@0"))) {
      assertThat(ask(emulator, "s1", BODY).eventTypes()).containsExactly("teapotException");
      assertThat(onlyCall(emulator).outcome()).isEqualTo("exception_teapotException");
    }
    try (var emulator = Emulator.start(Emulators.with("100%:status=418/!TeapotException"))) {
      Response response = ask(emulator, "s1", BODY);
      assertThat(response.status()).isEqualTo(418);
      assertThat(response.headers().get("x-amzn-errortype")).startsWith("TeapotException:");
      assertThat(onlyCall(emulator).outcome()).isEqualTo("status_418");
    }
  }

  @ParameterizedTest
  @CsvSource({"drip=1/0, false", "drip@0, false", "drip=700/1ms@3, true"})
  void aDripIsAllOfTheAnswerInSmallPieces(String kind, boolean pauses) {
    try (var emulator = Emulator.start(Emulators.with("100%:" + kind));
        var sound = Emulator.start(Emulators.quick())) {
      Response response = ask(emulator, "s1", BODY);
      assertThat(response.end()).isEqualTo(End.COMPLETE);
      assertThat(response.answer()).isEqualTo(ask(sound, "s1", BODY).answer());
      TrueCall call = onlyCall(emulator);
      assertThat(call.outcome()).isEqualTo("dripped");
      assertThat(call.lastByteNanos() - call.firstByteNanos())
          .isGreaterThanOrEqualTo(pauses ? 2_000_000 : 0);
    }
  }

  @Test
  void aFaultOfFirstAttemptsSparesTheRetry() {
    try (var emulator = Emulator.start(Emulators.with("100%:first-attempt:status=503"));
        var client = new RawClient(emulator.uri())) {
      String path = SUPERVISOR + "s1/text";
      Response first = client.post(path, BODY, "amz-sdk-request: attempt=1; max=4").response();
      Response second = client.post(path, BODY, "amz-sdk-request: attempt=2; max=4").response();
      assertThat(first.status()).isEqualTo(503);
      assertThat(second.status()).isEqualTo(200);
      assertThat(Emulators.endedCalls(emulator, 2).stream().map(TrueCall::outcome))
          .containsExactly("status_503", "answered");
    }
  }

  @ParameterizedTest
  @EnumSource(ServiceError.class)
  void everyErrorOfTheServiceCanComeBeforeTheStream(ServiceError error) {
    String kind = "100%:status=" + error.status() + "/" + error.type();
    try (var emulator = Emulator.start(Emulators.with(kind))) {
      Response response = ask(emulator, "s1", BODY);
      assertThat(response.status()).isEqualTo(error.status());
      assertThat(response.headers().get("x-amzn-errortype")).startsWith(error.type() + ":");
      assertThat(response.text()).startsWith("{\"message\":\"");
    }
  }

  @Test
  void aPartialFrameStopsInItsMiddle() {
    try (var emulator = Emulator.start(Emulators.with("100%:partial-frame@2"))) {
      Response response = ask(emulator, "s1", BODY);
      assertThat(response.end()).isEqualTo(End.FIN);
      assertThat(response.messages()).hasSize(2);
      byte[] bytes = response.body().bytes();
      int whole = response.messages().stream().mapToInt(m -> m.toByteBuffer().remaining()).sum();
      int announced = ByteBuffer.wrap(bytes).getInt(whole);
      assertThat(bytes.length - whole).isEqualTo(announced / 2);
      assertThat(onlyCall(emulator).outcome()).isEqualTo("partial_frame");
    }
  }

  @Test
  void aBadChecksumIsTheOnlyThingWrong() {
    try (var emulator = Emulator.start(Emulators.with("100%:bad-crc@4"));
        var sound = Emulator.start(Emulators.quick())) {
      Response response = ask(emulator, "s1", BODY);
      assertThat(response.end()).isEqualTo(End.COMPLETE);
      assertThatThrownBy(response::messages).hasMessageContaining("checksum");
      assertThat(response.body().bytes()).hasSameSizeAs(ask(sound, "s1", BODY).body().bytes());
      assertThat(onlyCall(emulator).outcome()).isEqualTo("bad_crc");
    }
  }

  @Test
  void silenceSaysNoMoreAndKeepsTheConnectionUntilTheClientCloses() {
    try (var emulator = Emulator.start(Emulators.with("100%:silence@3"))) {
      try (var client = new RawClient(emulator.uri())) {
        client.post(SUPERVISOR + "s1/text", BODY);
        assertThat(onlyCall(emulator).outcome()).isEqualTo("silence");
        Response response = client.patience(300).response();
        assertThat(response.end()).isEqualTo(End.STILL_OPEN);
        assertThat(response.messages()).hasSize(3);
      }
      assertThat(onlyCall(emulator).outcome()).isEqualTo("silence");
    }
  }

  @Test
  void halfOfAllConnectionsCanBeReset() {
    try (var emulator = Emulator.start(Emulators.with("50%:reset"))) {
      for (int i = 0; i < 200; i++) {
        Response response = ask(emulator, "s" + i + "x", BODY);
        assertThat(response.end()).isIn(End.RST, End.COMPLETE);
      }
      List<TrueCall> calls = Emulators.endedCalls(emulator, 200);
      assertThat(calls.stream().filter(call -> call.outcome().equals("reset")).count())
          .isBetween(70L, 130L);
    }
  }

  @Test
  void theSameSeedGivesTheSameFaultsToTheSameCalls() {
    assertThat(outcomes(42)).isEqualTo(outcomes(42)).isNotEqualTo(outcomes(43));
  }

  private static List<String> outcomes(long seed) {
    var settings = Emulators.with("30%:truncate").withSeed(seed);
    try (var emulator =
        Emulator.start(settings.withBehaviour(settings.behaviour().withMisroutes(0.3)))) {
      for (int i = 0; i < 40; i++) {
        ask(emulator, "s" + i + "x", BODY);
      }
      return Emulators.endedCalls(emulator, 40).stream()
          .map(c -> c.outcome() + " " + c.route())
          .toList();
    }
  }
}
