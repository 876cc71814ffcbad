package dev.stampede.emulator.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stampede.emulator.behaviour.BehaviourFile;
import dev.stampede.emulator.truth.Truth;
import dev.stampede.emulator.truth.TruthCsv;
import dev.stampede.emulator.wire.JsonText;
import dev.stampede.input.BadInput;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The emulator's own pages: health, the truth as JSON and CSV, the behaviour to read and to
 * replace. What takes its time does so on a virtual thread, so that no call waits for it.
 */
final class Pages {
  private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
  private static final int PIECE = 32 * 1024;
  private static final String JSON = "application/json";
  private static final String YAML = "application/yaml";

  private final Truth truth;
  private final Live live;
  private final JsonMapper json =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  Pages(Truth truth, Live live) {
    this.truth = truth;
    this.live = live;
  }

  void answer(Connection connection, Request request) {
    byte[] date = connection.date();
    switch (request.method() + " " + request.path()) {
      case "GET /_emulator/health" ->
          whole(connection, request, 200, JSON, "{\"status\":\"up\"}", date);
      case "GET /_emulator/truth" ->
          aside(connection, () -> whole(connection, request, 200, JSON, summary(), date));
      case "GET /_emulator/truth.csv" -> aside(connection, () -> csv(connection, request, date));
      case "DELETE /_emulator/truth" -> {
        truth.reset();
        whole(connection, request, 200, JSON, "{\"status\":\"reset\"}", date);
      }
      case "GET /_emulator/behaviour" -> whole(connection, request, 200, YAML, shown(), date);
      case "PUT /_emulator/behaviour" -> aside(connection, () -> behave(connection, request, date));
      default ->
          whole(
              connection,
              request,
              404,
              JSON,
              "{\"message\":\"There is GET /_emulator/health, GET and DELETE /_emulator/truth, GET"
                  + " /_emulator/truth.csv, and GET and PUT /_emulator/behaviour\"}",
              date);
    }
  }

  private static void aside(Connection connection, Runnable page) {
    Thread.ofVirtual()
        .name("emulator-page")
        .start(() -> {
          try {
            page.run();
          } catch (RuntimeException e) {
            LOG.error("A page could not be written", e);
            connection.hangUp();
          }
        });
  }

  private String shown() {
    return BehaviourFile.show(live.inForce().behaviour());
  }

  private void behave(Connection connection, Request request, byte[] date) {
    try {
      live.put(BehaviourFile.parse("behaviour", new String(request.body(), UTF_8)));
    } catch (BadInput e) {
      String message = JsonText.escape(String.valueOf(e.getMessage()));
      whole(connection, request, 400, JSON, "{\"message\":\"" + message + "\"}\n", date);
      return;
    }
    LOG.info("Another behaviour is in force");
    whole(connection, request, 200, YAML, shown(), date);
  }

  private String summary() {
    try {
      return json.writeValueAsString(truth.summary()) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void whole(
      Connection connection, Request request, int status, String type, String body, byte[] date) {
    ByteBuf out = Unpooled.buffer(body.length() + 256);
    Responses.whole(out, status, type, "", body.getBytes(UTF_8), date, request.keepAlive());
    var _ =
        connection
            .channel()
            .writeAndFlush(out)
            .addListener(written -> connection.next(request.keepAlive()));
  }

  // Each piece waits until the one before is written: a slow reader holds up this thread, and no
  // memory.
  private void csv(Connection connection, Request request, byte[] date) {
    Channel channel = connection.channel();
    ByteBuf head = Unpooled.buffer(256);
    Responses.chunked(head, "text/csv; charset=utf-8", date, request.keepAlive());
    var _ = channel.write(head);
    var lines = new StringBuilder(PIECE + 512).append(TruthCsv.HEADER);
    truth.forEach(call -> {
      TruthCsv.append(lines, call);
      if (lines.length() >= PIECE && channel.isActive()) {
        channel.writeAndFlush(chunk(lines, false)).awaitUninterruptibly();
        lines.setLength(0);
      }
    });
    var _ =
        channel
            .writeAndFlush(chunk(lines, true))
            .addListener(written -> connection.next(request.keepAlive()));
  }

  private static ByteBuf chunk(StringBuilder lines, boolean last) {
    byte[] bytes = lines.toString().getBytes(UTF_8);
    ByteBuf out = Unpooled.buffer(bytes.length + 32);
    out.writeCharSequence(Integer.toHexString(bytes.length) + "\r\n", UTF_8);
    out.writeBytes(bytes);
    out.writeCharSequence("\r\n", UTF_8);
    return last ? out.writeBytes(Responses.LAST_CHUNK) : out;
  }
}
