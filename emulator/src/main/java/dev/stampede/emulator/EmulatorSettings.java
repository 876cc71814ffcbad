package dev.stampede.emulator;

import dev.stampede.emulator.behaviour.Behaviour;
import java.util.Optional;

/**
 * What an emulator starts with. All but the behaviour stays as it is until the emulator is closed.
 *
 * @param address where it listens
 * @param tls its certificate and key, if it speaks TLS
 * @param seed decides every draw: faults, misroutes, latencies, ids in traces
 * @param sizes how much it serves with and remembers
 * @param behaviour how it behaves at first
 */
public record EmulatorSettings(
    Address address, Optional<Tls> tls, long seed, Sizes sizes, Behaviour behaviour) {

  /** A free port on loopback, and what is usual for the rest. */
  public static EmulatorSettings defaults() {
    return new EmulatorSettings(
        Address.ANY_PORT, Optional.empty(), 1, Sizes.defaults(), Behaviour.DEFAULT);
  }

  public EmulatorSettings withAddress(Address address) {
    return new EmulatorSettings(address, tls, seed, sizes, behaviour);
  }

  public EmulatorSettings withTls(Tls tls) {
    return new EmulatorSettings(address, Optional.of(tls), seed, sizes, behaviour);
  }

  public EmulatorSettings withSeed(long seed) {
    return new EmulatorSettings(address, tls, seed, sizes, behaviour);
  }

  public EmulatorSettings withSizes(Sizes sizes) {
    return new EmulatorSettings(address, tls, seed, sizes, behaviour);
  }

  public EmulatorSettings withBehaviour(Behaviour behaviour) {
    return new EmulatorSettings(address, tls, seed, sizes, behaviour);
  }
}
