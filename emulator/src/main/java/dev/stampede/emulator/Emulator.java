package dev.stampede.emulator;

import dev.stampede.emulator.agents.Sessions;
import dev.stampede.emulator.behaviour.Behaviour;
import dev.stampede.emulator.functions.Functions;
import dev.stampede.emulator.server.HttpServer;
import dev.stampede.emulator.server.Live;
import dev.stampede.emulator.server.Times;
import dev.stampede.emulator.truth.Truth;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/**
 * A running emulator of Bedrock {@code InvokeAgent} and Lambda {@code Invoke}.
 *
 * <p>Deterministic by the seed: the n-th call (in order of arrival) draws the same fault, route,
 * times and trace ids in every run; so one client that sends one call after the other sees the same
 * run twice. With concurrent clients the set of draws is the same, and which call meets which of
 * them follows the order of arrival. Points in time and the {@code x-amzn-RequestId} header are
 * never the same.
 */
public final class Emulator implements AutoCloseable {
  private final String scheme;
  private final HttpServer server;
  private final Live live;
  private final Truth truth;

  private Emulator(String scheme, HttpServer server, Live live, Truth truth) {
    this.scheme = scheme;
    this.server = server;
    this.live = live;
    this.truth = truth;
  }

  /**
   * Starts an emulator; when this returns, it listens.
   *
   * @throws EmulatorStartException if it cannot listen where it should
   * @throws dev.stampede.input.BadInput if its certificate or key cannot be used
   */
  public static Emulator start(EmulatorSettings settings) {
    Times times = Times.SYSTEM;
    Sizes sizes = settings.sizes();
    var sessions = new Sessions(sizes.sessions(), sizes.sessionIdle(), times.nanoTime());
    var truth = new Truth(sizes.truthRows(), sessions);
    var live = new Live(settings.behaviour(), sessions, times.nanoTime());
    var service = new HttpServer.Service(live, new Functions(), settings.seed(), truth, times);
    String scheme = settings.tls().isPresent() ? "https" : "http";
    return new Emulator(scheme, listen(settings, service), live, truth);
  }

  @SuppressWarnings("CatchingUnchecked") // Netty throws the checked BindException undeclared
  private static HttpServer listen(EmulatorSettings settings, HttpServer.Service service) {
    Address where = settings.address();
    var address = new InetSocketAddress(where.host(), where.port());
    Optional<SslContext> tls = settings.tls().map(Tls::context);
    if (address.isUnresolved()) {
      throw new EmulatorStartException(
          "the host '"
              + where.host()
              + "' is not known: use 127.0.0.1, or an address of this machine",
          null);
    }
    try {
      return HttpServer.start(address, settings.sizes().eventLoops(), tls, service);
    } catch (Exception e) {
      String message = String.valueOf(e.getMessage());
      if (message.contains("in use")) {
        throw new EmulatorStartException(
            where
                + " is already in use: end the program that listens there, or choose another port"
                + " (0 takes a free one)",
            e);
      }
      throw new EmulatorStartException("cannot listen on " + where + ": " + message, e);
    }
  }

  /** Where it listens, e.g. {@code http://127.0.0.1:34567}. */
  public URI uri() {
    InetSocketAddress address = server.address();
    String host = address.getAddress().getHostAddress();
    return URI.create(
        scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
  }

  /** How it behaves now. */
  public Behaviour behaviour() {
    return live.inForce().behaviour();
  }

  /** Puts another behaviour in force, for all calls that arrive from now on. */
  public void behave(Behaviour behaviour) {
    live.put(behaviour);
  }

  /** What truly happened. */
  public Truth truth() {
    return truth;
  }

  /**
   * Closes all connections and frees the port. Calls in progress stay {@code in_flight} in the
   * truth.
   */
  @Override
  public void close() {
    server.close();
  }
}
