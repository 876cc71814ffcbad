package dev.stampede.aws.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.insight.Measures;
import dev.stampede.judge.PlannedLoad;
import dev.stampede.judge.TargetJudge;
import dev.stampede.judge.TargetRule;
import dev.stampede.judge.TargetVerdict;
import dev.stampede.measure.Failure;
import dev.stampede.measure.Observation;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Recorder;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Sample;
import dev.stampede.measure.Snapshot;
import dev.stampede.time.Clock;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Targets for agents")
class AgentMeasuresTest {

  private static final Measures MEASURES = Measures.of(List.of(new AgentInsight()));

  /** A hundred turns: 90 routed right, TTFT 1 to 100 ms, ten tokens each. */
  private static Snapshot run() {
    Recorder recorder = Recorder.create(Clock.system());
    for (int i = 1; i <= 100; i++) {
      recorder.begin();
      recorder.record(
          new Sample(
              "id-" + i,
              AgentInstruments.REQUEST_TYPE,
              "bedrock_agent:notes",
              Outcome.SUCCESS,
              "",
              0,
              0,
              200_000_000,
              10,
              List.of(
                  new Observation.Time(AgentInstruments.TTFT, i * 1_000_000L),
                  new Observation.Amount(AgentInstruments.TURNS_TRACED, 1),
                  new Observation.Amount(AgentInstruments.TOKENS_OUTPUT, 10),
                  new Observation.Cell(
                      AgentInstruments.ROUTE, "notes", i <= 90 ? "notes" : "none"))));
    }
    return recorder.cut(new Recorder.Interval(0, 1_000, 1_000_000_000, new TreeMap<>(), 0, 1, 0));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "routing accuracy > 89%, PASS",
    "routing accuracy > 90%, FAIL",
    "ttft p95 < 96ms, PASS",
    "time to first token p95 < 95ms, FAIL",
    "ttfd p95 < 1s, NOT_JUDGED",
    "goodput(ttft < 50ms) >= 50%, PASS",
    "output tokens <= 1000, PASS",
    "output tokens < 1000, FAIL",
    "throttles < 1, PASS",
  })
  void are_judged_by_what_turns_observe(String text, TargetVerdict.Result result) {
    Snapshot run = run();
    TargetJudge judge =
        new TargetJudge(List.of(TargetRule.parse(text, MEASURES)), PlannedLoad.UNKNOWN);
    judge.add(run, run);
    assertThat(judge.verdicts(run)).extracting(TargetVerdict::result).containsExactly(result);
  }

  @Test
  void are_the_seeds_where_the_user_sets_none() {
    assertThat(new AgentInsight().targets())
        .hasSize(6)
        .allSatisfy(text ->
            assertThat(TargetRule.usual(text, MEASURES).rows().text())
                .isEqualTo(AgentInstruments.REQUEST_TYPE));
  }

  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource({
    "CLIENT_ERROR, AccessDeniedException: no, allow bedrock:InvokeAgent",
    "CLIENT_ERROR, ExpiredTokenException: gone, log in again",
    "CLIENT_ERROR, InvalidSignatureException: Signature expired: … is now earlier, machine's clock",
    "CLIENT_ERROR, InvalidSignatureException: Signature not yet current, from the future",
    "CLIENT_ERROR, InvalidSignatureException: does not match, check the secret key",
    "THROTTLED, ThrottlingException: Rate exceeded, Service Quotas",
    "THROTTLED_IN_STREAM, throttlingException, Service Quotas",
    "SERVICE_ERROR, DependencyFailedException: x, Lambda functions",
    "TIMEOUT, call timeout after 900 s, use fewer users",
  })
  void have_cures_for_their_failures(Outcome outcome, String error, String cure) {
    RowKey row = new RowKey(AgentInstruments.REQUEST_TYPE, "bedrock_agent:notes");
    assertThat(new AgentCures().of(new Failure(row, outcome, error)))
        .hasValueSatisfying(text -> assertThat(text).contains(cure));
  }

  @Test
  void have_no_cures_for_others() {
    assertThat(
            new AgentCures()
                .of(new Failure(new RowKey("GET", "/"), Outcome.THROTTLED, "AccessDenied")))
        .isEmpty();
  }
}
