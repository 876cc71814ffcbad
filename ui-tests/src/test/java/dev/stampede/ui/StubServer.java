package dev.stampede.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stampede.page.PageFile;
import dev.stampede.page.PageFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A server that speaks the contract and plays no run: it says what a test tells it to say, and
 * remembers what it was asked.
 */
final class StubServer implements AutoCloseable {

  /** A change that a page asked for. */
  record Asked(String what, String contentType, JsonNode body) {}

  private record Reply(int status, String json) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String END = "";

  private final PageFiles page = PageFiles.load();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<BlockingQueue<String>> streams = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
  private final Map<String, Reply> replies = new ConcurrentHashMap<>();
  private final List<String> resumed = new CopyOnWriteArrayList<>();
  private volatile JsonNode view;
  private volatile boolean refusing;

  /** Serves the page with this view on a port of its own. */
  StubServer(JsonNode view) {
    this.view = view;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::file);
    server.createContext("/api/stream", this::stream);
    server.createContext("/api/download/", this::download);
    List.of("start", "load", "stop", "reset")
        .forEach(what -> server.createContext("/api/" + what, exchange -> change(what, exchange)));
    server.start();
  }

  /** The page's address, with this query. */
  String url(String query) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + query;
  }

  /** The view that whoever connects from now on is given, and all who are connected now. */
  void show(JsonNode view) {
    this.view = view;
    send("view", "", view);
  }

  /** The view that whoever connects from now on is given. */
  void keep(JsonNode view) {
    this.view = view;
  }

  /** Tells all who are connected. */
  void send(String event, String id, JsonNode data) {
    String text = message(event, id, data);
    streams.forEach(stream -> stream.add(text));
  }

  /** Ends all streams; whether new ones are refused. */
  void cut(boolean refuse) {
    refusing = refuse;
    streams.forEach(stream -> stream.add(END));
  }

  /** Lets streams in again. */
  void admit() {
    refusing = false;
  }

  /** What a change is answered; accepted, if never told. */
  void answer(String what, int status, String json) {
    replies.put(what, new Reply(status, json));
  }

  /** The next change that a page asks for. */
  Asked nextAsked() throws InterruptedException {
    return Optional.ofNullable(asked.poll(30, TimeUnit.SECONDS))
        .orElseThrow(() -> new AssertionError("the page asked for nothing in 30 s"));
  }

  /** Whether no page asked for a change since. */
  boolean wasLeftAlone() {
    return asked.isEmpty();
  }

  /** The last event that each returning page said it has seen. */
  List<String> resumed() {
    return resumed;
  }

  private void file(HttpExchange exchange) throws IOException {
    Optional<PageFile> file = page.file(exchange.getRequestURI().getPath().substring(1));
    if (file.isEmpty()) {
      reply(exchange, 404, "text/plain", new byte[0]);
      return;
    }
    exchange.getResponseHeaders().set("Content-Security-Policy", page.contentSecurityPolicy());
    reply(exchange, 200, file.get().contentType(), file.get().bytes());
  }

  private void stream(HttpExchange exchange) throws IOException {
    if (refusing) {
      reply(exchange, 503, "text/plain", new byte[0]);
      return;
    }
    String header = exchange.getRequestHeaders().getFirst("Last-Event-ID");
    String query = exchange.getRequestURI().getQuery();
    if (header != null) {
      resumed.add(header);
    } else if (query != null) {
      resumed.add(query.substring(query.indexOf('=') + 1));
    }
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    messages.add(message("view", "", view));
    streams.add(messages);
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (String message = messages.take(); !message.equals(END); message = messages.take()) {
        out.write(message.getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      streams.remove(messages);
    }
  }

  private void change(String what, HttpExchange exchange) throws IOException {
    JsonNode body = JSON.readTree(exchange.getRequestBody());
    asked.add(new Asked(what, exchange.getRequestHeaders().getFirst("Content-Type"), body));
    Reply reply = replies.getOrDefault(what, new Reply(200, "{\"ok\":true,\"message\":\"\"}"));
    byte[] bytes = reply.json().getBytes(StandardCharsets.UTF_8);
    reply(exchange, reply.status(), "application/json", bytes);
  }

  private void download(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=" + name);
    reply(exchange, 200, "text/plain", name.getBytes(StandardCharsets.UTF_8));
  }

  private static void reply(HttpExchange exchange, int status, String type, byte[] bytes)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String message(String event, String id, JsonNode data) {
    String name = id.isEmpty() ? "" : "id: " + id + "\n";
    return "event: " + event + "\n" + name + "data: " + data + "\n\n";
  }

  @Override
  public void close() {
    streams.forEach(stream -> stream.add(END));
    server.stop(0);
    threads.shutdownNow();
  }
}
