package dev.stampede.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.insight.Insight;
import dev.stampede.insight.Measure;
import dev.stampede.insight.Measure.Form;
import dev.stampede.insight.Measures;
import dev.stampede.insight.Slice;
import dev.stampede.insight.Table;
import dev.stampede.measure.Observation;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Recorder;
import dev.stampede.measure.Sample;
import dev.stampede.measure.Snapshot;
import dev.stampede.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A call is good by a target with several clauses")
class GoodCallsTest {

  private static final Measures MEASURES = Measures.of(List.of(new Turns()));

  /** What a room that observes turns offers. */
  private static final class Turns implements Insight {
    @Override
    public List<String> titles() {
      return List.of();
    }

    @Override
    public List<Table> tables(Snapshot total) {
      return List.of();
    }

    @Override
    public Optional<String> status(Snapshot total) {
      return Optional.empty();
    }

    @Override
    public Optional<String> headline(Snapshot total) {
      return Optional.empty();
    }

    @Override
    public List<Measure> measures() {
      return List.of(
          new Measure.Durations(
              List.of("ttft"),
              "",
              "",
              true,
              slice -> Measure.Times.of(slice.rows().distribution("ttft"))),
          new Measure.Amount(
              List.of("right route"),
              "",
              Set.of(Form.SHARE),
              slice ->
                  new Measure.Part(
                      slice.rows().matrix("route").at("a", "a"),
                      slice.rows().matrix("route").total())),
          new Measure.Amount(
              List.of("cost"),
              "",
              Set.of(Form.MONEY),
              slice -> new Measure.Part(slice.rows().amount("cost") / 1e9, priced(slice))),
          new Measure.Average(
              List.of("cost per turn", "cost/turn"),
              "",
              Form.MONEY,
              slice -> new Measure.Part(slice.rows().amount("cost") / 1e9, priced(slice))));
    }

    private static long priced(Slice slice) {
      return slice.rows().amount("priced");
    }
  }

  private static TargetRule rule(String text) {
    return TargetRule.parse(text, MEASURES);
  }

  private static Sample call(String type, Outcome outcome, long millis, Observation... observed) {
    String error = outcome.failed() ? "failed" : "";
    long end = millis * 1_000_000;
    return new Sample("id", type, "row", outcome, error, 0, 0, end, 0, List.of(observed));
  }

  private static Observation[] turn(long ttftMillis, String route, double dollars) {
    return new Observation[] {
      new Observation.Time("ttft", ttftMillis * 1_000_000),
      new Observation.Cell("route", "a", route),
      new Observation.Amount("priced", 1),
      new Observation.Amount("cost", Math.round(dollars * 1e9))
    };
  }

  @ParameterizedTest(name = "{1} in {2} ms, ttft {3} ms, to {4}, for ${5}: {6}")
  @CsvSource({
    "agent, SUCCESS, 1999, 900, a, 0.009, true",
    "agent, SUCCESS, 2001, 900, a, 0.009, false",
    "agent, SUCCESS, 1999, 1001, a, 0.009, false",
    "agent, SUCCESS, 1999, 900, b, 0.009, false",
    "agent, SUCCESS, 1999, 900, a, 0.011, false",
    "agent, CHECK_FAILED, 1999, 900, a, 0.009, false",
    "agent, INTERRUPTED, 1999, 900, a, 0.009, false",
    "lambda, SUCCESS, 1999, 900, a, 0.009, false",
  })
  @DisplayName("if it succeeded and meets all of them")
  void all(
      String type,
      Outcome outcome,
      long millis,
      long ttft,
      String route,
      double dollars,
      boolean good) {
    GoodCalls calls =
        GoodCalls.of(
            List.of(
                rule(
                    "agent: goodput(service time < 2s, ttft < 1s, right route, complete, cost < $0.01)"
                        + " > 90%")));
    Sample judged = calls.judge(call(type, outcome, millis, turn(ttft, route, dollars)));
    assertThat(judged.observations()).hasSize(good ? 5 : 4);
  }

  @Test
  @DisplayName("not if it has no such figure")
  void unknown() {
    GoodCalls calls = GoodCalls.of(List.of(rule("goodput(service time < 2s, right route) > 90%")));
    assertThat(calls.judge(call("agent", Outcome.SUCCESS, 1)).observations()).isEmpty();
  }

  @Test
  @DisplayName("and its share and rate are judged on the whole run and each second")
  void judged() {
    List<TargetRule> rules =
        List.of(
            rule("goodput(service time < 2s, right route) > 50%"),
            rule("goodput(service time < 2s, right route) >= 1/s"),
            rule("cost/turn < 0.01"),
            rule("cost per turn < $0.03"),
            rule("cost < $1"));
    GoodCalls good = GoodCalls.of(rules);
    Recorder recorder = Recorder.create(Clock.system(), good::judge, sample -> {});
    TargetJudge judge = new TargetJudge(rules, PlannedLoad.UNKNOWN);
    Snapshot total = Snapshot.empty(0);
    List<TargetEvent> events = new ArrayList<>();
    for (int second = 1; second <= 12; second++) {
      for (int i = 0; i < 4; i++) {
        recorder.begin();
        recorder.record(call("agent", Outcome.SUCCESS, 100, turn(50, i == 0 ? "a" : "b", 0.02)));
      }
      Snapshot cut =
          recorder.cut(
              new Recorder.Interval(
                  second * 1_000L, second * 1_000L + 1_000, 1_000_000_000, users(), 0, 0, 0));
      total = total.then(cut);
      events.addAll(judge.add(cut, total));
    }
    List<TargetVerdict> verdicts = judge.verdicts(total);
    assertThat(verdicts)
        .extracting(TargetVerdict::measured)
        .containsExactly("25%", "1/s", "$0.0200", "$0.0200", "$0.96");
    assertThat(verdicts)
        .extracting(verdict -> verdict.result().label())
        .containsExactly("fail", "pass", "fail", "pass", "pass");
    assertThat(events)
        .extracting(event -> event.rule().text())
        .containsExactlyInAnyOrder(
            "goodput(service time < 2s, right route) > 50%", "cost/turn < 0.01");
  }

  private static SortedMap<String, Integer> users() {
    return new TreeMap<>(Map.of("TestUser", 4));
  }

  @Test
  @DisplayName("by one time just as by its distribution, whatever the calls")
  void sameAsTheDistribution() {
    long seed = RandomGenerator.getDefault().nextLong();
    RandomGenerator random = new Random(seed);
    List<TargetRule> rules =
        List.of(
            rule("goodput(service time <= 1s) > 0%"),
            rule("goodput(service time <= 1s, complete) > 0%"));
    GoodCalls good = GoodCalls.of(rules);
    Recorder recorder = Recorder.create(Clock.system(), good::judge, sample -> {});
    for (int i = 0; i < 500; i++) {
      recorder.begin();
      // Of equal figures to three digits a histogram cannot tell which was above.
      long millis = random.nextBoolean() ? random.nextLong(900) : 1_100 + random.nextLong(900);
      recorder.record(
          call("x", random.nextInt(5) == 0 ? Outcome.TIMEOUT : Outcome.SUCCESS, millis));
    }
    Snapshot total = recorder.cut(new Recorder.Interval(0, 1_000, 1_000_000_000, users(), 0, 0, 0));
    List<TargetVerdict> verdicts = new TargetJudge(rules, PlannedLoad.UNKNOWN).verdicts(total);
    assertThat(verdicts.get(1).reading()).as("seed " + seed).isEqualTo(verdicts.get(0).reading());
  }
}
