package dev.stampede.aws.agents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that came with an answer, such as the code interpreter's; its contents are not kept.
 *
 * @param name its name
 * @param type its MIME type
 * @param size how many bytes it has
 */
public record AnswerFile(String name, String type, long size) {

  private static final JsonFactory JSON = new JsonFactory();

  /** Reads the payloads of {@code files} events; what cannot be read is left out. */
  static List<AnswerFile> read(List<byte[]> payloads) {
    List<AnswerFile> files = new ArrayList<>();
    for (byte[] payload : payloads) {
      try (JsonParser json = JSON.createParser(payload)) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
          continue;
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
          if (json.nextToken() == JsonToken.START_ARRAY && name.equals("files")) {
            while (json.nextToken() == JsonToken.START_OBJECT) {
              files.add(file(json));
            }
          } else {
            json.skipChildren();
          }
        }
      } catch (IOException e) {
        // Files are told of as far as they can be read.
      }
    }
    return List.copyOf(files);
  }

  private static AnswerFile file(JsonParser json) throws IOException {
    String fileName = "";
    String type = "";
    long size = 0;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      boolean text = json.nextToken() == JsonToken.VALUE_STRING;
      switch (name) {
        case "name" -> fileName = text ? json.getText() : "";
        case "type" -> type = text ? json.getText() : "";
        case "bytes" -> size = text ? decodedSize(json) : 0;
        default -> json.skipChildren();
      }
    }
    return new AnswerFile(fileName, type, size);
  }

  /** The size of what base64 text stands for, without decoding it. */
  private static long decodedSize(JsonParser json) throws IOException {
    char[] base64 = json.getTextCharacters();
    int end = json.getTextOffset() + json.getTextLength();
    while (end > json.getTextOffset() && base64[end - 1] == '=') {
      end--;
    }
    return (end - json.getTextOffset()) * 3L / 4;
  }
}
