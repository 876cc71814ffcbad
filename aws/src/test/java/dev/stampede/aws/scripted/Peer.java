package dev.stampede.aws.scripted;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;

/** The server's side of one connection. */
public final class Peer implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 20;

  private final Socket socket;
  private final InputStream in;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean reset;

  Peer(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    socket.setTcpNoDelay(true);
  }

  /**
   * Reads a whole request.
   *
   * @return whether there was one: not if the client closed the connection instead
   */
  public boolean readRequest() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int ends = 0;
    while (ends < 4) {
      int b = in.read();
      if (b < 0) {
        return false;
      }
      head.write(b);
      ends = b == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : 0;
    }
    String text = head.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    Request headOnly = Request.of(text, "");
    int length = Integer.parseInt(headOnly.headers().getOrDefault("Content-Length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    requests.add(Request.of(text, body));
    return true;
  }

  /** Sends bytes at once. */
  public void send(byte[]... pieces) throws IOException {
    for (byte[] piece : pieces) {
      socket.getOutputStream().write(piece);
      socket.getOutputStream().flush();
    }
  }

  /** Sends text at once. */
  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Waits until the client closes the connection, whatever it sends until then. */
  public void awaitClose() throws IOException {
    try {
      while (in.read() >= 0) {
        // What comes is not wanted.
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        return;
      }
      throw e;
    }
  }

  /** Passes on, both ways, all that comes from now on to whoever listens on a local port. */
  public void relay(int port) throws IOException {
    try (Socket far = new Socket(InetAddress.getLoopbackAddress(), port)) {
      Thread back = Thread.ofVirtual().start(() -> copy(far, socket));
      in.transferTo(far.getOutputStream());
      far.shutdownOutput();
      back.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // Either end went away.
    }
  }

  /** Breaks the connection: the client gets a reset, not an end. */
  public void reset() throws IOException {
    reset = true;
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Closes only this direction. */
  public void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  /** When the TLS session was made, in milliseconds since the epoch: before now if resumed. */
  public long sessionMadeAt() {
    return ((SSLSocket) socket).getSession().getCreationTime();
  }

  /** The requests that came. */
  public List<Request> requests() {
    return requests;
  }

  /** Waits until the script of this connection has been played to its end. */
  public void awaitPlayed() throws InterruptedException {
    if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the script was not played to its end");
    }
  }

  @Override
  public void close() throws IOException {
    over.countDown();
    if (!reset) {
      socket.close();
    }
  }
}
