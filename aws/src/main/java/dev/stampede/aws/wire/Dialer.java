package dev.stampede.aws.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Connects sockets on one event loop, and probes the addresses that were left. */
final class Dialer {

  private final EventLoop loop;
  private final Route route;
  private final Duration timeout;
  private final Bootstrap calls;
  private final Bootstrap probes;

  /** A socket has no handlers before it is connected: until then it may be exchanged. */
  @ChannelHandler.Sharable
  private static final class Nothing extends ChannelInboundHandlerAdapter {}

  Dialer(EventLoop loop, Class<? extends Channel> kind, Route route, Duration timeout) {
    this.loop = loop;
    this.route = route;
    this.timeout = timeout;
    this.calls =
        new Bootstrap()
            .group(loop)
            .channel(kind)
            .handler(new Nothing())
            .disableResolver()
            // Netty's new default, the adaptive one, took an eighth more CPU for each turn here.
            .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.SO_KEEPALIVE, true)
            // The sweep has the deadline, which is to cover the TLS handshake too.
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0);
    this.probes =
        calls
            .clone()
            .option(
                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE));
  }

  Route route() {
    return route;
  }

  /** The longest that connecting may take, in nanoseconds. */
  long timeoutNanos() {
    return timeout.toNanos();
  }

  ChannelFuture connect(InetSocketAddress to) {
    return calls.connect(to);
  }

  /** Runs this on the loop: at once if that is where we are. */
  void onLoop(Runnable task) {
    if (loop.inEventLoop()) {
      task.run();
    } else {
      loop.execute(task);
    }
  }

  /**
   * Sees whether an address that was left is back, if its time has come: connects, and hangs up.
   */
  void probe(long now) {
    route
        .names()
        .probe(now)
        .ifPresent(to ->
            probes
                .connect(to)
                .addListener((ChannelFuture done) -> {
                  if (done.isSuccess()) {
                    route.names().answered(to, false);
                    var _ = done.channel().close();
                  } else {
                    boolean ours = Troubles.isOurs(done.cause());
                    route.names().probeFailed(to, ours, System.nanoTime());
                  }
                }));
  }
}
