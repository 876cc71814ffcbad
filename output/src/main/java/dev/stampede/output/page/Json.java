package dev.stampede.output.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** JSON without blanks. What is no number is null. Half a character becomes a question mark. */
final class Json {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator out;

  private Json(JsonGenerator out) {
    this.out = out;
  }

  /** Something that writes itself. */
  @FunctionalInterface
  interface Writing {
    void to(Json json) throws IOException;
  }

  /** Writes one of many. */
  @FunctionalInterface
  interface Each<T> {
    void write(T one) throws IOException;
  }

  static byte[] bytes(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // Through a writer: the generator's own UTF-8 refuses half a character.
    try (JsonGenerator out = FACTORY.createGenerator(new OutputStreamWriter(bytes, UTF_8))) {
      writing.to(new Json(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  Json object(Writing fields) throws IOException {
    out.writeStartObject();
    fields.to(this);
    out.writeEndObject();
    return this;
  }

  Json object(String field, Writing fields) throws IOException {
    return name(field).object(fields);
  }

  <T> Json list(String field, Iterable<T> all, Each<T> each) throws IOException {
    return name(field).list(all, each);
  }

  <T> Json list(Iterable<T> all, Each<T> each) throws IOException {
    out.writeStartArray();
    for (T one : all) {
      each.write(one);
    }
    out.writeEndArray();
    return this;
  }

  Json texts(String field, List<String> all) throws IOException {
    return list(field, all, this::text);
  }

  Json name(String field) throws IOException {
    out.writeFieldName(field);
    return this;
  }

  Json text(String value) throws IOException {
    out.writeString(value);
    return this;
  }

  Json text(String field, String value) throws IOException {
    return name(field).text(value);
  }

  Json textOrNull(String field, Optional<String> value) throws IOException {
    name(field);
    return value.isPresent() ? text(value.get()) : none();
  }

  Json none() throws IOException {
    out.writeNull();
    return this;
  }

  Json none(String field) throws IOException {
    return name(field).none();
  }

  Json flag(String field, boolean value) throws IOException {
    out.writeBooleanField(field, value);
    return this;
  }

  Json whole(String field, long value) throws IOException {
    out.writeNumberField(field, value);
    return this;
  }

  Json whole(long value) throws IOException {
    out.writeNumber(value);
    return this;
  }

  /** A figure to so many decimals. */
  Json decimals(String field, double value, int decimals) throws IOException {
    return name(field).decimals(value, decimals);
  }

  Json decimals(String field, OptionalDouble value, int decimals) throws IOException {
    return decimals(field, value.orElse(Double.NaN), decimals);
  }

  Json decimals(double value, int decimals) throws IOException {
    return number(Rounded.decimals(value, decimals));
  }

  /** A figure to three digits: what a chart shows. */
  Json digits(double value) throws IOException {
    return number(Rounded.digits(value));
  }

  private Json number(double value) throws IOException {
    if (!Double.isFinite(value)) {
      return none();
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      out.writeNumber((long) value);
    } else {
      out.writeNumber(value);
    }
    return this;
  }

  /** JSON that is there already. */
  Json raw(String field, String json) throws IOException {
    name(field);
    out.writeRawValue(json);
    return this;
  }
}
