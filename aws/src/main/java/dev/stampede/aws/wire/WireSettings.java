package dev.stampede.aws.wire;

import java.time.Duration;

/**
 * How calls are made.
 *
 * @param connectTimeout the longest that connecting may take, the TLS handshake included
 * @param silenceTimeout the longest that may pass without a byte of the answer: an agent's step may
 *     well be silent for a minute; of answers that {@linkplain Reader#beginsWhenDone begin when all
 *     is done}, once they have begun
 * @param callTimeout the longest that a call may take from the moment it is sent
 * @param idleTimeout how long an unused connection is kept: less than servers keep theirs
 * @param maxConnections the most connections open at once, in all; further calls wait their turn
 * @param eventLoops how many threads feed the connections
 * @param network what lies between here and the endpoint
 */
public record WireSettings(
    Duration connectTimeout,
    Duration silenceTimeout,
    Duration callTimeout,
    Duration idleTimeout,
    int maxConnections,
    int eventLoops,
    Network network) {

  /** Refuses what cannot work. */
  public WireSettings {
    positive("the connect timeout", connectTimeout);
    positive("the silence timeout", silenceTimeout);
    positive("the call timeout", callTimeout);
    positive("the idle timeout", idleTimeout);
    if (eventLoops < 1) {
      throw new IllegalArgumentException("at least one event loop is needed, not " + eventLoops);
    }
    if (maxConnections < eventLoops) {
      throw new IllegalArgumentException(
          "at least one connection per event loop is needed: %d for %d loops are too few"
              .formatted(maxConnections, eventLoops));
    }
  }

  private static void positive(String what, Duration time) {
    if (!time.isPositive()) {
      throw new IllegalArgumentException(what + " must be longer than nothing, not " + time);
    }
  }

  /**
   * Five seconds to connect, three minutes of silence, fifteen minutes a call, connections idle for
   * 50 s and 8,000 at most, so that an emulator in the same process fits under a limit of 20,000
   * open files; one loop for two processors, which is what it can feed; nothing in between.
   */
  public static WireSettings defaults() {
    return new WireSettings(
        Duration.ofSeconds(5),
        Duration.ofMinutes(3),
        Duration.ofMinutes(15),
        Duration.ofSeconds(50),
        8_000,
        Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
        Network.direct());
  }

  /** The same with another time to connect. */
  public WireSettings withConnectTimeout(Duration time) {
    return new WireSettings(
        time, silenceTimeout, callTimeout, idleTimeout, maxConnections, eventLoops, network);
  }

  /** The same with another longest silence. */
  public WireSettings withSilenceTimeout(Duration time) {
    return new WireSettings(
        connectTimeout, time, callTimeout, idleTimeout, maxConnections, eventLoops, network);
  }

  /** The same with another longest call. */
  public WireSettings withCallTimeout(Duration time) {
    return new WireSettings(
        connectTimeout, silenceTimeout, time, idleTimeout, maxConnections, eventLoops, network);
  }

  /** The same with another time for idle connections. */
  public WireSettings withIdleTimeout(Duration time) {
    return new WireSettings(
        connectTimeout, silenceTimeout, callTimeout, time, maxConnections, eventLoops, network);
  }

  /** The same with another number of connections. */
  public WireSettings withMaxConnections(int number) {
    return new WireSettings(
        connectTimeout, silenceTimeout, callTimeout, idleTimeout, number, eventLoops, network);
  }

  /** The same with another number of event loops. */
  public WireSettings withEventLoops(int number) {
    return new WireSettings(
        connectTimeout, silenceTimeout, callTimeout, idleTimeout, maxConnections, number, network);
  }

  /** The same over another network. */
  public WireSettings withNetwork(Network other) {
    return new WireSettings(
        connectTimeout,
        silenceTimeout,
        callTimeout,
        idleTimeout,
        maxConnections,
        eventLoops,
        other);
  }
}
