package dev.stampede.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Ten minutes of a run that never was, second by second: a ramp to 120 users, a storm of throttles
 * in the sixth minute, a change of the load in the eighth. Lognormal durations, always the same.
 */
final class SimulatedRun {

  static final int SECONDS = 600;

  /**
   * What is called.
   *
   * @param type the kind of call
   * @param name its name
   * @param share of all calls
   * @param median milliseconds at rest
   * @param spread of the logarithm of durations
   * @param agent whether it streams, and so has a time to first token
   */
  record Call(
      String type, String name, double share, double median, double spread, boolean agent) {}

  /** One second of one call, or of all. */
  record Second(
      double rps,
      double fps,
      double tps,
      double p50,
      double p95,
      double p99,
      double max,
      double ttft50,
      double ttft95) {}

  private final Random random = new Random(20261123);
  private final List<Call> calls;

  SimulatedRun(List<Call> calls) {
    this.calls = calls;
  }

  static SimulatedRun ofAgents() {
    return new SimulatedRun(
        List.of(
            new Call("AGENT", "schedule a follow-up visit", 0.28, 2_900, 0.34, true),
            new Call("AGENT", "summarise the last encounter", 0.22, 3_600, 0.38, true),
            new Call("AGENT", "which medication interacts?", 0.16, 2_300, 0.31, true),
            new Call("AGENT", "draft a referral letter", 0.10, 5_200, 0.42, true),
            new Call("LAMBDA", "lookup_patient", 0.12, 84, 0.45, false),
            new Call("LAMBDA", "bulk_ops · export of notes", 0.08, 640, 0.5, false),
            new Call("AGENT", "check insurance coverage", 0.04, 1_900, 0.3, true)));
  }

  List<Call> calls() {
    return calls;
  }

  static int goal(int second) {
    if (second < 480) {
      return 120;
    }
    return 80;
  }

  static int users(int second) {
    if (second < 120) {
      return second + 1;
    }
    if (second < 480) {
      return 120;
    }
    return Math.max(80, 120 - (second - 480) * 4);
  }

  static boolean storm(int second) {
    return second >= 320 && second < 372;
  }

  /** How much slower things are than at rest. */
  double load(int second) {
    double users = users(second) / 120.0;
    double burst = storm(second) ? 1.9 : 1;
    return (0.85 + 0.55 * users * users) * burst * (1 + 0.05 * random.nextGaussian());
  }

  double rate(int second) {
    double perUser = storm(second) ? 0.26 : 0.36;
    return users(second) * perUser * (1 + 0.06 * random.nextGaussian());
  }

  Second second(Call call, int second) {
    double load = load(second);
    double rps = Math.max(0, rate(second) * call.share());
    double troubled = storm(second) ? 0.17 : 0.004;
    double tps = call.agent() ? rps * troubled * 0.8 : 0;
    double fps = tps + rps * troubled * 0.2;
    double p50 = call.median() * load;
    return new Second(
        rps,
        fps,
        tps,
        p50,
        p50 * Math.exp(1.645 * call.spread()),
        p50 * Math.exp(2.326 * call.spread()),
        p50 * Math.exp((2.6 + 0.5 * random.nextDouble()) * call.spread()),
        call.agent() ? p50 * 0.36 : Double.NaN,
        call.agent() ? p50 * 0.36 * Math.exp(1.4 * call.spread()) : Double.NaN);
  }

  /** All calls of a second as one, roughly: enough to look at. */
  Second together(int second) {
    double load = load(second);
    double rps = rate(second);
    double troubled = storm(second) ? 0.15 : 0.004;
    double p50 = 2_650 * load;
    return new Second(
        rps,
        rps * troubled,
        rps * troubled * 0.8,
        p50,
        p50 * 2.05,
        p50 * 2.7,
        p50 * (2.9 + 0.6 * random.nextDouble()),
        p50 * 0.37,
        p50 * 0.37 * 1.7);
  }

  /** Durations of about as many calls as five seconds hold. */
  List<Double> durations(int second) {
    List<Double> durations = new ArrayList<>();
    double load = load(second);
    int n = (int) Math.round(5 * rate(second));
    for (int i = 0; i < n; i++) {
      double at = random.nextDouble();
      Call chosen = calls.getLast();
      for (Call call : calls) {
        at -= call.share();
        if (at < 0) {
          chosen = call;
          break;
        }
      }
      durations.add(chosen.median() * load * Math.exp(chosen.spread() * random.nextGaussian()));
    }
    return durations;
  }
}
