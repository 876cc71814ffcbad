package dev.stampede.emulator;

import dev.stampede.input.BadInput;

/**
 * Where an emulator listens.
 *
 * @param port 0 takes a free one
 */
public record Address(String host, int port) {
  /** A free port on loopback. */
  public static final Address ANY_PORT = new Address("127.0.0.1", 0);

  public Address {
    if (port < 0 || port > 65_535) {
      throw new BadInput("port " + port + " is not from 0 to 65535");
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
