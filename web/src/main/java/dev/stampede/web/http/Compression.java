package dev.stampede.web.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** When an answer is compressed, and how. */
final class Compression {

  /** Below this a packet is a packet. */
  private static final int WORTHWHILE = 1024;

  private Compression() {}

  /** Whether this type is a text, and the client takes gzip. */
  static boolean wanted(Request request, String type) {
    return isText(type)
        && request.headers("Accept-Encoding").stream()
            .flatMap(value -> Arrays.stream(value.split(",", -1)))
            .anyMatch(Compression::takesGzip);
  }

  /** Whether so many bytes are worth it. */
  static boolean worthwhile(int bytes) {
    return bytes > WORTHWHILE;
  }

  private static boolean takesGzip(String coding) {
    String[] parts = coding.toLowerCase(Locale.ROOT).replace(" ", "").split(";", -1);
    boolean names = parts[0].equals("gzip") || parts[0].equals("*");
    boolean refused = parts.length > 1 && parts[1].matches("q=0(\\.0*)?");
    return names && !refused;
  }

  private static boolean isText(String type) {
    return type.startsWith("text/")
        || type.startsWith("application/json")
        || type.startsWith("application/javascript")
        || type.startsWith("image/svg+xml");
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
