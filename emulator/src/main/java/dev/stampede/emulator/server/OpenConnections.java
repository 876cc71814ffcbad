package dev.stampede.emulator.server;

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;

/**
 * The connections that are open now, so that they can be closed when the server stops. Thread-safe.
 */
final class OpenConnections {
  private final ChannelGroup channels =
      new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, /* stayClosed= */ true);
  private volatile boolean stopping;

  void add(Channel channel) {
    channels.add(channel);
  }

  /** Whether it is the server, and not the client, that ends connections now. */
  boolean stopping() {
    return stopping;
  }

  void closeAll() {
    stopping = true;
    channels.close().awaitUninterruptibly();
  }
}
