package dev.stampede.ui;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Somebody else's page, on another port of the same machine: as near as a stranger can come. */
final class ForeignPage implements AutoCloseable {

  private final HttpServer server;

  /** Serves a page that posts this form to that address as soon as its button is pressed. */
  ForeignPage(String action, String type, String field, String value) throws IOException {
    byte[] page =
        """
        <!doctype html>
        <form method="post" action="%s" enctype="%s"><input name='%s' value='%s'><button>Win</button></form>
        """
            .formatted(action, type, field, value)
            .getBytes(StandardCharsets.UTF_8);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
  }

  /** Where it is. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
