package dev.stampede.http;

import dev.stampede.aws.wire.Endpoint;
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
import java.util.stream.Collectors;

/**
 * The servers that a run's users call over plain HTTP: a pool of connections each, made when it is
 * first named. For any number of threads at once; a run offers it to its users.
 */
public final class HttpService implements AutoCloseable {

  private final Optional<String> host;
  private final WireSettings settings;
  private final String userAgent;
  private final Map<String, Server> servers = new TreeMap<>();

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
      known = new Server(endpoint, Wire.open(endpoint, settings));
      servers.put(origin, known);
    }
    return known;
  }

  /** What reports call the servers that were called; empty where none was. */
  public synchronized String description() {
    return servers.values().stream()
        .map(server -> (server.origin() + " " + server.wire().way()).strip())
        .collect(Collectors.joining(", "));
  }

  /** Interrupts what is in flight, and closes all connections. */
  @Override
  public synchronized void close() {
    servers.values().forEach(server -> server.wire().close());
    servers.clear();
  }
}
