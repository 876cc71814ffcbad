package dev.stampede.aws.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. Blocks, and so is never asked on an event loop. */
@FunctionalInterface
public interface Lookup {

  /**
   * The host's addresses, at least one, the preferred first.
   *
   * @throws UnknownHostException if it has none
   */
  List<InetAddress> addresses(String host) throws UnknownHostException;

  /** Asks the JDK, and so whatever this machine asks. */
  static Lookup jdk() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
