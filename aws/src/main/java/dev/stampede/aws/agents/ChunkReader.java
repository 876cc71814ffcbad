package dev.stampede.aws.agents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Takes the text out of a chunk's payload: {@code {"bytes": base64, "attribution": …}}. */
final class ChunkReader {

  private static final JsonFactory JSON = new JsonFactory();

  private ChunkReader() {}

  /**
   * The text's bytes, which may begin or end within a character; none where the chunk has no text.
   *
   * @throws IOException if the payload is no JSON object, or its text is no base64
   */
  static byte[] read(ByteBuf payload) throws IOException {
    try (JsonParser json =
        JSON.createParser((InputStream) new ByteBufInputStream(payload.duplicate()))) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("a chunk is an object");
      }
      byte[] text = new byte[0];
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        if (json.nextToken() == JsonToken.VALUE_STRING && name.equals("bytes")) {
          text = json.getBinaryValue();
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
}
