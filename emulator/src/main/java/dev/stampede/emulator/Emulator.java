package dev.stampede.emulator;

import dev.stampede.emulator.agents.Agents;
import dev.stampede.emulator.agents.AgentsBehaviour;
import dev.stampede.emulator.agents.Sessions;
import dev.stampede.emulator.fault.FaultPlan;
import dev.stampede.emulator.functions.Functions;
import dev.stampede.emulator.server.HttpServer;
import dev.stampede.emulator.server.Times;
import dev.stampede.emulator.truth.Truth;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;

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
  private final HttpServer server;
  private final Truth truth;
  private final Functions functions;
  private final AtomicReference<AgentsBehaviour> behaviour;

  private Emulator(
      HttpServer server,
      Truth truth,
      Functions functions,
      AtomicReference<AgentsBehaviour> behaviour) {
    this.server = server;
    this.truth = truth;
    this.functions = functions;
    this.behaviour = behaviour;
  }

  /**
   * Starts an emulator; when this returns, it listens.
   *
   * @throws EmulatorStartException if it cannot listen where it should
   */
  public static Emulator start(EmulatorSettings settings) {
    Times times = Times.SYSTEM;
    var sessions = new Sessions(settings.sessions(), settings.sessionIdle(), times.nanoTime());
    var truth = new Truth(settings.truthRows(), sessions);
    var behaviour = new AtomicReference<>(settings.agents());
    var agents = new Agents(settings.latency(), behaviour::get, sessions);
    var functions = new Functions(settings.functions());
    var service =
        new HttpServer.Service(
            agents,
            functions,
            new FaultPlan(settings.faults()),
            settings.seed(),
            settings.signatures(),
            settings.latency(),
            truth,
            times);
    var address = new InetSocketAddress(settings.host(), settings.port());
    return new Emulator(listen(address, settings, service), truth, functions, behaviour);
  }

  @SuppressWarnings("CatchingUnchecked") // Netty throws the checked BindException undeclared
  private static HttpServer listen(
      InetSocketAddress address, EmulatorSettings settings, HttpServer.Service service) {
    String where = settings.host() + ":" + settings.port();
    if (address.isUnresolved()) {
      throw new EmulatorStartException(
          "the host '"
              + settings.host()
              + "' is not known: use 127.0.0.1, or an address of this machine",
          null);
    }
    try {
      return HttpServer.start(address, settings.eventLoops(), service);
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
        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
  }

  /** What truly happened. */
  public Truth truth() {
    return truth;
  }

  /** The Lambda functions, whose settings may be replaced while they run. */
  public Functions functions() {
    return functions;
  }

  /** Lets the agents behave so from the next call on; sessions and the truth go on as they are. */
  public void behave(AgentsBehaviour agents) {
    behaviour.set(agents);
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
