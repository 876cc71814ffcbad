package dev.stampede.witness;

import dev.stampede.emulator.Emulator;
import dev.stampede.emulator.EmulatorSettings;
import dev.stampede.emulator.behaviour.Behaviour;
import dev.stampede.emulator.fault.Fault;
import dev.stampede.emulator.functions.FunctionsSettings;
import dev.stampede.emulator.latency.Latency;
import dev.stampede.emulator.latency.TraceDetail;
import dev.stampede.emulator.truth.TrueCall;
import dev.stampede.emulator.wire.SignatureCheck;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Emulators as witnesses want them: prompt, strict about signatures, with these faults alone. */
final class WitnessedEmulator {

  private static final long PATIENCE_NANOS = 20_000_000_000L;

  /** No waiting, and yet every trace that the service would send. */
  private static final Latency AT_ONCE =
      new Latency(
          Duration.ZERO, TraceDetail.FULL, 3000, 8, 0, Optional.of(Duration.ZERO), Map.of());

  private WitnessedEmulator() {}

  /** An emulator whose every call is signed rightly, or refused. */
  static Emulator start(String... faults) {
    return Emulator.start(settings(faults));
  }

  static EmulatorSettings settings(String... faults) {
    return settings(usual -> usual.withFaults(Stream.of(faults).map(Fault::parse).toList()));
  }

  /** The usual settings, with a behaviour that differs from the usual one. */
  static EmulatorSettings settings(UnaryOperator<Behaviour> differently) {
    Behaviour usual =
        Behaviour.DEFAULT
            .withLatency(AT_ONCE)
            .withFunctions(FunctionsSettings.NONE)
            .withMisroutes(0)
            .withSignatures(SignatureCheck.ENFORCE);
    EmulatorSettings settings = EmulatorSettings.defaults();
    return settings
        .withSizes(settings.sizes().withEventLoops(1))
        .withBehaviour(differently.apply(usual));
  }

  /** So many calls of the truth, all ended: a row ends just after its client saw the end. */
  static List<TrueCall> calls(Emulator emulator, int count) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    List<TrueCall> calls = emulator.truth().calls();
    while (calls.size() < count || calls.stream().anyMatch(c -> c.outcome().equals("in_flight"))) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not " + count + " ended calls, but " + calls);
      }
      LockSupport.parkNanos(1_000_000);
      calls = emulator.truth().calls();
    }
    if (calls.size() > count) {
      throw new AssertionError("more than " + count + " calls: " + calls);
    }
    return calls;
  }
}
