package dev.stampede.http;

import dev.stampede.http.HttpService.Server;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request as it is sent. */
final class Message {

  private static final byte[] NO_BODY = new byte[0];

  private final String method;
  private final Server server;
  private final Location location;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * A request.
   *
   * @param method in capitals
   * @param server who gets it
   * @param location where in it
   * @param headers by their names in small letters
   * @param body never changed; may be empty
   */
  Message(
      String method, Server server, Location location, Map<String, String> headers, byte[] body) {
    this.method = method;
    this.server = server;
    this.location = location;
    this.headers = headers;
    this.body = body;
  }

  Server server() {
    return server;
  }

  /** The whole URL. */
  URI url() {
    return URI.create(server.origin() + location.text());
  }

  /** Its bytes. */
  byte[] bytes(String userAgent, String cookies) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("host", server.endpoint().hostHeader());
    all.put("user-agent", userAgent);
    all.put("accept", "*/*");
    if (!cookies.isEmpty()) {
      all.put("cookie", cookies);
    }
    all.putAll(headers);
    boolean hasBody = body.length > 0 || !(method.equals("GET") || method.equals("DELETE"));
    if (hasBody) {
      all.put("content-length", Integer.toString(body.length));
    }
    StringBuilder head = new StringBuilder(512);
    head.append(method).append(' ').append(location.text()).append(" HTTP/1.1\r\n");
    all.forEach((name, value) ->
        head.append(Headers.capitals(name)).append(": ").append(value).append("\r\n"));
    head.append("\r\n");
    byte[] line = head.toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] bytes = new byte[line.length + body.length];
    System.arraycopy(line, 0, bytes, 0, line.length);
    System.arraycopy(body, 0, bytes, line.length, body.length);
    return bytes;
  }

  /**
   * Where a redirect sends it, by RFC 9110: 303 asks for a {@code GET}, and so do 301 and 302 of a
   * {@code POST}; else it is sent again as it was. Headers that were meant for one server (a key, a
   * token) do not go to another: only those that describe the body do.
   */
  Message redirected(int status, Server to, Location where) {
    boolean asGet =
        (status == 303 && !method.equals("GET"))
            || ((status == 301 || status == 302) && method.equals("POST"));
    Map<String, String> kept = new LinkedHashMap<>(headers);
    if (asGet) {
      kept.keySet().removeIf(name -> name.startsWith("content-"));
    }
    if (!to.origin().equals(server.origin())) {
      kept.keySet().removeIf(name -> !name.startsWith("content-"));
    }
    return new Message(asGet ? "GET" : method, to, where, kept, asGet ? NO_BODY : body);
  }
}
