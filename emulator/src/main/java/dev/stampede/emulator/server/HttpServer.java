package dev.stampede.emulator.server;

import dev.stampede.emulator.functions.Functions;
import dev.stampede.emulator.truth.Truth;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The server: a few event loops, native epoll where there is one, no thread for any connection. */
public final class HttpServer implements AutoCloseable {
  private static final int BACKLOG = 8192;
  private static final int MAX_HEADERS = 64 * 1024;

  private final MultiThreadIoEventLoopGroup loops;
  private final Channel channel;
  private final OpenConnections open;

  private HttpServer(MultiThreadIoEventLoopGroup loops, Channel channel, OpenConnections open) {
    this.loops = loops;
    this.channel = channel;
    this.open = open;
  }

  /**
   * What the server serves.
   *
   * @param live how it behaves
   * @param seed decides every draw
   */
  public record Service(Live live, Functions functions, long seed, Truth truth, Times times) {}

  /**
   * Binds and serves, over TLS if there is a context for it. If the address cannot be bound, the
   * {@link java.net.BindException} comes undeclared, as Netty throws it.
   */
  public static HttpServer start(
      InetSocketAddress address, int eventLoops, Optional<SslContext> tls, Service service) {
    boolean epoll = Epoll.isAvailable();
    IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    Class<? extends ServerChannel> type =
        epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    var loops =
        new MultiThreadIoEventLoopGroup(eventLoops, new DefaultThreadFactory("emulator", true), io);
    var open = new OpenConnections();
    try {
      Channel channel =
          new ServerBootstrap()
              .group(loops)
              .channel(type)
              .option(ChannelOption.SO_BACKLOG, BACKLOG)
              .option(ChannelOption.SO_REUSEADDR, true)
              .childOption(ChannelOption.TCP_NODELAY, true)
              .childHandler(connections(loops, tls, service, open))
              .bind(address)
              .syncUninterruptibly()
              .channel();
      return new HttpServer(loops, channel, open);
    } catch (RuntimeException | Error e) {
      var _ = loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      throw e;
    }
  }

  private static ChannelInitializer<Channel> connections(
      MultiThreadIoEventLoopGroup loops,
      Optional<SslContext> tls,
      Service service,
      OpenConnections open) {
    Times times = service.times();
    var reception =
        new Reception(
            service.live(),
            new Invocations(service.functions(), service.seed(), times),
            service.seed(),
            times.wall());
    var pages = new Pages(service.truth(), service.live());
    Map<EventLoop, Desk> desks = new HashMap<>();
    for (EventExecutor executor : loops) {
      EventLoop loop = (EventLoop) executor;
      desks.put(loop, Desk.of(loop, times, service.truth().newLog()));
    }
    var numbers = new AtomicInteger();
    HttpDecoderConfig http = new HttpDecoderConfig().setMaxHeaderSize(MAX_HEADERS);
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        Desk desk = desks.get(channel.eventLoop());
        if (desk == null) {
          throw new IllegalStateException("an event loop of another group");
        }
        open.add(channel);
        tls.ifPresent(context -> channel.pipeline().addLast(context.newHandler(channel.alloc())));
        channel
            .pipeline()
            .addLast(
                new HttpRequestDecoder(http),
                new RequestReader(times.nanoTime()),
                new Connection(reception, desk, pages, times, open, numbers.incrementAndGet()));
      }
    };
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) channel.localAddress();
  }

  /** Closes all connections. Calls in progress stay {@code in_flight} in the truth. */
  @Override
  public void close() {
    channel.close().awaitUninterruptibly();
    open.closeAll();
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
