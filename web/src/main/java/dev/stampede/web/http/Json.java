package dev.stampede.web.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** JSON without blanks. */
public final class Json {

  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** Something that writes itself. */
  @FunctionalInterface
  public interface Writing {
    /** Writes it. */
    void to(JsonGenerator json) throws IOException;
  }

  /** What this writes, in UTF-8. */
  public static byte[] write(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      writing.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** {@code {"ok":true,"message":"…"}}, or false and perhaps the field that is wrong. */
  public static byte[] answer(boolean ok, String message, Optional<String> field) {
    return write(json -> {
      json.writeStartObject();
      json.writeBooleanField("ok", ok);
      json.writeStringField("message", message);
      if (field.isPresent()) {
        json.writeStringField("field", field.get());
      }
      json.writeEndObject();
    });
  }
}
