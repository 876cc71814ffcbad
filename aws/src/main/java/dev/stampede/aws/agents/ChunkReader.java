package dev.stampede.aws.agents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Takes the text out of a chunk's payload: {@code {"bytes": base64, "attribution": …}}. */
final class ChunkReader {

  private static final JsonFactory JSON = new JsonFactory();
  private static final byte[] BEFORE = "{\"bytes\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] AFTER = "\"}".getBytes(StandardCharsets.US_ASCII);

  private ChunkReader() {}

  /**
   * The text's bytes, which may begin or end within a character; none where the chunk has no text.
   *
   * @throws IOException if the payload is no JSON object, or its text is no base64
   */
  static byte[] read(byte[] bytes, int from, int length) throws IOException {
    int textAt = from + BEFORE.length;
    int textEnd = from + length - AFTER.length;
    boolean plain =
        textAt <= textEnd
            && Arrays.equals(bytes, from, textAt, BEFORE, 0, BEFORE.length)
            && Arrays.equals(bytes, textEnd, from + length, AFTER, 0, AFTER.length);
    if (plain) {
      // As nearly every chunk is written. Base64 holds no quote, so decoding it proves the guess.
      try {
        return Base64.getDecoder().decode(Arrays.copyOfRange(bytes, textAt, textEnd));
      } catch (IllegalArgumentException e) {
        // Then a parser shall say what it is.
      }
    }
    return parsed(bytes, from, length);
  }

  private static byte[] parsed(byte[] bytes, int from, int length) throws IOException {
    try (JsonParser json = JSON.createParser(bytes, from, length)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("a chunk is an object");
      }
      byte[] text = new byte[0];
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        if (json.nextToken() == JsonToken.VALUE_STRING && name.equals("bytes")) {
          text = decoded(json.getText());
        } else {
          json.skipChildren();
        }
      }
      if (json.currentToken() != JsonToken.END_OBJECT) {
        throw new IOException("a chunk breaks off");
      }
      return text;
    }
  }

  /** Strictly, as the SDK does: Jackson would pass over blanks, and what they stand for is lost. */
  private static byte[] decoded(String base64) throws IOException {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IOException("a chunk's text is no base64", e);
    }
  }
}
