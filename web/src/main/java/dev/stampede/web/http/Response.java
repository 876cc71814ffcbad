package dev.stampede.web.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param status such as 200
 * @param headers those of its own; what every answer has is added when it is sent
 * @param content its body
 */
public record Response(int status, Map<String, String> headers, Content content) {

  /** A body. */
  public sealed interface Content {

    /** Bytes in memory. */
    @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
    record Whole(byte[] bytes) implements Content {}

    /**
     * Bytes that come as they come.
     *
     * @param pour writes them, and lets go of whatever they came from
     * @param live whether each piece must reach the client at once, uncompressed
     */
    record Pouring(Pour pour, boolean live) implements Content {}
  }

  /** Writes a body. Closed once, whether it was asked to write or not. */
  public interface Pour extends AutoCloseable {
    /** Writes it. */
    void into(OutputStream out) throws IOException;

    @Override
    void close() throws IOException;
  }

  /** Takes a copy of the headers. */
  public Response {
    headers = Map.copyOf(headers);
  }

  /** Bytes of a type. */
  public static Response of(int status, String type, byte[] bytes) {
    return new Response(status, Map.of("Content-Type", type), new Content.Whole(bytes));
  }

  /** A text without markup. */
  public static Response text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** JSON. */
  public static Response json(int status, byte[] json) {
    return of(status, "application/json", json);
  }

  /** Elsewhere, to be asked for by GET. */
  public static Response seeOther(String place) {
    return text(303, "see " + place + "\n").with("Location", place);
  }

  /** The same with one more header. */
  public Response with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Response(status, more, content);
  }
}
