package dev.stampede.aws.target;

import dev.stampede.aws.wire.Endpoint;
import dev.stampede.aws.wire.Network;
import dev.stampede.aws.wire.Way;
import dev.stampede.aws.wire.WireSettings;
import dev.stampede.time.Clock;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * The client of one target: a run has one of these. Services that have the same endpoint share its
 * connections, and so their bound.
 */
public final class Client implements AutoCloseable {

  private final Target target;
  private final WireSettings settings;
  private final String userAgent;
  private final Clock clock;
  private final InvocationIds ids = new InvocationIds();
  private final Map<Endpoint, LazyWire> wires = new LinkedHashMap<>();
  private volatile LongConsumer loopLate = nanos -> {};

  private Client(Target target, WireSettings settings, String userAgent, Clock clock) {
    this.target = target;
    this.settings = settings;
    this.userAgent = userAgent;
    this.clock = clock;
  }

  /** A client under our own name, {@code stampede/VERSION}; nothing is opened yet. */
  public static Client of(Target target, WireSettings settings) {
    return of(target, settings, Clock.system());
  }

  /**
   * The same in another time.
   *
   * @param clock dates the signatures
   */
  public static Client of(Target target, WireSettings settings, Clock clock) {
    String version =
        Objects.requireNonNullElse(Client.class.getPackage().getImplementationVersion(), "dev");
    return new Client(target, settings, "stampede/" + version, clock);
  }

  /** What is called. */
  public Target target() {
    return target;
  }

  /** What reports call the target, and the way to it unless that is straight. */
  public synchronized String description() {
    String ways =
        wires.values().stream()
            .map(wire -> wire.way().description())
            .filter(way -> !way.isEmpty())
            .distinct()
            .collect(Collectors.joining(" and "));
    return ways.isEmpty() ? target.description() : target.description() + " " + ways;
  }

  /** The same way of calling something on this machine, to which nothing lies between. */
  Client at(URI url) {
    return new Client(Target.url(url), settings.withNetwork(Network.direct()), userAgent, clock);
  }

  /**
   * Gets ready to call a service. Nothing is sent yet, and its host is looked up only when it is
   * first needed ({@link Caller#ready}).
   *
   * @throws TargetException if its endpoint or the way to it cannot be used, saying why
   */
  public synchronized Caller caller(Service service) {
    URI url = target.endpoint(service);
    try {
      Endpoint endpoint = Endpoint.of(url);
      LazyWire wire = wires.get(endpoint);
      if (wire == null) {
        Way way = Way.to(endpoint, settings.network());
        wire = new LazyWire(url, way, settings, nanos -> loopLate.accept(nanos));
        wires.put(endpoint, wire);
      }
      RequestWriter requests = new RequestWriter(endpoint, target.region(), service, userAgent);
      return new Caller(wire, requests, target.keys(), settings, ids, clock);
    } catch (IllegalArgumentException e) {
      throw new TargetException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Says who is told from now on how late the event loops run; until then nobody is.
   *
   * @param listener takes nanoseconds, some times a second, on the event loops: it must be quick
   */
  public void reportLoopLateness(LongConsumer listener) {
    loopLate = listener;
  }

  /** How many connections there are now, busy, idle and those that are being made. */
  public synchronized int openConnections() {
    return wires.values().stream().mapToInt(LazyWire::openConnections).sum();
  }

  /** Interrupts what is in flight, closes all connections, and asks for keys no more. */
  @Override
  public synchronized void close() {
    wires.values().forEach(LazyWire::close);
    target.keys().close();
  }
}
