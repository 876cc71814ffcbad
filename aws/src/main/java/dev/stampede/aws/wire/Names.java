package dev.stampede.aws.wire;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The addresses of one host, and which of them answer. Looked up once before the first connection,
 * and again in the background while connections are made: a look-up blocks, and on an event loop it
 * would hold up every call.
 *
 * <p>Each address takes its turn, while it is not <em>left</em>:
 *
 * <pre>
 *   state | a connect succeeds | a call's connect fails | when its probe is due | the probe fails
 *   used  | used               | left, a probe later    |                       |
 *   left  | used               | left                   | one probe, no call    | left, a probe
 *         |                    |                        |                       | still later
 * </pre>
 *
 * Only a probe that fails makes the next one later: calls fail by the hundred when an address dies,
 * and say all the same thing. A probe that fails for want of something of our own says nothing.
 *
 * <p>If all are left, all are used: it may be the network that is dead. They are not probed then,
 * since calls do that. For any number of threads; moments are nanoseconds that are passed in.
 */
final class Names {

  /** As long as the JDK itself keeps an answer. */
  private static final long FRESH_NANOS = Duration.ofSeconds(30).toNanos();

  static final long FIRST_PROBE_NANOS = Duration.ofSeconds(5).toNanos();
  static final long LAST_PROBE_NANOS = Duration.ofMinutes(1).toNanos();

  private final String host;
  private final int port;
  private final Lookup lookup;
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicBoolean looking = new AtomicBoolean();
  private final AtomicReference<Known> known;

  /**
   * An address and its record.
   *
   * @param failures how many probes failed since a connection carried a call
   * @param left whether it gets no calls
   * @param probeAt when the next probe is due, if it is left
   */
  private record Address(InetSocketAddress socket, int failures, boolean left, long probeAt) {

    /** Left, with a probe as long from now as so many failures make it. */
    private Address leave(int failed, long now) {
      long pause = FIRST_PROBE_NANOS << Math.min(failed, 4);
      return new Address(socket, failed, true, now + Math.min(pause, LAST_PROBE_NANOS));
    }

    Address callFailed(long now) {
      return left ? this : leave(failures, now);
    }

    Address probeFailed(boolean ours, long now) {
      return leave(ours ? failures : failures + 1, now);
    }

    Address answered(boolean call) {
      return new Address(socket, call ? 0 : failures, false, 0);
    }
  }

  private record Known(List<Address> all, List<InetSocketAddress> used, long since) {

    static Known of(List<Address> all, long since) {
      List<Address> some = all.stream().filter(address -> !address.left()).toList();
      List<Address> used = some.isEmpty() ? all : some;
      return new Known(all, used.stream().map(Address::socket).toList(), since);
    }

    Optional<Address> find(InetSocketAddress socket) {
      return all.stream().filter(address -> address.socket().equals(socket)).findFirst();
    }

    Known with(Address changed) {
      return of(
          all.stream().map(a -> a.socket().equals(changed.socket()) ? changed : a).toList(), since);
    }

    boolean someLeft() {
      return used.size() < all.size();
    }
  }

  private Names(String host, int port, Lookup lookup, Known known) {
    this.host = host;
    this.port = port;
    this.lookup = lookup;
    this.known = new AtomicReference<>(known);
  }

  /**
   * Looks a host up; blocks.
   *
   * @throws UnknownHostException if it has no address
   */
  static Names of(String host, int port, Lookup lookup, long now) throws UnknownHostException {
    List<Address> all =
        lookUp(host, port, lookup).stream().map(s -> new Address(s, 0, false, 0)).toList();
    return new Names(host, port, lookup, Known.of(all, now));
  }

  /** The address to connect to next: each in its turn. Never blocks. */
  InetSocketAddress next(long now) {
    Known present = known.get();
    if (now - present.since() > FRESH_NANOS && looking.compareAndSet(false, true)) {
      // Not a virtual thread: a look-up would hold its carrier, of which users need every one.
      Thread.ofPlatform().daemon().name("names").start(() -> refresh(now));
    }
    List<InetSocketAddress> used = present.used();
    return used.get(Math.floorMod(turn.getAndIncrement(), used.size()));
  }

  /** Another address that may answer, for whom these did not; none if all others are left. */
  Optional<InetSocketAddress> another(Set<InetSocketAddress> tried) {
    Known present = known.get();
    List<InetSocketAddress> others =
        present.used().stream()
            .filter(socket -> !tried.contains(socket))
            .filter(socket -> !present.find(socket).map(Address::left).orElse(true))
            .toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(others.get(Math.floorMod(turn.getAndIncrement(), others.size())));
  }

  /** A connection to this address could not be made for a call. */
  void failed(InetSocketAddress socket, long now) {
    known.updateAndGet(k -> k.find(socket).map(a -> k.with(a.callFailed(now))).orElse(k));
  }

  /**
   * A probe of this address failed.
   *
   * @param ours whether it was this machine that lacked something: then the address has shown
   *     nothing, and is probed again after the same pause
   */
  void probeFailed(InetSocketAddress socket, boolean ours, long now) {
    known.updateAndGet(k -> k.find(socket).map(a -> k.with(a.probeFailed(ours, now))).orElse(k));
  }

  /** A connection to this address was made, for a call or for a probe. */
  void answered(InetSocketAddress socket, boolean call) {
    if (known.get().find(socket).map(a -> a.left() || a.failures() > 0).orElse(false)) {
      known.updateAndGet(k -> k.find(socket).map(a -> k.with(a.answered(call))).orElse(k));
    }
  }

  /** An address that is to be probed now; given to one asker only. */
  Optional<InetSocketAddress> probe(long now) {
    Known present = known.get();
    if (!present.someLeft()) {
      return Optional.empty();
    }
    for (Address address : present.all()) {
      if (address.left() && now - address.probeAt() >= 0) {
        Address claimed =
            new Address(address.socket(), address.failures(), true, now + LAST_PROBE_NANOS);
        return known.compareAndSet(present, present.with(claimed))
            ? Optional.of(address.socket())
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private void refresh(long now) {
    try {
      List<InetSocketAddress> found = lookUp(host, port, lookup);
      known.updateAndGet(k ->
          Known.of(
              found.stream().map(s -> k.find(s).orElse(new Address(s, 0, false, 0))).toList(),
              now));
    } catch (UnknownHostException e) {
      // The old addresses stay: better a stale one than none. The next look-up is due as usual.
      known.updateAndGet(k -> Known.of(k.all(), now));
    } finally {
      looking.set(false);
    }
  }

  private static List<InetSocketAddress> lookUp(String host, int port, Lookup lookup)
      throws UnknownHostException {
    List<InetAddress> found = lookup.addresses(host);
    if (found.isEmpty()) {
      throw new UnknownHostException(host);
    }
    // One family, the one that is preferred: a host of both seldom listens on both.
    return found.stream()
        .filter(address -> address.getClass() == found.getFirst().getClass())
        .distinct()
        .map(address -> new InetSocketAddress(address, port))
        .toList();
  }
}
