package dev.stampede.emulator;

import dev.stampede.emulator.behaviour.Behaviour;
import dev.stampede.emulator.fault.Fault;
import dev.stampede.emulator.functions.FunctionsSettings;
import dev.stampede.emulator.latency.Latency;
import dev.stampede.emulator.latency.TraceDetail;
import dev.stampede.emulator.truth.TrueCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Emulators as tests want them: no waiting, no misroutes, rows in order of arrival. */
public final class Emulators {
  private Emulators() {}

  public static EmulatorSettings quick() {
    return EmulatorSettings.defaults()
        .withSizes(Sizes.defaults().withEventLoops(1))
        .withBehaviour(prompt());
  }

  /** As {@link #quick}, but behaving otherwise. */
  public static EmulatorSettings quick(UnaryOperator<Behaviour> change) {
    return quick().withBehaviour(change.apply(prompt()));
  }

  /** No waiting, no misroutes, no faults. */
  public static Behaviour prompt() {
    return Behaviour.DEFAULT
        .withLatency(Latency.NONE)
        .withFunctions(FunctionsSettings.NONE)
        .withMisroutes(0);
  }

  public static EmulatorSettings with(String fault) {
    return quick(behaviour -> behaviour.withFaults(List.of(Fault.parse(fault))));
  }

  /** As {@link #quick}, but turns last so long, with full traces. */
  public static EmulatorSettings slow(Duration length) {
    return quick(behaviour -> behaviour.withLatency(lasting(length)));
  }

  /** Turns of this length, with full traces. */
  public static Latency lasting(Duration length) {
    return new Latency(Duration.ZERO, TraceDetail.FULL, 3000, 8, 0, Optional.of(length), Map.of());
  }

  /** The one call in the truth, once it is as expected: a row ends just after the client saw it. */
  public static TrueCall onlyCall(Emulator emulator, Predicate<TrueCall> expected) {
    return calls(emulator, 1, expected).getFirst();
  }

  /** All calls in the truth, once there are so many and all are as expected. */
  public static List<TrueCall> calls(Emulator emulator, int count, Predicate<TrueCall> expected) {
    long deadline = System.nanoTime() + 10_000_000_000L;
    List<TrueCall> calls = emulator.truth().calls();
    while (!(calls.size() == count && calls.stream().allMatch(expected))) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not " + count + " calls as expected, but " + calls);
      }
      LockSupport.parkNanos(1_000_000);
      calls = emulator.truth().calls();
    }
    return calls;
  }

  /** All calls in the truth, once there are so many and all have ended. */
  public static List<TrueCall> endedCalls(Emulator emulator, int count) {
    return calls(emulator, count, call -> !call.outcome().equals("in_flight"));
  }

  /** The one call in the truth, once it has ended. */
  public static TrueCall onlyCall(Emulator emulator) {
    return onlyCall(emulator, call -> !call.outcome().equals("in_flight"));
  }
}
