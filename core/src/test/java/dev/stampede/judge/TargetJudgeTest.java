package dev.stampede.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.insight.Measures;
import dev.stampede.judge.TargetVerdict.Result;
import dev.stampede.measure.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The judge of targets")
class TargetJudgeTest {

  private static final Measures MEASURES = Measures.of(List.of());

  private final Seconds seconds = new Seconds();
  private final List<TargetEvent> events = new ArrayList<>();

  private static TargetJudge judge(PlannedLoad plan, String... rules) {
    return new TargetJudge(
        Stream.of(rules).map(rule -> TargetRule.parse(rule, MEASURES)).toList(), plan);
  }

  private static TargetJudge judge(String... rules) {
    return judge(PlannedLoad.UNKNOWN, rules);
  }

  private void play(
      TargetJudge judge, int count, int users, int successes, int failures, double millis) {
    for (int i = 0; i < count; i++) {
      var second = seconds.of(users, successes, failures, millis);
      events.addAll(judge.add(second, seconds.total));
    }
  }

  private TargetVerdict only(TargetJudge judge) {
    List<TargetVerdict> verdicts = judge.verdicts(seconds.total);
    assertThat(verdicts).hasSize(1);
    return verdicts.getFirst();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "p95 < 101ms; PASS",
        "p95 < 100ms; FAIL",
        "p95 <= 100ms; PASS",
        "p99 < 1s; PASS",
        "p99.9 < 1s; NOT_ENOUGH_SAMPLES",
        "mean < 101ms; PASS",
        "error rate < 1%; FAIL",
        "error rate < 3%; PASS",
        "throttles < 5; FAIL",
        "throttles <= 5; PASS",
        "throughput > 9/s; PASS",
        "throughput > 11/s; FAIL",
        "concurrent calls < 2; PASS",
        "concurrent calls < 1; FAIL",
        "goodput(service time < 100ms) > 97%; PASS",
        "goodput(service time < 99ms) > 1%; FAIL",
        "goodput(service time < 100ms) > 9/s; PASS",
        "f: p95 < 1s; PASS",
        "lambda: p95 < 1s; PASS",
        "lamda: p95 < 1s; NOT_JUDGED",
      })
  void compares_the_whole_run_with_the_limit(String rule, Result result) {
    TargetJudge judge = judge(rule);
    play(judge, 15, 1, 10, 0, 100);
    play(judge, 5, 1, 10, 1, 100);
    assertThat(only(judge).result()).isEqualTo(result);
  }

  @Test
  void says_which_row_may_have_been_meant() {
    TargetJudge judge = judge("lamda: p95 < 1s");
    play(judge, 2, 1, 10, 0, 100);
    assertThat(only(judge).words()).isEqualTo("not judged: no such row; did you mean lambda?");
  }

  @ParameterizedTest(name = "{0} of {1} samples: {2}, reliable {3}")
  @CsvSource({
    "p50, 1, NOT_ENOUGH_SAMPLES, false",
    "p50, 2, PASS, false",
    "p50, 10, PASS, true",
    "p95, 19, NOT_ENOUGH_SAMPLES, false",
    "p95, 20, PASS, false",
    "p95, 99, PASS, false",
    "p95, 100, PASS, true",
    "p99, 99, NOT_ENOUGH_SAMPLES, false",
    "p99, 100, PASS, false",
    "p99, 500, PASS, true",
    "p99.9, 999, NOT_ENOUGH_SAMPLES, false",
    "p99.9, 1000, PASS, false",
    "p99.9, 5000, PASS, true",
    "max, 1, PASS, true",
  })
  void needs_samples_for_a_percentile(String statistic, int n, Result result, boolean reliable) {
    TargetJudge judge = judge(statistic + " < 1s");
    play(judge, 1, 1, n, 0, 100);
    assertThat(only(judge).result()).isEqualTo(result);
    assertThat(only(judge).reading().isReliable()).isEqualTo(reliable);
  }

  @Test
  void judges_the_error_rate_from_the_first_attempt_on() {
    TargetJudge judge = judge("error rate < 1%");
    play(judge, 1, 7, 0, 1, 100);
    assertThat(only(judge).result()).isEqualTo(Result.FAIL);
    assertThat(only(judge).breach().orElseThrow().atSeconds()).isEqualTo(1);
    assertThat(only(judge).breach().orElseThrow().users()).isEqualTo(7);
  }

  @Test
  void asks_no_throughput_that_the_planned_load_cannot_reach() {
    TargetJudge judge = judge(new PlannedLoad(50, 4), "throughput > 100/s", "error rate < 1%");
    play(judge, 60, 50, 12, 0, 1_000);
    List<TargetVerdict> verdicts = judge.verdicts(seconds.total);
    assertThat(verdicts.getFirst().words())
        .isEqualTo("not judged: the load is too small: 50 users make 12.5/s at the wanted p50");
    assertThat(verdicts.getFirst().breach()).isEmpty();
    assertThat(RunVerdict.of(seconds.total, verdicts, false)).isEqualTo(new RunVerdict.Passed());
  }

  @Test
  void reckons_what_can_be_reached_from_the_waits_it_sees_and_the_p50_that_is_wanted() {
    TargetJudge judge = judge(new PlannedLoad(50, 0), "throughput > 100/s", "p50 < 2s");
    // 50 users, 12 calls/s of 1 s each: 50/12 - 1 = 3.17 s of waiting, so 50/(3.17 + 2) at most.
    play(judge, 60, 50, 12, 0, 1_000);
    assertThat(judge.verdicts(seconds.total).getFirst().words())
        .isEqualTo("not judged: the load is too small: 50 users make 9.68/s at the wanted p50");
  }

  @ParameterizedTest(name = "beside {0}")
  @ValueSource(strings = {"p50 < 2s", "error rate < 1%"})
  void asks_no_throughput_of_a_run_in_which_no_call_was_over(String other) {
    TargetJudge judge = judge("throughput > 100/s", other);
    play(judge, 20, 50, 0, 0, 0);
    TargetVerdict throughput = judge.verdicts(seconds.total).getFirst();
    assertThat(throughput.words()).isEqualTo("not judged: no call was over by the end");
    assertThat(throughput.breach()).isEmpty();
  }

  @Test
  void fails_a_throughput_where_every_call_failed() {
    TargetJudge judge = judge("throughput > 100/s");
    play(judge, 20, 50, 0, 10, 100);
    assertThat(only(judge).result()).isEqualTo(Result.FAIL);
  }

  @Test
  void passes_a_throughput_that_was_reached_whatever_was_planned() {
    TargetJudge judge = judge(new PlannedLoad(50, 4), "throughput > 20/s");
    play(judge, 10, 50, 30, 0, 1_000);
    assertThat(only(judge).result()).isEqualTo(Result.PASS);
  }

  @Test
  void asks_no_throughput_of_a_ramp_before_its_users_could_reach_it() {
    TargetJudge judge = judge(new PlannedLoad(100, 1), "throughput > 40/s");
    for (int users = 1; users <= 100; users++) {
      play(judge, 1, users, users, 0, 10);
    }
    assertThat(only(judge).breach()).isEmpty();
    play(judge, 10, 100, 20, 0, 10);
    assertThat(only(judge).breach().orElseThrow().users()).isEqualTo(100);
  }

  @Test
  void finds_when_a_rising_load_broke_a_target_and_under_what_load() {
    TargetJudge judge = judge("p95 < 2s");
    for (int second = 1; second <= 60; second++) {
      play(judge, 1, second * 5, 20, 0, second <= 30 ? 500 : 4_000);
    }
    Breach breach = only(judge).breach().orElseThrow();
    // One slow second of ten is enough for p95.
    assertThat(breach.atSeconds()).isEqualTo(31);
    assertThat(breach.users()).isEqualTo(155);
    assertThat(breach.callsPerSecond()).isCloseTo(20, within(1e-9));
    assertThat(breach.heldAgainSeconds()).isEmpty();
    assertThat(events).hasSize(1).first().isInstanceOf(TargetEvent.Broken.class);
    assertThat(events.getFirst().line())
        .isEqualTo(
            "target broken at 31 s with 155 users and 20.0 calls/s: p95 < 2s (measured 4 s)");
  }

  @Test
  void finds_when_a_target_held_again_after_a_spike() {
    TargetJudge judge = judge("p95 < 2s");
    play(judge, 20, 10, 20, 0, 500);
    play(judge, 10, 200, 20, 0, 4_000);
    play(judge, 60, 10, 20, 0, 500);
    Breach breach = only(judge).breach().orElseThrow();
    assertThat(breach.atSeconds()).isEqualTo(21);
    // The last slow second is in the windows until 39 s.
    assertThat(breach.heldAgainSeconds()).isEqualTo(OptionalDouble.of(40));
    assertThat(breach.recoverySeconds()).isEqualTo(OptionalDouble.of(19));
    assertThat(breach.times()).isEqualTo(1);
    assertThat(events).hasSize(2).last().isInstanceOf(TargetEvent.HeldAgain.class);
  }

  @Test
  void does_not_take_a_short_calm_for_holding_again() {
    TargetJudge judge = judge("error rate < 20%");
    play(judge, 10, 1, 10, 0, 100);
    for (int i = 0; i < 4; i++) {
      play(judge, 10, 1, 0, 10, 100);
      play(judge, 15, 1, 10, 0, 100);
    }
    assertThat(events).hasSize(1).first().isInstanceOf(TargetEvent.Broken.class);
    assertThat(only(judge).breach().orElseThrow().briefly()).isTrue();
    assertThat(only(judge).breach().orElseThrow().times()).isEqualTo(1);
  }

  @Test
  void tells_a_target_that_held_at_the_end_from_one_that_never_held_again() {
    TargetJudge judge = judge("error rate < 20%");
    play(judge, 10, 1, 10, 0, 100);
    play(judge, 10, 1, 0, 10, 100);
    assertThat(only(judge).breach().map(TargetsTable::heldAgain)).contains("never");
    play(judge, 15, 1, 10, 0, 100);
    assertThat(only(judge).breach().map(TargetsTable::heldAgain))
        .contains("29 s (for less than 10 s)");
    assertThat(TargetsTable.of(judge.verdicts(seconds.total)).orElseThrow().notes().getFirst())
        .endsWith("; held again from 29 s on, for less than 10 s");
    play(judge, 1, 1, 0, 100, 100);
    assertThat(only(judge).breach().map(TargetsTable::heldAgain)).contains("never");
    play(judge, 30, 1, 10, 0, 100);
    assertThat(only(judge).breach().map(TargetsTable::heldAgain)).contains("46 s (after 34 s)");
  }

  @Test
  void looks_further_back_where_samples_are_few() {
    TargetJudge judge = judge("p95 < 1s");
    play(judge, 19, 1, 1, 0, 4_000);
    assertThat(events).isEmpty();
    play(judge, 1, 1, 1, 0, 4_000);
    assertThat(events).hasSize(1);
  }

  @Test
  void asks_to_stop_a_run_that_is_broken_for_too_long_and_only_once() {
    TargetJudge judge = judge("error rate < 50% (stop if broken for 30s)");
    play(judge, 5, 1, 10, 0, 100);
    play(judge, 100, 1, 0, 10, 100);
    List<TargetEvent> stops = events.stream().filter(e -> e instanceof TargetEvent.Stop).toList();
    assertThat(stops).hasSize(1);
    // Broken since 10 s, when five of ten seconds failed.
    assertThat(stops.getFirst().line()).startsWith("stopping at 40 s: ");
  }

  @Test
  void does_not_stop_a_run_whose_target_holds_now_and_then() {
    TargetJudge judge = judge("error rate < 50% (stop if broken for 30s)");
    for (int i = 0; i < 10; i++) {
      play(judge, 15, 1, 0, 10, 100);
      play(judge, 15, 1, 10, 0, 100);
    }
    assertThat(events).noneMatch(e -> e instanceof TargetEvent.Stop);
  }

  @Test
  void leaves_out_usual_targets_of_what_was_not_called() {
    TargetJudge judge =
        new TargetJudge(
            List.of(
                TargetRule.usual("lambda: p95 < 3s", MEASURES),
                TargetRule.usual("bedrock_agent: p95 < 3s", MEASURES)),
            PlannedLoad.UNKNOWN);
    play(judge, 5, 1, 10, 0, 100);
    assertThat(only(judge).rule().text()).isEqualTo("lambda: p95 < 3s");
  }

  @RepeatedTest(20)
  void agrees_with_a_naive_judge_that_adds_every_window_anew() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<String> texts = List.of("p90 < 300ms", "error rate < 10%", "throttles < 40");
    TargetJudge judge = judge(texts.toArray(String[]::new));
    List<double[]> times = new ArrayList<>();
    List<Integer> failures = new ArrayList<>();
    List<OptionalDouble> firstBroken =
        new ArrayList<>(
            List.of(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty()));
    int length = 5 + random.nextInt(120);
    double slow = random.nextDouble() * 0.3;
    double bad = random.nextDouble() * 0.2;
    for (int at = 1; at <= length; at++) {
      double[] second = random.doubles(random.nextInt(4)).map(d -> d < slow ? 500 : 100).toArray();
      int failed = random.nextDouble() < bad ? 1 + random.nextInt(2) : 0;
      times.add(second);
      failures.add(failed);
      RowKey row = random.nextBoolean() ? Seconds.ROW : new RowKey("lambda", "g");
      judge.add(seconds.of(row, 1, failed, second), seconds.total);

      boolean[] broken = {
        breaksPercentile(times, at), breaksErrors(times, failures, at), sum(failures, 0, at) >= 40
      };
      for (int rule = 0; rule < 3; rule++) {
        if (broken[rule] && firstBroken.get(rule).isEmpty()) {
          firstBroken.set(rule, OptionalDouble.of(at));
        }
      }
    }
    for (TargetVerdict verdict : judge.verdicts(seconds.total)) {
      OptionalDouble mine =
          verdict
              .breach()
              .map(b -> OptionalDouble.of(b.atSeconds()))
              .orElse(OptionalDouble.empty());
      assertThat(mine)
          .as("seed %d, %s", seed, verdict.rule())
          .isEqualTo(firstBroken.get(texts.indexOf(verdict.rule().text())));
    }
  }

  /** p90 of a two-valued series is the slow one where over a tenth are slow. */
  private static boolean breaksPercentile(List<double[]> times, int to) {
    for (int window : new int[] {10, 30}) {
      double[] all =
          times.subList(Math.max(0, to - window), to).stream()
              .flatMapToDouble(java.util.Arrays::stream)
              .sorted()
              .toArray();
      if (all.length >= 10) {
        return all[(int) Math.ceil(all.length * 9 / 10.0) - 1] >= 300;
      }
    }
    return false;
  }

  private static boolean breaksErrors(List<double[]> times, List<Integer> failures, int to) {
    for (int window : new int[] {10, 30}) {
      int from = Math.max(0, to - window);
      int failed = sum(failures, from, to);
      int all = failed + times.subList(from, to).stream().mapToInt(t -> t.length).sum();
      if (all > 0) {
        return failed >= 0.1 * all;
      }
    }
    return false;
  }

  private static int sum(List<Integer> numbers, int from, int to) {
    return numbers.subList(from, to).stream().mapToInt(Integer::intValue).sum();
  }

  @Test
  void tells_in_words_when_a_target_broke_and_when_it_held_again() {
    TargetJudge judge = judge("p95 < 200ms", "error rate < 1%");
    play(judge, 5, 10, 20, 0, 100);
    play(judge, 5, 200, 20, 0, 900);
    play(judge, 40, 20, 20, 0, 100);
    play(judge, 1, 20, 0, 20, 100);
    assertThat(TargetsTable.of(judge.verdicts(seconds.total)).orElseThrow().notes())
        .contains(
            "p95 < 200ms: first broken at 6 s with 200 users and 20.0 calls/s (900 ms); held again"
                + " from 20 s on, after 14 s",
            "error rate < 1%: first broken at 51 s with 20 users and 20.0 calls/s (10%); did not"
                + " hold again");
  }
}
