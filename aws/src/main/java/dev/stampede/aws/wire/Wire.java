package dev.stampede.aws.wire;

import dev.stampede.aws.wire.Ending.Kind;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/** Calls to one endpoint over a few event loops: native epoll where there is one, else NIO. */
public final class Wire implements AutoCloseable {

  private static final int SHUT_DOWN_SECONDS = 5;

  private final EventLoopGroup group;
  private final List<Lane> lanes;
  private final AtomicInteger turn = new AtomicInteger();

  private Wire(EventLoopGroup group, List<Lane> lanes) {
    this.group = group;
    this.lanes = lanes;
  }

  /**
   * Looks up where the way leads, which blocks, and starts the event loops. Nothing is connected
   * before the first call.
   *
   * @param loopLate told now and then, on the event loops, how late they run, in nanoseconds
   * @throws UnknownHostException if the endpoint's host has no address
   * @throws IllegalArgumentException if the proxy's has none
   */
  public static Wire open(Way way, WireSettings settings, LongConsumer loopLate)
      throws UnknownHostException {
    Route route = way.lookUp(System.nanoTime());
    boolean epoll = Epoll.isAvailable();
    EventLoopGroup group =
        new MultiThreadIoEventLoopGroup(
            settings.eventLoops(),
            new DefaultThreadFactory("wire", true),
            epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    Class<? extends SocketChannel> kind = epoll ? EpollSocketChannel.class : NioSocketChannel.class;
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < settings.eventLoops(); i++) {
      EventLoop loop = group.next();
      Punctuality.watch(loop, loopLate);
      Dialer dialer = new Dialer(loop, kind, route, settings.connectTimeout());
      lanes.add(new Lane(loop, dialer, settings, share(settings, i)));
    }
    return new Wire(group, List.copyOf(lanes));
  }

  /** The connections of one loop: an equal share, the rest dealt to the first. */
  private static int share(WireSettings settings, int index) {
    int loops = settings.eventLoops();
    return settings.maxConnections() / loops + (index < settings.maxConnections() % loops ? 1 : 0);
  }

  /**
   * Sends a request and waits for the end of its answer, whatever that is: nothing is thrown for
   * what the network or the server does. The calling thread parks once. If it is interrupted, the
   * exchange ends as {@link Kind#INTERRUPTED} (unless it has just ended otherwise), its connection
   * is closed, and the thread stays interrupted.
   *
   * @param request head and body, ready to be written
   * @param reader takes the answer, on the event loop
   * @return the exchange, over
   */
  public Exchange exchange(byte[] request, Reader reader) {
    Exchange exchange = new Exchange(request, reader);
    Lane lane = lanes.get(Math.floorMod(turn.getAndIncrement(), lanes.size()));
    if (!lane.submit(exchange)) {
      exchange.finish(Ending.of(Kind.INTERRUPTED), System.nanoTime());
    }
    exchange.await(() -> lane.cancel(exchange));
    return exchange;
  }

  /** How many connections there are now, busy, idle and those that are being made. */
  public int openConnections() {
    return lanes.stream().mapToInt(Lane::openNow).sum();
  }

  /** Interrupts what is in flight and closes all connections. */
  @Override
  public void close() {
    lanes.forEach(Lane::shutDown);
    group
        .shutdownGracefully(0, SHUT_DOWN_SECONDS, TimeUnit.SECONDS)
        .awaitUninterruptibly(SHUT_DOWN_SECONDS, TimeUnit.SECONDS);
  }
}
