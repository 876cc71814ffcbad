package dev.stampede.aws.agents;

import dev.stampede.aws.target.Client;
import dev.stampede.aws.target.Rehearsal;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/** A few turns of an agent that is not there, through the whole code of a turn. */
final class TurnRehearsal {

  private static final int TURNS = 20;

  private static final AgentAddress NOBODY = new AgentAddress("A", "A");

  private static final String TRACE =
      """
      {"callerChain":[{"agentAliasArn":"a"}],"trace":{"orchestrationTrace":{"observation":\
      {"type":"FINISH","finalResponse":{"text":"hello"}}}}}\
      """;

  private static final String CHUNK = "{\"bytes\":\"aGVsbG8=\"}";

  private TurnRehearsal() {}

  static void play(Client like, AgentsSettings settings) {
    AgentAddress anybody =
        settings.directory().agents().values().stream().findFirst().orElse(NOBODY);
    Question question = Question.of(anybody, "rehearsal", "hello", true);
    byte[] answer;
    try {
      answer = cannedAnswer();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    }
    Rehearsal.play(
        like,
        answer,
        client -> {
          Agents agents = Agents.over(client, settings);
          for (int i = 0; i < TURNS; i++) {
            agents.ask(question);
          }
        });
  }

  private static byte[] cannedAnswer() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(frame("trace", TRACE));
    body.writeBytes(frame("chunk", CHUNK));
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.amazon.eventstream\r\nContent-Length: "
            + body.size()
            + "\r\n\r\n";
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    answer.writeBytes(body.toByteArray());
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
