package dev.stampede.aws.spending;

import dev.stampede.aws.cost.FunctionPrice;
import dev.stampede.aws.cost.PriceList;
import dev.stampede.aws.cost.Tariff;
import dev.stampede.aws.cost.TokenPrice;
import dev.stampede.aws.cost.TypicalTurn;
import dev.stampede.measure.Observation;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Recorder;
import dev.stampede.measure.Sample;
import dev.stampede.measure.Snapshot;
import dev.stampede.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Calls that were made, to be billed. */
final class Calls {

  static final long CENT = 10_000_000;
  static final long MILLI = 1_000_000;

  /** A typical turn costs 1 cent; a million requests 1 dollar, a GB-second 1 cent. */
  static final Tariff TARIFF =
      new Tariff(
          new PriceList(
              new TreeMap<>(Map.of("m", new TokenPrice(10, 10))), new TypicalTurn("m", 400, 600)),
          new FunctionPrice(1, 0.01));

  private final Recorder recorder = Recorder.create(Clock.system());
  private int ids;

  Calls turn(String name, Outcome outcome, long cents, long millis) {
    List<Observation> seen = new ArrayList<>();
    if (cents > 0) {
      seen.add(new Observation.Amount("turns.priced", 1));
      seen.add(new Observation.Amount("cost", cents * CENT));
      seen.add(new Observation.Amount("turns.traced", 1));
      seen.add(new Observation.Amount("tokens.input", 100 * cents));
      seen.add(new Observation.Amount("tokens.output", 10 * cents));
    }
    return record("bedrock_agent", name, outcome, millis, seen);
  }

  /** Megabytes of 0: without a report. */
  Calls call(String name, Outcome outcome, long megabytes, long millis) {
    return record(
        "lambda",
        name,
        outcome,
        millis,
        megabytes == 0
            ? List.of()
            : List.of(
                new Observation.Amount("calls.reported", 1),
                new Observation.Amount("billed.mb_ms", megabytes * millis)));
  }

  Calls other(String type, long millis) {
    return record(type, "/", Outcome.SUCCESS, millis, List.of());
  }

  Calls inFlight(int more) {
    for (int i = 0; i < more; i++) {
      recorder.begin();
    }
    return this;
  }

  private Calls record(
      String type, String name, Outcome outcome, long millis, List<Observation> seen) {
    recorder.begin();
    recorder.record(
        new Sample("id-" + ids++, type, name, outcome, "", 0, 0, millis * MILLI, 10, seen));
    return this;
  }

  Snapshot cut() {
    return recorder.cut(
        new Recorder.Interval(0, 1_000, 1_000 * MILLI, new TreeMap<>(Map.of("User", 1)), 0, 0, 0));
  }
}
