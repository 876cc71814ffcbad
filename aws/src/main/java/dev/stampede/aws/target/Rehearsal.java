package dev.stampede.aws.target;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.function.Consumer;

/**
 * A stage of our own for calls that reach nobody: a socket on the loopback address gives a canned
 * answer. A JVM loads and compiles code when it is first used, which would make the first real
 * calls late by more than a tenth of a second; so all that a call needs is used once before.
 * Nothing reaches the target, and nothing is counted.
 */
public final class Rehearsal {

  private Rehearsal() {}

  /**
   * Plays calls; where there is no loopback socket to be had, the first real calls are the
   * rehearsal.
   *
   * @param like the client that is rehearsed for: calls are made with its settings
   * @param answer the bytes of the whole answer to every call
   * @param calls what is to be done with a client of the stage
   */
  public static void play(Client like, byte[] answer, Consumer<Client> calls) {
    try (ServerSocket stage = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().name("rehearsal").start(() -> accept(stage, answer));
      try (Client client = like.at(URI.create("http://127.0.0.1:" + stage.getLocalPort()))) {
        calls.accept(client);
      }
    } catch (IOException e) {
      // Nothing is lost but the head start.
    }
  }

  /** Every event loop makes a connection of its own. */
  private static void accept(ServerSocket stage, byte[] answer) {
    try {
      while (true) {
        Socket socket = stage.accept();
        Thread.ofVirtual().name("rehearsal").start(() -> answer(socket, answer));
      }
    } catch (IOException e) {
      // The end of the rehearsal.
    }
  }

  private static void answer(Socket open, byte[] answer) {
    try (Socket socket = open) {
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      byte[] request = new byte[8_192];
      // A request of this size comes in one piece over loopback; were it two, there are two
      // answers.
      while (in.read(request) > 0) {
        out.write(answer);
      }
    } catch (IOException e) {
      // The end of the rehearsal.
    }
  }
}
