package dev.stampede.web.http;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request.
 *
 * @param method such as {@code GET}
 * @param path as it was sent, nothing decoded
 * @param query what follows the question mark, nothing decoded; empty where nothing does
 * @param headers its headers; names in any case
 * @param from who sent it
 * @param body reads the body
 */
public record Request(
    String method, String path, String query, Headers headers, InetAddress from, Body body) {

  /** Reads a body, when somebody asks for it. */
  @FunctionalInterface
  public interface Body {
    /**
     * The whole body.
     *
     * @param most how many bytes it may have
     * @throws HttpRefusal if it has more
     * @throws IOException if the client is gone, or too slow
     */
    byte[] read(int most) throws IOException;
  }

  /** The first header of this name. */
  public Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  /** All headers of this name. */
  public List<String> headers(String name) {
    return Optional.ofNullable(headers.get(name)).orElse(List.of());
  }

  /** The media type of the body in lower case, without parameters; empty where none is given. */
  public String mediaType() {
    return header("Content-Type")
        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .orElse("");
  }

  /** What follows the question mark. */
  public FormFields queryFields() {
    return FormFields.read(query);
  }

  /** Whether it asks for the headers alone. */
  public boolean isHead() {
    return method.equals("HEAD");
  }

  /** Whether a browser sent it: every one says so, and no page can take it away. */
  public boolean fromBrowser() {
    return header("Sec-Fetch-Mode").isPresent()
        || header("User-Agent").filter(agent -> agent.startsWith("Mozilla/")).isPresent();
  }
}
