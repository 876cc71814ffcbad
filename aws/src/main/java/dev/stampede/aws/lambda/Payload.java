package dev.stampede.aws.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a function answered: bytes, until somebody asks for more. Bounded: of more than {@value
 * #MAX_BYTES} bytes the rest is counted, not kept.
 */
public final class Payload {

  /** More than Lambda ever sends: its limit is 6 MB, and a little for what is around it. */
  static final int MAX_BYTES = 7 << 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private byte[] bytes = new byte[0];
  private int length;

  Payload() {}

  void add(byte[] piece, int count) {
    int kept = Math.min(count, MAX_BYTES - length);
    if (length + kept > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + kept, 2 * length));
    }
    System.arraycopy(piece, 0, bytes, length, kept);
    length += kept;
  }

  byte[] bytes() {
    return bytes;
  }

  /** How many bytes were kept. */
  public int length() {
    return length;
  }

  /** The payload as text. */
  public String text() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  /** The payload as a tree; a missing node where it is no JSON. */
  public JsonNode json() {
    try {
      return JSON.readTree(bytes, 0, length);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  @Override
  public String toString() {
    return text();
  }
}
