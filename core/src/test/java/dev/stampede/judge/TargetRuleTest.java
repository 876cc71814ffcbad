package dev.stampede.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.input.BadInput;
import dev.stampede.insight.CallMeasures;
import dev.stampede.insight.Insight;
import dev.stampede.insight.Measure;
import dev.stampede.insight.Measures;
import dev.stampede.insight.Table;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A target's text")
class TargetRuleTest {

  private static final Measures MEASURES = Measures.of(List.of());

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "p95 < 3s; all; service time p95; < 3 s",
        "all: p99.9 <= 300ms; all; service time p99.9; <= 300 ms",
        "lambda: p95 < 3s; lambda; service time p95; < 3 s",
        "lambda: median < 1.5s; lambda; service time p50; < 1.5 s",
        "bedrock_agent:scheduling: error rate < 1%; bedrock_agent:scheduling; error rate; < 1%",
        "lambda:bulk_ops:*: error_rate < 0.5 %; lambda:bulk_ops:*; error rate; < 0.5%",
        "\"a: b <c>\": p95 < 1s; a: b <c>; service time p95; < 1 s",
        "all: throughput > 100/s; all; throughput; > 100/s",
        "throughput >= 12.5 rps; all; throughput; >= 12.5/s",
        "p95 of response time < 1m30s; all; response time p95; < 90 s",
        "Response Time P95 < 2s; all; response time p95; < 2 s",
        "p95 with failures < 2s; all; service time with failures p95; < 2 s",
        "max < 10s; all; service time max; < 10 s",
        "throttles < 5; all; throttles; < 5",
        "throttling < 1%; all; throttles; < 1%",
        "timeout < 1%; all; timeout; < 1%",
        "concurrent executions < 800; all; concurrent calls; < 800",
        "goodput(service time < 2s) > 95%; all; goodput(service time <= 2 s); > 95%",
        "goodput(service time < 2s, success rate) > 95%;"
            + "all; goodput(service time < 2 s, success rate); > 95%",
        "goodput(< 2s and response time <= 3s and complete) > 9/s;"
            + "all; goodput(service time < 2 s, response time <= 3 s, success rate); > 9/s",
        "goodput(response time < 2s) > 95%; all; goodput(response time < 2 s); > 95%",
        "success rate > 99%; all; success rate; > 99%",
        "lambda: good fraction (latency < 800ms) > 20/s;"
            + "lambda; goodput(service time <= 800 ms); > 20/s",
      })
  void names_rows_a_measure_and_a_limit(String text, String rows, String measure, String limit) {
    TargetRule rule = TargetRule.parse(text, MEASURES);
    assertThat(rule.rows().text()).isEqualTo(rows);
    assertThat(rule.measure()).isEqualTo(measure);
    assertThat(rule.limit()).hasToString(limit);
    assertThat(rule.stopAfter()).isEmpty();
    assertThat(rule.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p95 < 2s (stop if broken for 30s)",
        "p95 < 2s stop if broken for 30",
        "p95 < 2s  ( stop if broken for 30s )"
      })
  void may_ask_to_stop_the_run(String text) {
    assertThat(TargetRule.parse(text, MEASURES).stopAfter())
        .isEqualTo(Optional.of(Duration.ofSeconds(30)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "p95 << 3s; 5; '<<' is no comparison",
        "p95 = 3s; 5; '=' is no comparison",
        "p95 3s; 1; nothing measures 'p95 3s'",
        "p95; 4; a comparison is missing",
        "p95 <; 6; the limit is missing; write a time, such as 2s or 300ms",
        "p95 < 3; 7; service time p95 is compared with a time, such as 2s or 300ms, not with '3'",
        "p95 < 3 parsecs; 7; '3 parsecs' is no limit",
        "error rate < 2s; 14; error rate is compared with a share, such as 1%",
        "error rate < 101%; 14; a share is at most 100%",
        "eror rate < 1%; 1; did you mean error rate?",
        "lambda: thruput > 5/s; 9; did you mean throughput?",
        "lambda:p95 < 3s; 7; a blank is missing behind the colon",
        "p0 < 3s; 1; a percentile is above 0 and at most 100",
        "p101 < 3s; 1; a percentile is above 0 and at most 100",
        "p95 p99 < 3s; 5; one statistic is enough",
        "p95 error rate < 1%; 1; error rate is one figure, and has no p95",
        "service time < 3s; 1; which service time? write p50, p95, p99, mean, min or max",
        "goodput > 3/s; 9; goodput needs what is good",
        "error rate(p95) < 1%; 11; only goodput takes a condition",
        "goodput(p95 > 3/s; 8; the parenthesis is never closed",
        "goodput(service time < 2s,) > 1%; 27; a condition is missing",
        "goodput(service time) > 1%; 21; the limit is missing",
        "goodput(service time < 2s, thruput > 1) > 1%; 28; did you mean throughput?",
        "goodput(failures < 1/s) > 1%; 20; one call has no rate",
        "goodput(concurrent calls < 3) > 1%; 9; is not of one call",
        "goodput(goodput(latency < 1s) > 1%) > 1%; 9; one goodput is enough",
        "goodput(service time < 2) > 1%; 24; is compared with a time",
        "p95 < 3s (stop after 30s); 10; a target may end with (stop if broken for 30s)",
        "p95 < 3s (stop if broken for soon); 30; 'soon' is no time above 0",
        "\"open: p95 < 3s; 1; the quote is never closed",
        "\"closed\" p95 < 3s; 10; a colon is missing",
        ": p95 < 3s; 1; no row is named before the colon",
        "< 3s; 1; nothing to measure is named",
      })
  void that_is_wrong_is_refused_with_the_place_and_the_cure(
      String text, int column, String message) {
    assertThatThrownBy(() -> TargetRule.parse(text, MEASURES))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("column " + column + ": ")
        .hasMessageContaining(message)
        .satisfies(e ->
            assertThat(String.valueOf(e.getMessage()).lines().toList().getLast())
                .isEqualTo("  " + " ".repeat(column - 1) + "^"));
  }

  @ParameterizedTest(name = "{0} selects {1} {2}: {3}")
  @CsvSource({
    "all, lambda, f, true",
    "all, group, talk, false",
    "lambda, lambda, f, true",
    "lambda, bedrock_agent, f, false",
    "f, lambda, f, true",
    "lambda f, lambda, f, true",
    "lambda *, lambda, f, true",
    "lambda:*:route, lambda, lambda:bulk:route, true",
    "lambda:*:route, lambda, lambda:bulk:routes, false",
    "a.c, x, abc, false",
    "*, group, talk, false",
    "talk, group, talk, true",
    "group, group, talk, true",
  })
  void selects_rows(String text, String type, String name, boolean matches) {
    assertThat(new RowSelection(text).matches(new RowKey(type, name))).isEqualTo(matches);
  }

  @Test
  void refuses_two_measures_of_one_name() {
    assertThatThrownBy(() -> Measures.of(List.of(new CallsAgain(), new CallsAgain())))
        .hasMessageContaining("two measures are called");
  }

  private static final class CallsAgain implements Insight {
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
      return CallMeasures.ALL;
    }
  }
}
