package dev.stampede.insight;

import dev.stampede.insight.Measure.Amount;
import dev.stampede.insight.Measure.Durations;
import dev.stampede.insight.Measure.Form;
import dev.stampede.insight.Measure.Level;
import dev.stampede.insight.Measure.Part;
import dev.stampede.insight.Measure.Times;
import dev.stampede.measure.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What can be measured of any call, whatever was called. */
public final class CallMeasures {

  /** Service times of successes: what a bare percentile means. */
  public static final Durations SERVICE_TIME =
      new Durations(
          List.of("service time", "latency"),
          "finished - sent, of successes",
          "",
          true,
          slice -> Times.of(slice.rows().succeeded()));

  /** All of them. */
  public static final List<Measure> ALL = all();

  private CallMeasures() {}

  private static List<Measure> all() {
    List<Measure> all = new ArrayList<>();
    all.add(SERVICE_TIME);
    all.add(
        new Durations(
            List.of("service time with failures", "with failures"),
            "finished - sent, where each failure took for ever",
            "",
            false,
            slice -> new Times(slice.rows().succeeded(), slice.rows().failures())));
    all.add(
        new Durations(
            List.of("response time"),
            "finished - planned, of successes and failures",
            "",
            false,
            slice -> Times.of(slice.rows().response())));
    all.add(
        new Amount(
            List.of("error rate", "failures", "errors"),
            "failures / attempts that were not interrupted",
            Set.of(Form.SHARE, Form.COUNT, Form.RATE),
            slice -> new Part(slice.rows().failures(), slice.rows().requests())));
    all.add(
        new Amount(
            List.of("success rate", "complete"),
            "successes (the answer whole, all checks met) / attempts that were not interrupted",
            Set.of(Form.SHARE),
            slice -> new Part(slice.rows().successes(), slice.rows().requests())));
    all.add(
        new Amount(
            List.of("throughput", "successes"),
            "successes per second of measured time",
            Set.of(Form.RATE, Form.COUNT),
            slice -> new Part(slice.rows().successes(), slice.rows().requests())));
    all.add(
        new Amount(
            List.of("requests"),
            "attempts that were not interrupted",
            Set.of(Form.RATE, Form.COUNT),
            slice -> new Part(slice.rows().requests(), slice.rows().requests())));
    all.add(
        new Amount(
            List.of("throttles", "throttling"),
            "attempts throttled, before or within an answer / attempts",
            Set.of(Form.SHARE, Form.COUNT, Form.RATE),
            slice ->
                new Part(
                    slice.rows().count(Outcome.THROTTLED)
                        + slice.rows().count(Outcome.THROTTLED_IN_STREAM),
                    slice.rows().requests())));
    Arrays.stream(Outcome.values())
        .filter(Outcome::failed)
        .forEach(outcome -> all.add(ofOutcome(outcome)));
    all.add(
        new Level(
            List.of("concurrent calls", "concurrent executions"),
            "mean number of calls in flight over 10 s: sum of their service times / time",
            slice -> slice.perSecond(slice.rows().times().sumNanos() / 1e9)));
    return List.copyOf(all);
  }

  private static Measure ofOutcome(Outcome outcome) {
    return new Amount(
        List.of(outcome.label()),
        "attempts that ended as '" + outcome.label() + "' / attempts",
        Set.of(Form.SHARE, Form.COUNT, Form.RATE),
        slice -> new Part(slice.rows().count(outcome), slice.rows().requests()));
  }
}
