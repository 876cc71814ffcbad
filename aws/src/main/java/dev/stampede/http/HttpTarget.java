package dev.stampede.http;

import dev.stampede.http.HttpService.Server;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A server as one user sees it, who keeps the cookies it sets. For the user's own thread only. What
 * its methods return is sent by {@link HttpCall#call}.
 */
public final class HttpTarget {

  private final HttpService service;
  private final Server server;
  private final String prefix;
  private final Cookies cookies = new Cookies();
  private final Map<String, String> headers = new LinkedHashMap<>();

  HttpTarget(HttpService service, Server server, String prefix) {
    this.service = service;
    this.server = server;
    this.prefix = prefix;
  }

  /**
   * A header for every call from now on, such as {@code Authorization}.
   *
   * @throws IllegalArgumentException if it cannot be sent
   */
  public HttpTarget header(String name, String value) {
    headers.put(Headers.name(name), Headers.value(name, value));
    return this;
  }

  /** A {@code GET} of a path, such as {@code /products?page=1}. */
  public HttpCall get(String path) {
    return call("GET", path);
  }

  /** A {@code POST} to a path. */
  public HttpCall post(String path) {
    return call("POST", path);
  }

  /** A {@code PUT} to a path. */
  public HttpCall put(String path) {
    return call("PUT", path);
  }

  /** A {@code PATCH} of a path. */
  public HttpCall patch(String path) {
    return call("PATCH", path);
  }

  /** A {@code DELETE} of a path. */
  public HttpCall delete(String path) {
    return call("DELETE", path);
  }

  private HttpCall call(String method, String path) {
    return new HttpCall(this, method, path);
  }

  HttpService service() {
    return service;
  }

  Server server() {
    return server;
  }

  /** What stands before every path. */
  String prefix() {
    return prefix;
  }

  Cookies cookies() {
    return cookies;
  }

  Map<String, String> headers() {
    return headers;
  }

  @Override
  public String toString() {
    return server.origin() + prefix;
  }
}
