package dev.stampede.output.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON as Python indents it: four blanks, {@code "key": value}, line feeds. */
final class Json {

  private static final DefaultIndenter INDENT = new DefaultIndenter("    ", "\n");
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** Something that writes itself. */
  @FunctionalInterface
  interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  static byte[] write(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter()
              .withArrayIndenter(INDENT)
              .withObjectIndenter(INDENT)
              .withSeparators(
                  DefaultPrettyPrinter.DEFAULT_SEPARATORS.withObjectFieldValueSpacing(
                      Spacing.AFTER)));
      writing.to(json);
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A number, or null where there is none: JSON knows no infinity. */
  static void number(JsonGenerator json, String field, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(field, value);
    } else {
      json.writeNullField(field);
    }
  }
}
