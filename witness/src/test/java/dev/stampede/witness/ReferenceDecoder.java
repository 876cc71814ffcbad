package dev.stampede.witness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Decodes a whole event stream the plain way, word for word after the format's description: no
 * pieces, no reuse, no haste. What our frame cutter is measured by.
 */
public final class ReferenceDecoder {

  private static final int MAX_HEADERS = 131_072;
  private static final int MAX_PAYLOAD = 25_165_824;

  private ReferenceDecoder() {}

  /** How a stream ends. */
  public enum End {
    /** With the last byte of a frame. */
    WHOLE,
    /** Within a frame. */
    CUT,
    /** With bytes that are no frame. */
    BROKEN
  }

  /** A frame. */
  public static final class Message {
    private final Map<String, String> headers;
    private final byte[] payload;

    private Message(Map<String, String> headers, byte[] payload) {
      this.headers = headers;
      this.payload = payload;
    }

    /** The text of the first header of this name; empty where there is none. */
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }

    public byte[] payload() {
      return payload;
    }
  }

  /** All frames before the end, and what the end is. */
  public record Decoded(List<Message> messages, End end) {}

  /** Decodes a whole stream. */
  public static Decoded decode(byte[] stream) {
    List<Message> messages = new ArrayList<>();
    int at = 0;
    while (at < stream.length) {
      ByteBuffer rest = ByteBuffer.wrap(stream, at, stream.length - at).slice();
      if (rest.remaining() < 12) {
        return new Decoded(messages, End.CUT);
      }
      long total = rest.getInt(0) & 0xFFFF_FFFFL;
      long headers = rest.getInt(4) & 0xFFFF_FFFFL;
      long payload = total - 16 - headers;
      boolean sound = crc(stream, at, 8) == rest.getInt(8);
      if (!sound || payload < 0 || headers > MAX_HEADERS || payload > MAX_PAYLOAD) {
        return new Decoded(messages, End.BROKEN);
      }
      if (total > rest.remaining()) {
        return new Decoded(messages, End.CUT);
      }
      int size = (int) total;
      if (crc(stream, at, size - 4) != rest.getInt(size - 4)) {
        return new Decoded(messages, End.BROKEN);
      }
      Optional<Map<String, String>> texts = headers(rest.slice(12, (int) headers));
      if (texts.isEmpty()) {
        return new Decoded(messages, End.BROKEN);
      }
      int payloadAt = at + 12 + (int) headers;
      byte[] content = Arrays.copyOfRange(stream, payloadAt, at + size - 4);
      messages.add(new Message(texts.get(), content));
      at += size;
    }
    return new Decoded(messages, End.WHOLE);
  }

  /** Empty where the headers do not fill their room exactly. */
  private static Optional<Map<String, String>> headers(ByteBuffer from) {
    Map<String, String> texts = new HashMap<>();
    while (from.hasRemaining()) {
      byte[] name = name(from);
      if (name.length == 0 || !from.hasRemaining()) {
        return Optional.empty();
      }
      int type = from.get();
      int size =
          switch (type) {
            case 0, 1 -> 0;
            case 2 -> 1;
            case 3 -> 2;
            case 4 -> 4;
            case 5, 8 -> 8;
            case 6, 7 -> from.remaining() < 2 ? -1 : from.getShort() & 0xFFFF;
            case 9 -> 16;
            default -> -1;
          };
      if (size < 0 || size > from.remaining()) {
        return Optional.empty();
      }
      byte[] value = new byte[size];
      from.get(value);
      if (type == 7) {
        // Latin-1: equal exactly where the bytes are, whatever they spell.
        texts.putIfAbsent(new String(name, ISO_8859_1), new String(value, ISO_8859_1));
      }
    }
    return Optional.of(texts);
  }

  /** So many bytes as the next byte says; none where they are not there. */
  private static byte[] name(ByteBuffer from) {
    int size = from.get() & 0xFF;
    if (size > from.remaining()) {
      return new byte[0];
    }
    byte[] taken = new byte[size];
    from.get(taken);
    return taken;
  }

  private static int crc(byte[] bytes, int from, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }
}
