package dev.stampede.aws.wire;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The way to an endpoint as far as it is known without asking anybody: the proxy, and who is
 * trusted. What is wrong with either is told when the way is made; addresses are looked up when it
 * is first taken.
 */
public final class Way {

  private final Endpoint endpoint;
  private final Optional<Proxy> proxy;
  private final @Nullable SslContext tls;
  private final Lookup lookup;

  private Way(Endpoint endpoint, Optional<Proxy> proxy, @Nullable SslContext tls, Lookup lookup) {
    this.endpoint = endpoint;
    this.proxy = proxy;
    this.tls = tls;
    this.lookup = lookup;
  }

  /**
   * The way to an endpoint over a network; reads the bundle of authorities. Over TLS, certificates
   * must be for the endpoint's host, and an authority must vouch for them: one of the bundle, or
   * else of the JDK's trust store ({@code javax.net.ssl.trustStore} names another).
   *
   * @throws IllegalArgumentException if the proxy or the bundle cannot be used, saying why
   */
  public static Way to(Endpoint endpoint, Network network) {
    Optional<Proxy> proxy = network.proxies().to(endpoint);
    SslContext tls = endpoint.tls() ? tls(network.caBundle()) : null;
    return new Way(endpoint, proxy, tls, network.lookup());
  }

  private static SslContext tls(Optional<CaBundle> bundle) {
    SslContextBuilder builder =
        SslContextBuilder.forClient()
            .sslProvider(SslProvider.JDK)
            .endpointIdentificationAlgorithm("HTTPS");
    bundle.map(CaBundle::certificates).ifPresent(builder::trustManager);
    try {
      return builder.build();
    } catch (SSLException e) {
      throw new IllegalStateException("this JDK cannot speak TLS: " + e.getMessage(), e);
    }
  }

  /** How reports tell of it, such as "through proxy host:port"; empty if it is straight. */
  public String description() {
    return proxy.map(p -> "through proxy " + p.address()).orElse("");
  }

  /**
   * Looks the first host on the way up; blocks.
   *
   * @throws UnknownHostException if the endpoint's host has no address
   * @throws IllegalArgumentException if the proxy's has none
   */
  Route lookUp(long now) throws UnknownHostException {
    if (proxy.isEmpty()) {
      Names names = Names.of(endpoint.host(), endpoint.port(), lookup, now);
      return new Route(endpoint, proxy, names, tls);
    }
    try {
      // The endpoint's own name is the proxy's to look up: we may not be able to.
      Names names = Names.of(proxy.get().host(), proxy.get().port(), lookup, now);
      return new Route(endpoint, proxy, names, tls);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "cannot find the proxy %s: check %s_PROXY, or except %s from it in NO_PROXY"
              .formatted(proxy.get(), endpoint.tls() ? "HTTPS" : "HTTP", endpoint.host()),
          e);
    }
  }
}
