package dev.stampede.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Speaks HTTP by hand, so that nothing it sends is put right on the way. */
final class Wire {

  private final int port;

  Wire(int port) {
    this.port = port;
  }

  /** What came back; names of headers in lower case. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Reply(int status, Map<String, List<String>> headers, byte[] bytes) {

    String header(String name) {
      return String.join(", ", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }

    String body() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    String unzipped() {
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(60_000);
    return socket;
  }

  Reply get(String path, String... headers) throws IOException {
    return ask("GET", path, "", headers);
  }

  Reply post(String path, String type, String body, String... headers) throws IOException {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Type: " + type);
    return ask("POST", path, body, all.toArray(new String[0]));
  }

  /** A request as curl sends it; a header replaces the one that curl has. */
  Reply ask(String method, String path, String body, String... headers) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(method + " " + path + " HTTP/1.1");
    Map<String, String> usual = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    usual.put("Host", "localhost:" + port);
    usual.put("User-Agent", "curl/8.9");
    usual.put("Accept", "*/*");
    usual.put("Connection", "close");
    if (!body.isEmpty() || method.equals("POST")) {
      usual.put("Content-Length", Integer.toString(body.getBytes(StandardCharsets.UTF_8).length));
    }
    for (String header : headers) {
      usual.remove(header.substring(0, header.indexOf(':')));
    }
    usual.forEach((name, value) -> lines.add(name + ": " + value));
    lines.addAll(List.of(headers));
    return raw(String.join("\r\n", lines) + "\r\n\r\n" + body);
  }

  /** Sends these bytes, and reads until the server ends the connection; status 0: no answer. */
  Reply raw(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return parsed(socket.getInputStream().readAllBytes(), request.startsWith("HEAD "));
    } catch (SocketException e) {
      // Ended in the midst of what it was sent: no answer.
      return new Reply(0, Map.of(), new byte[0]);
    }
  }

  private static Reply parsed(byte[] bytes, boolean head) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return new Reply(0, Map.of(), bytes);
    }
    String[] lines = text.substring(0, end).split("\r\n", -1);
    Map<String, List<String>> headers = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers
          .computeIfAbsent(
              lines[i].substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(lines[i].substring(colon + 1).strip());
    }
    byte[] body = text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
    boolean chunked = headers.getOrDefault("transfer-encoding", List.of()).contains("chunked");
    return new Reply(
        Integer.parseInt(lines[0].split(" ", -1)[1]),
        headers,
        chunked && !head ? unchunked(body) : body);
  }

  private static byte[] unchunked(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String text = new String(body, StandardCharsets.ISO_8859_1);
    for (int at = 0; at < text.length(); ) {
      int line = text.indexOf("\r\n", at);
      int length = Integer.parseInt(text.substring(at, line), 16);
      out.write(body, line + 2, length);
      at = line + 2 + length + 2;
    }
    return out.toByteArray();
  }
}
