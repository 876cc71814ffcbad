package dev.stampede.aws.wire;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The addresses of one host. Looked up once before the first connection, and again in the
 * background while connections are made: a look-up blocks, and on an event loop it would hold up
 * every call.
 */
final class Names {

  /** As long as the JDK itself keeps an answer. */
  private static final long FRESH_NANOS = Duration.ofSeconds(30).toNanos();

  private final String host;
  private final int port;
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile Known known;

  private record Known(List<InetSocketAddress> addresses, long since) {}

  private Names(String host, int port, Known known) {
    this.host = host;
    this.port = port;
    this.known = known;
  }

  /**
   * Looks a host up; blocks.
   *
   * @throws UnknownHostException if it has no address
   */
  static Names of(String host, int port) throws UnknownHostException {
    return new Names(host, port, lookUp(host, port));
  }

  /** The address to connect to next: each in its turn. Never blocks. */
  InetSocketAddress next() {
    Known now = known;
    if (System.nanoTime() - now.since() > FRESH_NANOS && looking.compareAndSet(false, true)) {
      Thread.ofVirtual().name("names").start(this::refresh);
    }
    return now.addresses().get(Math.floorMod(turn.getAndIncrement(), now.addresses().size()));
  }

  private void refresh() {
    try {
      known = lookUp(host, port);
    } catch (UnknownHostException e) {
      // The old addresses stay: better a stale one than none. The next look-up is due as usual.
      known = new Known(known.addresses(), System.nanoTime());
    } finally {
      looking.set(false);
    }
  }

  private static Known lookUp(String host, int port) throws UnknownHostException {
    InetAddress[] found = InetAddress.getAllByName(host);
    // One family, the one that the JDK prefers: a host of both seldom listens on both.
    List<InetSocketAddress> addresses =
        Arrays.stream(found)
            .filter(address -> address.getClass() == found[0].getClass())
            .map(address -> new InetSocketAddress(address, port))
            .toList();
    return new Known(addresses, System.nanoTime());
  }
}
