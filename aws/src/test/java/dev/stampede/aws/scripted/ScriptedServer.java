package dev.stampede.aws.scripted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Accepts connections and plays one script on each: the first its first, and so on. */
public final class ScriptedServer implements AutoCloseable {

  private final ServerSocket listening;
  private final List<Script> scripts;
  private final List<Peer> peers = new CopyOnWriteArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final AtomicInteger accepted = new AtomicInteger();

  /** What the server does on one connection; the connection is closed when it returns. */
  @FunctionalInterface
  public interface Script {
    /** Plays the server's side. */
    void play(Peer peer) throws Exception;

    /** Answers each request on the connection with the same bytes. */
    static Script answering(byte[] answer) {
      return peer -> {
        while (peer.readRequest()) {
          peer.send(answer);
        }
      };
    }
  }

  private ScriptedServer(ServerSocket listening, List<Script> scripts) {
    this.listening = listening;
    this.scripts = scripts;
  }

  /** A server that plays these scripts, one a connection; the last for all further ones. */
  public static ScriptedServer playing(Script... scripts) {
    try {
      return listening(new ServerSocket(0, 512, InetAddress.getLoopbackAddress()), scripts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same on a socket that listens already. */
  public static ScriptedServer listening(ServerSocket socket, Script... scripts) {
    ScriptedServer server = new ScriptedServer(socket, List.of(scripts));
    Thread.ofVirtual().start(server::accept);
    return server;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        Script script = scripts.get(Math.min(accepted.getAndIncrement(), scripts.size() - 1));
        Peer peer = new Peer(socket);
        peers.add(peer);
        Thread.ofVirtual().start(() -> play(script, peer));
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void play(Script script, Peer peer) {
    try (peer) {
      script.play(peer);
    } catch (IOException e) {
      // A client that went away is for the test to judge by what it sees.
    } catch (Exception | AssertionError e) {
      failures.add(e);
    }
  }

  /** Where it listens. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** The port it listens on. */
  public int port() {
    return listening.getLocalPort();
  }

  /** How many connections came. */
  public int connections() {
    return accepted.get();
  }

  /** The server's side of a connection, counted from 0 in the order in which they came. */
  public Peer peer(int index) {
    return peers.get(index);
  }

  /** All requests, those of the first connection first. */
  public List<Request> requests() {
    return peers.stream().flatMap(peer -> peer.requests().stream()).toList();
  }

  /** Accepts no more connections; those there are live on. */
  public void refuse() throws IOException {
    listening.close();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Peer peer : peers) {
      peer.close();
    }
    if (!failures.isEmpty()) {
      throw new AssertionError("a script failed", failures.getFirst());
    }
  }
}
