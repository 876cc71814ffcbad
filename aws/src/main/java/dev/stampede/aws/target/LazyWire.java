package dev.stampede.aws.target;

import dev.stampede.aws.wire.Way;
import dev.stampede.aws.wire.Wire;
import dev.stampede.aws.wire.WireSettings;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A wire that is opened when somebody first needs it: a run that calls only agents must not fail,
 * nor wait, for the name of a host that it never calls.
 */
final class LazyWire {

  private final URI url;
  private final Way way;
  private final WireSettings settings;
  private final LongConsumer loopLate;

  private volatile @Nullable Wire wire;
  private @Nullable TargetException broken;

  LazyWire(URI url, Way way, WireSettings settings, LongConsumer loopLate) {
    this.url = url;
    this.way = way;
    this.settings = settings;
    this.loopLate = loopLate;
  }

  Way way() {
    return way;
  }

  /**
   * The wire; blocks while its host is looked up, once.
   *
   * @throws TargetException if the host cannot be found, the same for everybody who asks, or if
   *     this was closed before
   */
  Wire open() {
    Wire present = wire;
    return present == null ? openFirst() : present;
  }

  private synchronized Wire openFirst() {
    if (broken != null) {
      throw broken;
    }
    Wire present = wire;
    if (present == null) {
      present = lookUp();
      wire = present;
    }
    return present;
  }

  private Wire lookUp() {
    try {
      return Wire.open(way, settings, loopLate);
    } catch (IllegalArgumentException e) {
      broken = new TargetException(String.valueOf(e.getMessage()), e);
    } catch (UnknownHostException e) {
      broken =
          new TargetException(
              "cannot find the host of %s: check the address and the network".formatted(url), e);
    }
    throw broken;
  }

  int openConnections() {
    Wire present = wire;
    return present == null ? 0 : present.openConnections();
  }

  synchronized void close() {
    Wire present = wire;
    if (present != null) {
      present.close();
    } else {
      broken = new TargetException("the client of %s was closed".formatted(url));
    }
  }
}
