package dev.stampede.aws.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslContext;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Way} whose addresses are known, which all connections to an endpoint take: straight or
 * through a proxy, with TLS or without. Immutable but for what {@link Names} learns.
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

  Route(Endpoint endpoint, Optional<Proxy> proxy, Names names, @Nullable SslContext tls) {
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

  Names names() {
    return names;
  }

  boolean tls() {
    return tls != null;
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
