package dev.stampede.web.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.stampede.web.http.Response.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns exchanges of the JDK's server into requests, and responses into bytes. Never touches an
 * exchange's attributes, which that server shares among all exchanges (JDK-7105350).
 *
 * <p>Where writing fails, the exception goes on to the server, which then forgets the connection;
 * an exchange that is merely closed half-way would count as open for ever.
 */
public final class Conversation implements HttpHandler {

  /** How long a client may take to send a body, or to take a piece of an answer. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What is read and thrown away of a body too large, so that its sender hears the answer. */
  private static final long DISCARDED = 4L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

  private final Handler handler;
  private final Watchdog watchdog;

  /** Answers with this handler. */
  public Conversation(Handler handler, Watchdog watchdog) {
    this.handler = handler;
    this.watchdog = watchdog;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Request request = request(exchange);
    Response response = answer(request);
    try {
      if (response.status() == 413) {
        response = response.with("Connection", "close");
      }
      send(exchange, request, response);
    } finally {
      if (response.content() instanceof Content.Pouring pouring) {
        pouring.pour().close();
      }
    }
    exchange.close();
  }

  private Request request(HttpExchange exchange) {
    URI uri = exchange.getRequestURI();
    return new Request(
        exchange.getRequestMethod(),
        uri.getScheme() != null || uri.getRawAuthority() != null || uri.getRawPath() == null
            ? ""
            : uri.getRawPath(),
        Optional.ofNullable(uri.getRawQuery()).orElse(""),
        exchange.getRequestHeaders(),
        exchange.getRemoteAddress().getAddress(),
        most -> body(exchange, most));
  }

  private Response answer(Request request) throws IOException {
    try {
      if (!request.path().startsWith("/")) {
        throw new HttpRefusal(400, "the request must name a path of this server, such as /");
      }
      return handler.answer(request);
    } catch (HttpRefusal e) {
      return e.response();
    } catch (RuntimeException e) {
      LOG.error("web page: {} {} failed", request.method(), request.path(), e);
      return new HttpRefusal(500, "an error of Stampede's own; its log tells more").response();
    }
  }

  private byte[] body(HttpExchange exchange, int most) throws IOException {
    try (Watchdog.Watch watch = watchdog.over(PATIENCE)) {
      InputStream in = exchange.getRequestBody();
      byte[] body = in.readNBytes(most + 1);
      if (body.length > most) {
        discard(in);
        throw new HttpRefusal(413, "the body is larger than " + most + " bytes");
      }
      if (watch.bitten()) {
        throw new IOException("the body came too slowly");
      }
      return body;
    }
  }

  private static void discard(InputStream in) throws IOException {
    byte[] piece = new byte[16 * 1024];
    long left = DISCARDED;
    for (int n = 0; n >= 0 && left > 0; left -= n) {
      n = in.read(piece);
    }
  }

  private void send(HttpExchange exchange, Request request, Response response) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    response.headers().forEach(headers::set);
    StandingHeaders.addTo(headers);
    switch (response.content()) {
      case Content.Whole whole -> send(exchange, request, response.status(), whole.bytes());
      case Content.Pouring pouring -> pour(exchange, request, response.status(), pouring);
    }
  }

  private void send(HttpExchange exchange, Request request, int status, byte[] bytes)
      throws IOException {
    Headers headers = exchange.getResponseHeaders();
    String etag = headers.getFirst("ETag");
    if (status == 200 && etag != null && known(request, etag)) {
      headers.remove("Content-Type");
      exchange.sendResponseHeaders(304, -1);
      return;
    }
    byte[] body = bytes;
    if (Compression.worthwhile(bytes.length)) {
      headers.set("Vary", "Accept-Encoding");
      if (Compression.wanted(request, type(headers))) {
        headers.set("Content-Encoding", "gzip");
        body = Compression.gzip(bytes);
      }
    }
    if (request.isHead()) {
      headers.set("Content-Length", Integer.toString(body.length));
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      OutputStream out = watched(exchange);
      out.write(body);
      out.flush();
    }
  }

  private void pour(HttpExchange exchange, Request request, int status, Content.Pouring pouring)
      throws IOException {
    Headers headers = exchange.getResponseHeaders();
    boolean gzip = !pouring.live() && Compression.wanted(request, type(headers));
    if (gzip) {
      headers.set("Content-Encoding", "gzip");
      headers.set("Vary", "Accept-Encoding");
    }
    if (request.isHead()) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, 0);
    OutputStream out = watched(exchange);
    if (gzip) {
      GZIPOutputStream zip = new GZIPOutputStream(out, 16 * 1024);
      pouring.pour().into(zip);
      zip.finish();
    } else {
      pouring.pour().into(out);
    }
    out.flush();
  }

  private OutputStream watched(HttpExchange exchange) {
    return new WatchedOutput(exchange.getResponseBody(), watchdog, PATIENCE);
  }

  private static String type(Headers headers) {
    return Optional.ofNullable(headers.getFirst("Content-Type")).orElse("");
  }

  private static boolean known(Request request, String etag) {
    return request.headers("If-None-Match").stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip)
        .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
  }
}
