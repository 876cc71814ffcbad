package dev.stampede.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.web.Wire.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page asks of a run. */
@Timeout(120)
class ApiTest {

  private static final String JSON = "application/json";

  private static Served served;

  @BeforeAll
  static void open() {
    served = Served.open();
  }

  @AfterAll
  static void close() {
    served.close();
  }

  @BeforeEach
  void forget() {
    served.director.asked.clear();
    served.director.answer(Answer.done("all right"));
  }

  private static Reply post(String path, String body) throws IOException {
    return served.wire.post(path, JSON, body);
  }

  @Test
  @DisplayName("a start as the form sends it")
  void start() throws IOException {
    Reply reply =
        post(
            "/api/start",
            """
            {"users": 50, "spawnRate": 2.5, "runTime": "1m30s", "userClasses": ["A", "B"],
             "target": "emulator", "profile": "peak", "shape": null}
            """);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("{\"ok\":true,\"message\":\"all right\"}");
    assertThat(served.director.asked)
        .containsExactly(
            new StartRequest(
                OptionalInt.of(50),
                OptionalDouble.of(2.5),
                Optional.of(Duration.ofSeconds(90)),
                List.of("A", "B"),
                Optional.of("emulator"),
                Optional.of("peak"),
                Optional.empty()));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {"''", "{}", "{\"runTime\":\"\",\"users\":null,\"target\":\" \"}"})
  @DisplayName("what is not said is as the command line has it")
  void nothingSaid(String body) throws IOException {
    assertThat(post("/api/start", body).status()).isEqualTo(200);
    assertThat(served.director.asked)
        .containsExactly(
            new StartRequest(
                OptionalInt.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  @DisplayName("numbers may come as text, as the fields of forms have them")
  void numbersAsText() throws IOException {
    assertThat(post("/api/load", "{\"users\":\"20\",\"spawnRate\":\"0.5\"}").status())
        .isEqualTo(200);
    assertThat(post("/api/load", "{\"users\":1e1}").status()).isEqualTo(200);
    assertThat(served.director.asked)
        .containsExactly(
            new LoadRequest(20, OptionalDouble.of(0.5)),
            new LoadRequest(10, OptionalDouble.empty()));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /api/start | {"users":-1}             | users     | users is a whole number, 0 or more
          /api/start | {"users":1.5}            | users     | users is a whole number, 0 or more
          /api/start | {"users":3000000000}     | users     | users is a whole number, 0 or more
          /api/start | {"users":1e999999999}    | users     | users is a whole number, 0 or more
          /api/start | {"users":"many"}         | users     | users is a whole number, 0 or more
          /api/start | {"users":[1]}            | users     | users is a list of names
          /api/start | {"users":{}}             | users     | users is neither a text nor a number nor a list
          /api/start | {"users":true}           | users     | users is neither a text nor a number nor a list
          /api/start | {"users":["1"]}          | users     | users is one text, not a list
          /api/start | {"spawnRate":0}          | spawnRate | spawnRate is a number above 0
          /api/start | {"spawnRate":-2}         | spawnRate | spawnRate is a number above 0
          /api/start | {"spawnRate":1e400}      | spawnRate | spawnRate is a number above 0
          /api/start | {"spawnRate":"NaN"}      | spawnRate | spawnRate is a number above 0
          /api/start | {"runTime":"soon"}       | runTime   | 'soon' is not a time; write 300, 300s, 20m, 3h or 1h30m
          /api/start | {"userClasses":"A"}      | userClasses | userClasses is a list of names
          /api/start | {"userz":1}              | userz     | there is no field 'userz'
          /api/load  | {}                       | users     | how many users?
          /api/load  | {"users":1,"runTime":"1m"} | runTime | there is no field 'runTime'
          /api/stop  | {"now":"1"}              | now       | there is no field 'now'
          """)
  @DisplayName("a field that is wrong is named")
  void wrongFields(String path, String body, String field, String message) throws IOException {
    Reply reply = post(path, body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body())
        .isEqualTo("{\"ok\":false,\"message\":\"%s\",\"field\":\"%s\"}".formatted(message, field));
    assertThat(served.director.asked).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{",
        "[]",
        "1",
        "nonsense",
        "{\"users\":1",
        "{\"users\":1}{}",
        "{\"users\":1,\"users\":2}",
        "{\"users\":NaN}",
        "{\"users\":01}",
        "{users:1}",
        "{\"userClasses\":[[[[[[[[[[\"a\"]]]]]]]]]]}"
      })
  @DisplayName("what is not one JSON object is refused")
  void notJson(String body) throws IOException {
    Reply reply = post("/api/start", body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).startsWith("{\"ok\":false,\"message\":\"");
    assertThat(served.director.asked).isEmpty();
  }

  @Test
  @DisplayName("what the run refuses is said: 400 for a field, 409 for the moment")
  void refusals() throws IOException {
    served.director.answer(Answer.refused("there is no <user> \"X\"", "userClasses"));
    Reply field = post("/api/start", "{}");
    assertThat(field.status()).isEqualTo(400);
    assertThat(field.body())
        .isEqualTo(
            "{\"ok\":false,\"message\":\"there is no <user> \\\"X\\\"\",\"field\":\"userClasses\"}");
    served.director.answer(Answer.refused("a test is running already"));
    Reply moment = post("/api/start", "{}");
    assertThat(moment.status()).isEqualTo(409);
    assertThat(moment.body()).isEqualTo("{\"ok\":false,\"message\":\"a test is running already\"}");
  }

  @Test
  @DisplayName("stop and reset need no body")
  void stopAndReset() throws IOException {
    assertThat(post("/api/stop", "").status()).isEqualTo(200);
    assertThat(post("/api/reset", "{}").status()).isEqualTo(200);
    assertThat(served.director.asked).containsExactly("stop", "reset");
  }

  @Test
  @DisplayName("the view is that of the stream")
  void view() throws IOException {
    Reply reply = served.wire.get("/api/view");
    assertThat(reply.header("content-type")).isEqualTo("application/json");
    assertThat(reply.body()).startsWith("{\"kind\":\"view\",\"run\":\"run1\"");
  }

  @Test
  @DisplayName("files of results are saved under their names; what there is not yet is said")
  void downloads() throws IOException {
    served.director.files.put("requests.csv", "a,b\r\n".getBytes(StandardCharsets.UTF_8));
    Reply reply = served.wire.get("/api/download/requests.csv");
    assertThat(reply.body()).isEqualTo("a,b\r\n");
    assertThat(reply.header("content-disposition"))
        .isEqualTo("attachment; filename=\"requests.csv\"");
    Reply none = served.wire.get("/api/download/summary.json");
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.body()).contains("there is no such file, or not yet");
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource({
    "requests.csv, requests.csv",
    "a b\"c.csv, a_b_c.csv",
    "../../etc/passwd, etc_passwd",
    ".hidden, hidden",
    "'', download",
    "日本, download",
    "'x\r\ny', x_y"
  })
  @DisplayName("names of files are made of letters that harm nobody")
  void fileNames(String name, String safe) {
    assertThat(Downloads.safe(name)).isEqualTo(safe);
  }
}
