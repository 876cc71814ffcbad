package dev.stampede.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scenario that calls plain HTTP, played against a real server. */
class PlainHttpIT {

  private static final String SCENARIO =
      """
      import static dev.stampede.http.Http.*;

      import dev.stampede.http.HttpTarget;
      import dev.stampede.scenario.*;
      import java.util.Map;

      @Sequential
      class Shopper extends User {

        final HttpTarget shop = http("HOST");

        Shopper() {
          waitConstant(millis(50));
        }

        @Task
        void looks() {
          shop.get("/products?page=" + userNumber()).expectStatus(200).call();
        }

        @Task
        void buys() {
          var order =
              shop.post("/orders")
                  .named("order")
                  .json(Map.of("sku", 7))
                  .expectStatus(201)
                  .check(answer -> answer.json().path("id").asInt() == 7, "another id")
                  .call();
          if (!order.succeeded()) stopTest();
        }

        @Task
        void failsNow() {
          shop.get("/nowhere").call();
        }
      }
      """;

  @TempDir private Path folder;
  private final AtomicInteger orders = new AtomicInteger();
  private HttpServer server;
  private ExecutorService threads;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext("/products", exchange -> answer(exchange, 200, "[]"));
    server.createContext(
        "/orders",
        exchange -> {
          boolean json =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                  .equals("{\"sku\":7}");
          orders.incrementAndGet();
          answer(exchange, json ? 201 : 400, "{\"id\": 7}");
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.close();
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private Program play(Map<String, String> environment, String host, String... more)
      throws IOException {
    Path file = Files.writeString(folder.resolve("Shopper.java"), SCENARIO.replace("HOST", host));
    String[] usual = {
      "-f",
      file.toString(),
      "--headless",
      "-u",
      "3",
      "-r",
      "10",
      "-t",
      "2s",
      "-s",
      "5s",
      "--only-summary"
    };
    String[] all = Arrays.copyOf(usual, usual.length + more.length);
    System.arraycopy(more, 0, all, usual.length, more.length);
    return Program.run(environment, all);
  }

  @Test
  void itsRowsAreNamedByMethodAndPathAndFailuresByTheirStatus() throws IOException {
    Program played = play(Map.of(), url());
    assertThat(played.exit()).as(played.err()).isEqualTo(ExitCode.FAILURES.code());
    assertThat(played.out().lines())
        .anyMatch(line -> line.matches("GET +/products +\\d+ +0\\(0\\.00%\\).*"))
        .anyMatch(line -> line.matches("POST +order +\\d+ +0\\(0\\.00%\\).*"))
        .anyMatch(line -> line.matches("\\d+ +GET /nowhere: .*HTTP 404 Not Found"));
    assertThat(orders).hasPositiveValue();
  }

  @Test
  void theHostOfTheFlagOrTheEnvironmentWins() throws IOException {
    String nobody = "http://127.0.0.1:1";
    assertThat(play(Map.of(), nobody, "--host", url()).out()).contains("HTTP " + url());
    int byFlag = orders.get();
    assertThat(byFlag).isPositive();
    assertThat(play(Map.of("STAMPEDE_HOST", url()), nobody).out()).contains("HTTP " + url());
    assertThat(orders.get()).isGreaterThan(byFlag);
  }

  @Test
  void withoutSuccessItNeverEndsWell() throws IOException {
    Program played = play(Map.of(), "http://127.0.0.1:1", "--exit-code-on-error", "0");
    assertThat(played.exit()).as(played.err()).isEqualTo(ExitCode.FAILURES.code());
    assertThat(played.out()).contains("no connection: connection refused");
  }

  @Test
  void aHostThatIsNoneEndsTheRunBeforeItBegins() throws IOException {
    Program played = play(Map.of(), "shop.example");
    assertThat(played.exit()).isEqualTo(ExitCode.SCENARIO.code());
    assertThat(played.err())
        .contains("'shop.example' is no endpoint: it must begin with http:// or https://")
        .doesNotContain("\tat ");
  }
}
