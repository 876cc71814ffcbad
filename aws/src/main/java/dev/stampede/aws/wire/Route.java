package dev.stampede.aws.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The way to an endpoint, which all connections to it take: straight or through a proxy, with TLS
 * or without. Immutable but for what {@link Names} learns.
 *
 * <p>Through a proxy, an https endpoint is reached by a {@link Tunnel}, as it must be. A plain http
 * endpoint is asked for in the absolute form ({@code POST http://host/path}), as curl and the SDKs
 * do: proxies commonly refuse tunnels to any port but 443.
 */
final class Route {

  private final Endpoint endpoint;
  private final Optional<Proxy> proxy;
  private final Names names;
  private final @Nullable SslContext tls;

  /** What is written behind the request's method, and behind its first line; both may be empty. */
  private final byte[] origin;

  private final byte[] header;

  private Route(Endpoint endpoint, Optional<Proxy> proxy, Names names, @Nullable SslContext tls) {
    this.endpoint = endpoint;
    this.proxy = proxy;
    this.names = names;
    this.tls = tls;
    boolean forwarded = proxy.isPresent() && !endpoint.tls();
    this.origin = ascii(forwarded ? "http://" + endpoint.hostHeader() : "");
    String authorization = proxy.map(Proxy::authorization).orElse("");
    this.header =
        ascii(
            forwarded && !authorization.isEmpty()
                ? "Proxy-Authorization: " + authorization + "\r\n"
                : "");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Finds the way: reads the bundle of authorities, looks the first host on the way up. Blocks.
   *
   * @throws IllegalArgumentException if the proxy or the bundle cannot be used, saying why
   * @throws UnknownHostException if the endpoint's host has no address
   */
  static Route find(Endpoint endpoint, Network network, long now) throws UnknownHostException {
    Optional<Proxy> proxy = network.proxies().to(endpoint);
    SslContext tls = endpoint.tls() ? tls(network.caBundle()) : null;
    return new Route(endpoint, proxy, names(endpoint, proxy, network.lookup(), now), tls);
  }

  private static Names names(Endpoint endpoint, Optional<Proxy> proxy, Lookup lookup, long now)
      throws UnknownHostException {
    if (proxy.isEmpty()) {
      return Names.of(endpoint.host(), endpoint.port(), lookup, now);
    }
    try {
      // The endpoint's own name is the proxy's to look up: we may not be able to.
      return Names.of(proxy.get().host(), proxy.get().port(), lookup, now);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "cannot find the proxy %s: check %s_PROXY, or except %s from it in NO_PROXY"
              .formatted(proxy.get(), endpoint.tls() ? "HTTPS" : "HTTP", endpoint.host()),
          e);
    }
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

  Names names() {
    return names;
  }

  boolean tls() {
    return tls != null;
  }

  /** How reports tell of the way: empty if it is straight. */
  String description() {
    return proxy.map(p -> "through proxy " + p.address()).orElse("");
  }

  /** Words for a failure to connect, which say whom it was tried to connect to. */
  String blame(String trouble) {
    return proxy.isPresent() ? "the proxy: " + trouble : trouble;
  }

  /** Equips a channel that has just been connected. */
  void equip(Channel channel, Connection connection) {
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addLast(connection.decoder(), connection);
    if (tls == null) {
      return;
    }
    // The names make the JDK look for a session to resume.
    var encryption = tls.newHandler(channel.alloc(), endpoint.host(), endpoint.port());
    if (proxy.isPresent()) {
      Tunnel.dig(pipeline, endpoint, proxy.get(), encryption);
    } else {
      pipeline.addFirst(encryption);
    }
  }

  /** A request as it is written on this way. */
  ByteBuf encode(byte[] request, ByteBufAllocator memory) {
    if (origin.length == 0) {
      return memory.ioBuffer(request.length).writeBytes(request);
    }
    int target = indexBehind(request, ' ');
    int headers = indexBehind(request, '\n');
    return memory
        .ioBuffer(request.length + origin.length + header.length)
        .writeBytes(request, 0, target)
        .writeBytes(origin)
        .writeBytes(request, target, headers - target)
        .writeBytes(header)
        .writeBytes(request, headers, request.length - headers);
  }

  private static int indexBehind(byte[] request, char wanted) {
    int at = 0;
    while (request[at] != wanted) {
      at++;
    }
    return at + 1;
  }
}
