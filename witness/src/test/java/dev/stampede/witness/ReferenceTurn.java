package dev.stampede.witness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.stampede.witness.ReferenceDecoder.Decoded;
import dev.stampede.witness.ReferenceDecoder.End;
import dev.stampede.witness.ReferenceDecoder.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What a traced turn's whole stream is worth, judged by whole trees of its JSON: the answer of a
 * successful turn, or nothing. What our turn reader is measured by.
 */
public final class ReferenceTurn {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
  private boolean returnedControl;
  private boolean finished;
  private boolean finishMayBeMissing;
  private boolean unreadable;
  private boolean failed;

  private ReferenceTurn() {}

  /**
   * What a stream is worth.
   *
   * @param answer the answer, empty where control was returned; nothing if the turn is no success
   * @param legible whether all of its trace is JSON: one that is not may be read in more than one
   *     way, to a success or to none
   */
  public record Worth(Optional<String> answer, boolean legible) {}

  /** What a stream is worth. */
  public static Worth of(byte[] stream) {
    Decoded decoded = ReferenceDecoder.decode(stream);
    ReferenceTurn turn = new ReferenceTurn();
    Optional<String> answer =
        decoded.end() == End.WHOLE && decoded.messages().stream().allMatch(turn::takes)
            ? turn.answer()
            : Optional.empty();
    return new Worth(answer, !turn.unreadable);
  }

  private Optional<String> answer() {
    String text = answer.toString(StandardCharsets.UTF_8);
    boolean ended = finished && !text.isEmpty();
    boolean whole =
        returnedControl
            || (!text.isEmpty() && (finished || finishMayBeMissing) && (ended || !failed));
    return whole ? Optional.of(text) : Optional.empty();
  }

  /** Whether a turn with this message can still be a success. */
  private boolean takes(Message message) {
    String kind = message.header(":message-type");
    if (kind.equals("exception") || kind.equals("error")) {
      return false;
    }
    switch (message.header(":event-type")) {
      case "chunk" -> {
        return chunk(message.payload());
      }
      case "trace" -> trace(message.payload());
      case "returnControl" -> returnedControl = true;
      default -> {}
    }
    return true;
  }

  private boolean chunk(byte[] payload) {
    try {
      JsonNode chunk = JSON.readTree(payload);
      JsonNode bytes = chunk.path("bytes");
      if (bytes.isTextual()) {
        answer.writeBytes(Base64.getDecoder().decode(bytes.textValue()));
      }
      return chunk.isObject();
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private void trace(byte[] payload) {
    JsonNode event = tree(payload);
    if (!event.isObject()) {
      // What cannot be read may have been the end.
      finishMayBeMissing = true;
      unreadable = true;
      return;
    }
    boolean root = event.path("callerChain").size() <= 1;
    for (var section : event.path("trace").properties()) {
      JsonNode content = section.getValue();
      switch (section.getKey()) {
        case "guardrailTrace" ->
            finishMayBeMissing |= root && content.path("action").asText().equals("INTERVENED");
        case "failureTrace" -> failed |= !content.path("failureReason").asText().isEmpty();
        case "orchestrationTrace", "routingClassifierTrace" -> {
          String type = content.path("observation").path("type").asText();
          finished |= root && (type.equals("FINISH") || type.equals("ASK_USER"));
        }
        default -> {}
      }
    }
  }

  private static JsonNode tree(byte[] payload) {
    try {
      return JSON.readTree(payload);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }
}
