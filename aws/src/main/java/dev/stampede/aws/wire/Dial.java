package dev.stampede.aws.wire;

import dev.stampede.aws.wire.Ending.Kind;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One connection while it is made. Lives on its lane's event loop.
 *
 * <p>If an address does not take the connection, the next that is believed to answer is tried,
 * within the same connect time-out: nothing was sent yet, so it is no retry of a request, and the
 * call is one attempt. While there is such another, an address that is silent has half of the time
 * that is left. Only the socket's connect is tried again: once it stands, tunnel and TLS handshake
 * succeed or fail with it.
 */
final class Dial {

  private final Dialer dialer;
  private final Connection connection;
  private final Set<InetSocketAddress> tried = new HashSet<>(4);
  private final long deadline;
  private @Nullable InetSocketAddress address;
  private @Nullable Channel channel;
  private long patience;
  private boolean connected;

  Dial(Dialer dialer, Connection connection) {
    this.dialer = dialer;
    this.connection = connection;
    this.deadline = System.nanoTime() + dialer.timeoutNanos();
  }

  private Names names() {
    return dialer.route().names();
  }

  void begin() {
    attempt(names().next(System.nanoTime()));
  }

  private void attempt(InetSocketAddress to) {
    address = to;
    tried.add(to);
    long now = System.nanoTime();
    patience = now + (deadline - now) / 2;
    ChannelFuture connecting = dialer.connect(to);
    channel = connecting.channel();
    connection.opened(connecting.channel());
    // Where not even a socket could be had, another thread tells.
    connecting.addListener(done -> dialer.onLoop(() -> settled(to, done.cause())));
  }

  private void settled(InetSocketAddress by, @Nullable Throwable why) {
    Channel made = channel;
    if (why == null && made != null && made.isActive()) {
      connected = true;
      dialer.route().equip(made, connection);
      if (!dialer.route().tls()) {
        connection.ready();
      }
      return;
    }
    Throwable cause = why == null ? new ClosedChannelException() : why;
    // A call that was given up says nothing of the address, nor does a lack of our own.
    if (connection.isWanted() && !Troubles.isOurs(cause)) {
      if (!(cause instanceof ClosedChannelException)) {
        names().failed(by, System.nanoTime());
      }
      Optional<InetSocketAddress> another = names().another(tried);
      if (another.isPresent()) {
        attempt(another.get());
        return;
      }
    }
    connection.notConnected(dialer.route().blame(Troubles.phrase(cause)));
  }

  /** Everything that connecting is made of has succeeded. */
  void succeeded() {
    if (address != null) {
      names().answered(address, true);
    }
  }

  /** Looks at the time: called again and again by the lane. */
  void sweep(long now) {
    if (address == null) {
      return;
    }
    if (now - deadline >= 0) {
      names().failed(address, now);
      connection.end(Ending.of(Kind.CONNECT_TIMEOUT));
    } else if (!connected && now - patience >= 0 && names().another(tried).isPresent()) {
      names().failed(address, now);
      if (channel != null) {
        // Its listener goes on to the next.
        var _ = channel.close();
      }
    }
  }
}
