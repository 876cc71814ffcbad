package dev.stampede.emulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

/**
 * A client that sees bytes and ends of connections as they are; frames are decoded by the SDK's
 * library.
 */
public final class RawClient implements AutoCloseable {
  public static final String SUPERVISOR = "/agents/5VTIWONUMO/agentAliases/HH2U7EZXMW/sessions/";

  /** How a response came to its end. */
  public enum End {
    COMPLETE,
    FIN,
    RST,
    STILL_OPEN
  }

  /** A response, as far as it came; status 0 if not even its head did. */
  public record Response(int status, Map<String, String> headers, Body body, End end) {
    public List<Message> messages() {
      var decoder = new MessageDecoder();
      decoder.feed(body.bytes());
      return decoder.getDecodedMessages();
    }

    public List<String> eventTypes() {
      return messages().stream().map(RawClient::type).toList();
    }

    public String text() {
      return new String(body.bytes(), UTF_8);
    }

    /** The answer: the texts of all chunks. */
    public String answer() {
      var text = new ByteArrayOutputStream();
      for (Message message : messages()) {
        if (type(message).equals("chunk")) {
          String json = new String(message.getPayload(), UTF_8);
          text.writeBytes(Base64.getDecoder().decode(json.split("\"", -1)[3]));
        }
      }
      return text.toString(UTF_8);
    }
  }

  /** The body's bytes without the chunks around them. */
  public record Body(ByteArrayOutputStream buffer) {
    public byte[] bytes() {
      return buffer.toByteArray();
    }
  }

  private final Socket socket;
  private final InputStream in;

  public RawClient(URI uri) {
    try {
      socket = new Socket(uri.getHost(), uri.getPort());
      socket.setSoTimeout(20_000);
      in = socket.getInputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String type(Message message) {
    boolean event = message.getHeaders().containsKey(":event-type");
    return header(message, event ? ":event-type" : ":exception-type");
  }

  /** A header of a frame. */
  public static String header(Message message, String name) {
    return Objects.requireNonNull(message.getHeaders().get(name)).getString();
  }

  /** One InvokeAgent call on a connection of its own. */
  public static Response ask(Emulator emulator, String session, String body) {
    try (var client = new RawClient(emulator.uri())) {
      return client.post(SUPERVISOR + session + "/text", body).response();
    }
  }

  public static String body(String text, boolean trace, boolean stream) {
    return "{\"inputText\":\""
        + text
        + "\",\"enableTrace\":"
        + trace
        + ",\"streamingConfigurations\":{\"streamFinalResponse\":"
        + stream
        + "}}";
  }

  public RawClient post(String path, String body, String... headers) {
    return send(
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
            + body.getBytes(UTF_8).length
            + "\r\n"
            + String.join("", List.of(headers).stream().map(h -> h + "\r\n").toList())
            + "\r\n"
            + body);
  }

  public RawClient get(String path) {
    return send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }

  public RawClient send(String bytes) {
    try {
      socket.getOutputStream().write(bytes.getBytes(UTF_8));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on, a silence of so many milliseconds counts as {@link End#STILL_OPEN}. */
  public RawClient patience(int millis) {
    try {
      socket.setSoTimeout(millis);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Response response() {
    var headers = new TreeMap<String, String>();
    var body = new ByteArrayOutputStream();
    int status = 0;
    try {
      status = Integer.parseInt(line().split(" ", -1)[1]);
      for (String line = line(); !line.isEmpty(); line = line()) {
        int colon = line.indexOf(':');
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
      if (status == 204) {
        return new Response(status, headers, new Body(body), End.COMPLETE);
      }
      if (headers.containsKey("content-length")) {
        take(body, Integer.parseInt(headers.get("content-length")));
      } else if ("chunked".equals(headers.get("transfer-encoding"))) {
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
          take(body, size);
          line();
        }
        line();
      }
      return new Response(status, headers, new Body(body), End.COMPLETE);
    } catch (SocketTimeoutException e) {
      return new Response(status, headers, new Body(body), End.STILL_OPEN);
    } catch (SocketException e) {
      return new Response(status, headers, new Body(body), End.RST);
    } catch (EOFException e) {
      return new Response(status, headers, new Body(body), End.FIN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the server closes the connection now. */
  public boolean closedByServer() {
    try {
      return in.read() < 0;
    } catch (IOException e) {
      return e instanceof SocketException;
    }
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private void take(ByteArrayOutputStream out, int size) throws IOException {
    for (int i = 0; i < size; i++) {
      out.write(one());
    }
  }

  private String line() throws IOException {
    List<Byte> bytes = new ArrayList<>();
    for (int b = one(); b != '\n'; b = one()) {
      bytes.add((byte) b);
    }
    byte[] line = new byte[Math.max(0, bytes.size() - 1)];
    for (int i = 0; i < line.length; i++) {
      line[i] = bytes.get(i);
    }
    return new String(line, ISO_8859_1);
  }

  private final byte[] buffer = new byte[64 * 1024];
  private int at;
  private int filled;

  private int one() throws IOException {
    if (at == filled) {
      filled = in.read(buffer);
      at = 0;
      if (filled < 0) {
        filled = 0;
        throw new EOFException();
      }
    }
    return buffer[at++] & 0xFF;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
