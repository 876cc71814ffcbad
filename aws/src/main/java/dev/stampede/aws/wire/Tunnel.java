package dev.stampede.aws.wire;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Asks a proxy for a tunnel ({@code CONNECT}) and begins the TLS handshake through it. Whatever
 * goes wrong is thrown into the pipeline, once, for the connection to end with.
 */
final class Tunnel extends ChannelInboundHandlerAdapter {

  /** The proxy did not give a tunnel; the message is for the user. */
  static final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message, null, false, false);
    }
  }

  private final Endpoint endpoint;
  private final Proxy proxy;
  private final ChannelHandler encryption;
  private final HttpClientCodec codec = new HttpClientCodec();
  private boolean granted;
  private boolean failed;

  private Tunnel(Endpoint endpoint, Proxy proxy, ChannelHandler encryption) {
    this.endpoint = endpoint;
    this.proxy = proxy;
    this.encryption = encryption;
  }

  /** Puts a tunnel before all other handlers of a channel that is connected to a proxy. */
  static void dig(
      ChannelPipeline pipeline, Endpoint endpoint, Proxy proxy, ChannelHandler encryption) {
    Tunnel tunnel = new Tunnel(endpoint, proxy, encryption);
    pipeline.addFirst(tunnel.codec, tunnel);
    tunnel.ask(pipeline.context(tunnel));
  }

  private void ask(ChannelHandlerContext context) {
    String to = endpoint.host() + ":" + endpoint.port();
    FullHttpRequest connect =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.CONNECT, to, Unpooled.EMPTY_BUFFER);
    connect.headers().set(HttpHeaderNames.HOST, to);
    if (!proxy.authorization().isEmpty()) {
      connect.headers().set(HttpHeaderNames.PROXY_AUTHORIZATION, proxy.authorization());
    }
    context.writeAndFlush(connect).addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      if (message instanceof HttpResponse response) {
        judge(context, response);
      }
      if (message instanceof LastHttpContent && granted) {
        ChannelPipeline pipeline = context.pipeline();
        pipeline.remove(codec);
        pipeline.replace(this, null, encryption);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void judge(ChannelHandlerContext context, HttpResponse response) {
    if (response.decoderResult().isFailure()) {
      refuse(context, "what answers at the proxy's address does not speak HTTP");
    } else if (response.status().codeClass() == HttpStatusClass.SUCCESS) {
      granted = true;
    } else if (response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
      refuse(context, "the proxy refused the tunnel: " + words(response.status().code()));
    }
  }

  /** The standard's own words: a proxy's might hold anything. */
  private static String words(int status) {
    return switch (status) {
      case 403 -> "403 Forbidden: it does not let us go there";
      case 407 ->
          "407 Proxy Authentication Required: give user and password in HTTPS_PROXY"
              + " (http://user:password@host:port)";
      case 502, 503, 504 ->
          HttpResponseStatus.valueOf(status) + ": it cannot reach the endpoint itself";
      default -> HttpResponseStatus.valueOf(status).toString();
    };
  }

  private void refuse(ChannelHandlerContext context, String why) {
    if (!failed) {
      failed = true;
      context.fireExceptionCaught(new Refused(why));
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    refuse(context, "the proxy closed the connection instead of giving a tunnel");
    context.fireChannelInactive();
  }
}
