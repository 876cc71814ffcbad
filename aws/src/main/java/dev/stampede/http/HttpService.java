package dev.stampede.http;

import dev.stampede.aws.wire.Endpoint;
import dev.stampede.aws.wire.Way;
import dev.stampede.aws.wire.Wire;
import dev.stampede.aws.wire.WireSettings;
import dev.stampede.scenario.ScenarioException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * The servers that a run's users call over plain HTTP: a pool of connections each, made when it is
 * first named. For any number of threads at once; a run offers it to its users.
 */
public final class HttpService implements AutoCloseable {

  private final Optional<String> host;
  private final WireSettings settings;
  private final String userAgent;
  private final Map<String, Server> servers = new TreeMap<>();
  private volatile LongConsumer loopLate = nanos -> {};

  /** A server and the connections to it. */
  record Server(Endpoint endpoint, Wire wire) {

    /** The scheme, host and port, as URLs begin. */
    String origin() {
      return origin(endpoint);
    }

    static String origin(Endpoint endpoint) {
      return (endpoint.tls() ? "https://" : "http://") + endpoint.hostHeader();
    }
  }

  private HttpService(Optional<String> host, WireSettings settings, String userAgent) {
    this.host = host;
    this.settings = settings;
    this.userAgent = userAgent;
  }

  /**
   * Nothing is opened yet.
   *
   * @param host what {@code --host} says
   * @param settings time-outs, connections and the network
   */
  public static HttpService open(Optional<String> host, WireSettings settings) {
    String version =
        Objects.requireNonNullElse(
            HttpService.class.getPackage().getImplementationVersion(), "dev");
    return new HttpService(host, settings, "stampede/" + version);
  }

  Optional<String> host() {
    return host;
  }

  WireSettings limits() {
    return settings;
  }

  String userAgent() {
    return userAgent;
  }

  /** What a user calls at a URL; the user's own, since it keeps cookies. */
  HttpTarget target(String url) {
    Endpoint endpoint = endpoint(url);
    try {
      return new HttpTarget(this, server(endpoint), endpoint.prefix());
    } catch (UnknownHostException e) {
      throw new ScenarioException(
          "cannot find the host of %s: check the address and the network".formatted(url), e);
    }
  }

  /**
   * A URL taken apart.
   *
   * @throws IllegalArgumentException if no request can be sent to it, saying why
   */
  public static Endpoint endpoint(String url) {
    try {
      return Endpoint.of(new URI(url.strip()));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "'%s' is no URL; write one such as https://shop.example".formatted(url), e);
    }
  }

  /** The server of an endpoint; blocks while its host is looked up for the first time. */
  synchronized Server server(Endpoint endpoint) throws UnknownHostException {
    String origin = Server.origin(endpoint);
    Server known = servers.get(origin);
    if (known == null) {
      Way way = Way.to(endpoint, settings.network());
      Wire wire = Wire.open(way, settings, nanos -> loopLate.accept(nanos));
      known = new Server(endpoint, wire);
      servers.put(origin, known);
    }
    return known;
  }

  /**
   * Says who is told from now on how late the event loops run; until then nobody is.
   *
   * @param listener takes nanoseconds, some times a second, on the event loops: it must be quick
   */
  public void reportLoopLateness(LongConsumer listener) {
    loopLate = listener;
  }

  /**
   * What reports call the server that {@code --host} names; empty where it names none: which ones a
   * scenario names for itself is known only when its users call them.
   */
  public String description() {
    return host.map(url -> Server.origin(endpoint(url))).orElse("");
  }

  /** Interrupts what is in flight, and closes all connections. */
  @Override
  public synchronized void close() {
    servers.values().forEach(server -> server.wire().close());
    servers.clear();
  }
}
