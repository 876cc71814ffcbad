package dev.stampede.aws.lambda;

import dev.stampede.insight.Measure;
import dev.stampede.insight.Measure.Durations;
import dev.stampede.insight.Measure.Times;
import java.util.List;

/** What targets can be set for where functions are called, and which are set by default. */
final class FunctionMeasures {

  static final List<Measure> ALL =
      List.of(
          new Durations(
              List.of("cold start", "init duration"),
              "init or restore duration of calls that have one; the longest, if not said otherwise",
              "max",
              false,
              slice -> Times.of(slice.rows().distribution(FunctionInstruments.INIT))));

  static final List<String> TARGETS =
      List.of(
          "lambda: p50 < 1s",
          "lambda: p95 < 3s",
          "lambda: p99 < 5s",
          "lambda: error rate < 0.5%",
          "lambda: throughput > 500/s",
          "lambda: cold start < 2s");

  private FunctionMeasures() {}
}
