package dev.stampede.aws.wire;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which endpoints are reached through which proxy, by the variables that curl and the SDKs read:
 * {@code https_proxy} for https, {@code http_proxy} for http, either also in capitals (the small
 * one wins), and {@code no_proxy} for exceptions. This machine itself never needs a proxy.
 */
public final class Proxies {

  private final Map<String, String> environment;

  private Proxies(Map<String, String> environment) {
    this.environment = environment;
  }

  /** None at all. */
  public static Proxies none() {
    return new Proxies(Map.of());
  }

  /** Those that the environment's variables name. */
  public static Proxies of(Map<String, String> environment) {
    return new Proxies(Map.copyOf(environment));
  }

  /**
   * The proxy for an endpoint, if it has one.
   *
   * @throws IllegalArgumentException if the variable names one that cannot be used
   */
  Optional<Proxy> to(Endpoint endpoint) {
    String variable = present(endpoint.tls() ? "https_proxy" : "http_proxy");
    String value = environment.getOrDefault(variable, "").strip();
    if (value.isEmpty()
        || NoProxy.isLoopback(endpoint.host())
        || NoProxy.of(environment.getOrDefault(present("no_proxy"), ""))
            .covers(endpoint.host(), endpoint.port())) {
      return Optional.empty();
    }
    return Optional.of(Proxy.of(variable, value));
  }

  /** The name under which a variable is set: an empty one is set, too, and says "none". */
  private String present(String name) {
    return environment.containsKey(name) ? name : name.toUpperCase(Locale.ROOT);
  }

  /** Nothing of the values, which may hold a password. */
  @Override
  public String toString() {
    return "Proxies[by the environment]";
  }
}
