package dev.stampede.aws.agents;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * A few turns with nobody: a socket of our own on the loopback address gives a canned answer. A JVM
 * loads and compiles code when it is first used, which would make the first real calls late by more
 * than a tenth of a second; so all that a turn needs is used once before. Nothing reaches the
 * target, and nothing is counted.
 */
final class Rehearsal {

  private static final int TURNS = 20;

  private static final String TRACE =
      """
      {"callerChain":[{"agentAliasArn":"a"}],"trace":{"orchestrationTrace":{"observation":\
      {"type":"FINISH","finalResponse":{"text":"hello"}}}}}\
      """;

  private static final String CHUNK = "{\"bytes\":\"aGVsbG8=\"}";

  private Rehearsal() {}

  /**
   * Plays it; where there is no loopback socket to be had, the first real calls are the rehearsal.
   */
  static void play(AgentsSettings settings) {
    try (ServerSocket stage = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().name("rehearsal").start(() -> answer(stage));
      URI here = URI.create("http://127.0.0.1:" + stage.getLocalPort());
      AgentsSettings own =
          new AgentsSettings(
              Target.url(here),
              settings.directory(),
              settings.trace(),
              settings.wire(),
              settings.userAgent());
      try (Agents agents = Agents.open(own)) {
        AgentAddress anybody = settings.directory().agents().values().iterator().next();
        Question question =
            new Question(anybody, "rehearsal", "hello", true, true, false, Map.of());
        for (int i = 0; i < TURNS; i++) {
          agents.ask(question);
        }
      }
    } catch (IOException e) {
      // Nothing is lost but the head start.
    }
  }

  private static void answer(ServerSocket stage) {
    try (Socket socket = stage.accept()) {
      byte[] answer = cannedAnswer();
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      byte[] request = new byte[8_192];
      // A request of this size comes in one piece over loopback; were it two, there are two
      // answers.
      while (in.read(request) > 0) {
        out.write(answer);
      }
    } catch (IOException e) {
      // The end of the rehearsal.
    }
  }

  private static byte[] cannedAnswer() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(frame("trace", TRACE));
    body.write(frame("chunk", CHUNK));
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.amazon.eventstream\r\nContent-Length: "
            + body.size()
            + "\r\n\r\n";
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.write(head.getBytes(StandardCharsets.US_ASCII));
    answer.write(body.toByteArray());
    return answer.toByteArray();
  }

  private static byte[] frame(String type, String payload) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(":event-type", type);
    headers.put(":content-type", "application/json");
    headers.put(":message-type", "event");
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    DataOutputStream writer = new DataOutputStream(head);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      writer.writeByte(header.getKey().length());
      writer.writeBytes(header.getKey());
      writer.writeByte(7);
      writer.writeUTF(header.getValue());
    }
    byte[] content = payload.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(frame);
    out.writeInt(16 + head.size() + content.length);
    out.writeInt(head.size());
    out.writeInt(crc(frame.toByteArray()));
    out.write(head.toByteArray());
    out.write(content);
    out.writeInt(crc(frame.toByteArray()));
    return frame.toByteArray();
  }

  private static int crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
