package dev.stampede.emulator.truth;

import dev.stampede.emulator.functions.Start;
import java.util.Map;
import java.util.TreeMap;

/** What one pass over the rows adds up for one function. */
final class FunctionCounts {
  private long calls;
  private final Map<String, Long> outcomes = new TreeMap<>();
  private final Map<String, Long> reasons = new TreeMap<>();
  private long coldStarts;
  private long restores;
  private long billedMillis;
  private int maxConcurrency;
  private final Doubles started = new Doubles();
  private final Doubles took = new Doubles();

  void add(TrueCall call) {
    TrueInvocation invocation = call.invocation();
    calls++;
    outcomes.merge(call.outcome(), 1L, Long::sum);
    if (!invocation.reason().isEmpty()) {
      reasons.merge(invocation.reason(), 1L, Long::sum);
    }
    Start start = invocation.start().orElse(Start.WARM);
    coldStarts += start == Start.COLD ? 1 : 0;
    restores += start == Start.RESTORED ? 1 : 0;
    if (start != Start.WARM) {
      started.add(invocation.startMillis());
    }
    billedMillis += invocation.billedMillis();
    maxConcurrency = Math.max(maxConcurrency, invocation.concurrency());
    if (call.outcome().equals(TrueOutcome.ANSWERED.label())) {
      took.add(call.tookMillis());
    }
  }

  FunctionSummary summary() {
    return new FunctionSummary(
        calls,
        outcomes,
        reasons,
        coldStarts,
        restores,
        billedMillis,
        maxConcurrency,
        started.percentiles(),
        took.percentiles());
  }
}
