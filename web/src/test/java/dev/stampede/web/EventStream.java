package dev.stampede.web;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Reads a stream as a browser's EventSource does. A read that times out can be tried again: nothing
 * of what had come before is lost.
 */
final class EventStream implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;
  private final String head;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int left;
  private String size = "";
  private String name = "";
  private String id = "";
  private String data = "";

  /** An event; a comment has the name "comment". */
  record Event(String name, String id, String data) {}

  private EventStream(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      text.append((char) in.read());
    }
    this.head = text.toString();
  }

  static EventStream open(Served served) throws IOException {
    return open(served, "/api/stream");
  }

  static EventStream after(Served served, String lastEventId) throws IOException {
    return open(served, "/api/stream", "Last-Event-ID: " + lastEventId + "\r\n");
  }

  static EventStream open(Served served, String path, String... headers) throws IOException {
    Socket socket = served.wire.connect();
    String request =
        "GET "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
            + String.join("", headers)
            + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    EventStream stream = new EventStream(socket);
    stream.nextOrComment();
    return stream;
  }

  /** Status and headers as they came. */
  String head() {
    return head;
  }

  void patience(int millis) throws IOException {
    socket.setSoTimeout(millis);
  }

  /** The next event, comments left out. */
  Event next() throws IOException {
    Event event = nextOrComment();
    while (event.name().equals("comment")) {
      event = nextOrComment();
    }
    return event;
  }

  /** The next event or comment; one named "end" where the stream has ended as it should. */
  Event nextOrComment() throws IOException {
    while (true) {
      int c = read();
      if (c < 0) {
        return new Event("end", "", "");
      }
      if (c != '\n') {
        line.write(c);
        continue;
      }
      String text = line.toString(StandardCharsets.UTF_8);
      line.reset();
      if (text.isEmpty()) {
        Event event = new Event(name, id, data);
        name = "";
        id = "";
        data = "";
        return event;
      }
      int colon = text.indexOf(':');
      String value = text.substring(colon + 1).strip();
      switch (text.substring(0, colon)) {
        case "" -> {
          name = "comment";
          data = value;
        }
        case "event" -> name = value;
        case "id" -> id = value;
        case "data" -> data = value;
        default -> {}
      }
    }
  }

  /** The next byte out of the chunks; -1 after the last of them. */
  private int read() throws IOException {
    while (left == 0) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("the connection broke off");
      }
      if (c == '\n' && !size.isEmpty()) {
        left = Integer.parseInt(size, 16);
        size = "";
        if (left == 0) {
          return -1;
        }
      } else if (c != '\r' && c != '\n') {
        size += (char) c;
      }
    }
    int c = in.read();
    if (c < 0) {
      throw new IOException("the connection broke off");
    }
    left--;
    return c;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
