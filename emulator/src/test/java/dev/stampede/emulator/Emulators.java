package dev.stampede.emulator;

import dev.stampede.emulator.fault.Fault;
import dev.stampede.emulator.latency.Latency;
import dev.stampede.emulator.latency.TraceDetail;
import dev.stampede.emulator.truth.TrueCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Emulators as tests want them: no waiting, no misroutes. */
public final class Emulators {
  private Emulators() {}

  public static EmulatorSettings quick() {
    return EmulatorSettings.defaults().withLatency(Latency.NONE).withMisroutes(0);
  }

  public static EmulatorSettings with(String fault) {
    return quick().withFaults(List.of(Fault.parse(fault)));
  }

  /** Turns of this length, with full traces. */
  public static Latency lasting(Duration length) {
    return new Latency(Duration.ZERO, TraceDetail.FULL, 3000, 8, 0, Optional.of(length), Map.of());
  }

  /**
   * The one call in the truth, once it is as expected: a row ends just after the client saw the
   * end.
   */
  public static TrueCall onlyCall(Emulator emulator, Predicate<TrueCall> expected) {
    long deadline = System.nanoTime() + 10_000_000_000L;
    List<TrueCall> calls = emulator.truth().calls();
    while (!(calls.size() == 1 && expected.test(calls.getFirst()))
        && System.nanoTime() < deadline) {
      LockSupport.parkNanos(1_000_000);
      calls = emulator.truth().calls();
    }
    if (calls.size() != 1) {
      throw new AssertionError("not one call but " + calls);
    }
    return calls.getFirst();
  }

  /** The one call in the truth, once it has ended. */
  public static TrueCall onlyCall(Emulator emulator) {
    return onlyCall(emulator, call -> !call.outcome().equals("in_flight"));
  }
}
