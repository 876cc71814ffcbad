package dev.stampede.emulator;

import static dev.stampede.emulator.RawClient.SUPERVISOR;
import static dev.stampede.emulator.RawClient.body;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.emulator.RawClient.End;
import dev.stampede.emulator.RawClient.Response;
import dev.stampede.emulator.behaviour.Behaviour;
import dev.stampede.emulator.behaviour.BehaviourFile;
import dev.stampede.emulator.truth.TrueCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The behaviour of a running emulator")
class LiveBehaviourTest {
  private static final String BODY = body("List my notes", true, true);
  private static final String QUICK = "latency: none\nagents: {misroutes: 0%}\n";

  private final Emulator emulator = Emulator.start(Emulators.quick());
  private final RawClient client = new RawClient(emulator.uri());

  @AfterEach
  void close() {
    client.close();
    emulator.close();
  }

  @Test
  void isShownAsTheYamlThatSaysAllOfIt() {
    Response response = client.get("/_emulator/behaviour").response();
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers()).containsEntry("content-type", "application/yaml");
    assertThat(response.text()).isEqualTo(BehaviourFile.show(emulator.behaviour()));
  }

  @Test
  void changesForTheCallsAfterwardsWhenAnotherIsPut() {
    assertThat(ask().status()).isEqualTo(200);
    Response put = put(QUICK + "faults: [{kind: status=503/ServiceUnavailableException}]\n");
    assertThat(put.status()).isEqualTo(200);
    assertThat(put.text()).isEqualTo(client.get("/_emulator/behaviour").response().text());
    assertThat(ask().status()).isEqualTo(503);
    assertThat(put("{\"latency\": \"none\", \"agents\": {\"misroutes\": \"100%\"}}").status())
        .isEqualTo(200);
    assertThat(ask().status()).isEqualTo(200);
    TrueCall last = Emulators.endedCalls(emulator, 3).getLast();
    assertThat(last.expectedRoute()).isEqualTo("notes");
    assertThat(last.route()).isNotEqualTo("notes");
  }

  @Test
  void stillRemembersSessionsAndTheTruth() {
    client
        .post(SUPERVISOR + "s1/text", body("Please note that I need parking", true, true))
        .response();
    put(QUICK);
    assertThat(ask().answer()).contains("1) I need parking");
    assertThat(Emulators.endedCalls(emulator, 2)).hasSize(2);
  }

  @Test
  void staysAsItIsWhereWhatIsPutIsWrong() {
    Behaviour before = emulator.behaviour();
    Response put = put("signatures: off\nfaults:\n  - {kind: \"rest\"}\n");
    assertThat(put.status()).isEqualTo(400);
    assertThat(put.headers()).containsEntry("content-type", "application/json");
    assertThat(put.text())
        .startsWith("{\"message\":\"behaviour:3: kind: fault 'rest': unknown kind 'rest';")
        .contains("did you mean reset?");
    assertThat(emulator.behaviour()).isEqualTo(before);
    assertThat(put("latency: {trace: \"").status()).isEqualTo(400);
    assertThat(ask().status()).as("the connection lives on").isEqualTo(200);
  }

  @Test
  void isNotMetHalfByATurnUnderWay() {
    try (var patient = Emulator.start(Emulators.slow(Duration.ofMillis(300)));
        var slow = new RawClient(patient.uri())) {
      slow.post(SUPERVISOR + "s1/text", BODY);
      Emulators.onlyCall(patient, call -> call.firstByteNanos() > 0);
      patient.behave(BehaviourFile.parse("b", QUICK + "faults: [{kind: close}]\n"));
      Response response = slow.response();
      assertThat(response.end()).isEqualTo(End.COMPLETE);
      assertThat(response.eventTypes()).hasSizeGreaterThan(12);
      assertThat(slow.post(SUPERVISOR + "s1/text", BODY).response().end()).isEqualTo(End.FIN);
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "'{kind: empty, from: 0s, to: 1h}', empty",
    "'{kind: empty, from: 1h}', answered",
    "'{kind: empty, from: 0s, to: 1h, since: start}', empty",
    "'{kind: empty, agent: supervisor}', empty",
    "'{kind: empty, agent: notes}', answered",
    "'{kind: status=429, agent: notes}', exception_throttlingException",
    "'{kind: exception=badGatewayException@2, agent: notes}', exception_badGatewayException",
    "'{kind: empty, agent: chitchat}', answered",
  })
  void hasFaultsOfWindowsAndOfAgents(String fault, String outcome) {
    put(QUICK + "faults: [" + fault + "]\n");
    ask();
    assertThat(Emulators.onlyCall(emulator).outcome()).isEqualTo(outcome);
  }

  @Test
  void ofTheGuideCanBePutAndIsShownUnchanged() throws IOException {
    String example = Files.readString(Path.of("../docs/behaviour.yaml"));
    Response put = put(example);
    assertThat(put.status()).isEqualTo(200);
    String shown = client.get("/_emulator/behaviour").response().text();
    assertThat(put(shown).status()).isEqualTo(200);
    assertThat(client.get("/_emulator/behaviour").response().text()).isEqualTo(shown);
    assertThat(emulator.behaviour()).isEqualTo(BehaviourFile.parse("example", example));
  }

  private Response ask() {
    return client.post(SUPERVISOR + "s1/text", BODY).response();
  }

  private Response put(String behaviour) {
    return client
        .send(
            "PUT /_emulator/behaviour HTTP/1.1\r\nHost: x\r\nContent-Length: "
                + behaviour.getBytes(UTF_8).length
                + "\r\n\r\n"
                + behaviour)
        .response();
  }
}
